package dev.diptych.intake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class TikaArticleReaderContractTest extends ArticleReaderContract {

  private static AnnotationConfigApplicationContext context;

  @BeforeAll
  static void start() {
    context = new AnnotationConfigApplicationContext("dev.diptych.intake");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Override
  protected ArticleReader reader() {
    return context.getBean(ArticleReader.class);
  }
}
