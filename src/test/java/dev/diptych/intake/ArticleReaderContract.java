package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reader of article files does; a reader's test extends this and hands it over. */
public abstract class ArticleReaderContract {

  private static final String ARTICLE =
      """
      افتتاح مدرسة جديدة في القرية

      افتتح المحافظ المدرسة الجديدة صباح اليوم. وقال إن المدرسة تضم عشرين صفا.

      دعم من الأهالي

      وشكر المحافظ العمال الذين بنوا المدرسة في سنة واحدة. وكانت القرية بلا مدرسة منذ عشر سنوات.

      خطط للمستقبل

      وسيبدأ التعليم في المدرسة الأسبوع المقبل، كما وعد المحافظ ببناء ملعب بجانب المدرسة.
      """;

  /** The reader; the same or an equal one at every call. */
  protected abstract ArticleReader reader();

  @Test
  void plainTextGetsItsTitleItsLanguageAndItsSections() throws UnreadableException {
    Article article = read("a.txt", ARTICLE.getBytes(StandardCharsets.UTF_8));
    assertThat(article.language()).isEqualTo("ar");
    assertThat(article.facts().title()).isEqualTo("افتتاح مدرسة جديدة في القرية");
    assertThat(article.sections())
        .extracting(Section::heading)
        .containsExactly("", "دعم من الأهالي", "خطط للمستقبل");
  }

  @Test
  void theOldArabicCodePageIsRecognised() throws UnreadableException {
    Article utf8 = read("a.txt", ARTICLE.getBytes(StandardCharsets.UTF_8));
    Article old = read("a.txt", ARTICLE.getBytes(Charset.forName("windows-1256")));
    assertThat(old.text()).isEqualTo(utf8.text());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void identitiesHoldTogether(Path sample) throws IOException, UnreadableException {
    Set<String> articles = new HashSet<>();
    for (Article article : all(sample)) {
      assertThat(articles.add(article.id())).as("id %s once", article.id()).isTrue();
      identitiesHoldTogether(article);
    }
    assertThat(articles).isNotEmpty();
  }

  private static void identitiesHoldTogether(Article article) {
    Set<String> ids = new HashSet<>();
    for (Section section : article.sections()) {
      assertThat(ids.add(section.id())).as("id %s once", section.id()).isTrue();
      assertThat(section.level()).isBetween(0, 6);
      for (Segment segment : section.segments()) {
        assertThat(segment.id()).startsWith(section.id() + ".");
        assertThat(ids.add(segment.id())).as("id %s once", segment.id()).isTrue();
      }
    }
    assertThat(article.sections().get(0).id()).isEqualTo("s0");
    assertThat(article.segments()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameBytesGiveTheSameArticles(Path sample) throws IOException, UnreadableException {
    assertThat(all(sample)).isEqualTo(all(sample));
  }

  /** A file is its article; an article inside a file of several is named after both. */
  @ParameterizedTest
  @MethodSource("samples")
  void anItemIsTheFileOrLiesInIt(Path sample) throws IOException, UnreadableException {
    byte[] content = Files.readAllBytes(sample);
    SourceFile file = source(sample.getFileName().toString(), content);
    Contents contents = reader().open(file, content);
    for (Contents.Item item : contents.items()) {
      if (contents.several()) {
        assertThat(item.source().path()).startsWith(file.path() + "!");
        assertThat(item.source().checksum()).hasSize(64).isNotEqualTo(file.checksum());
      } else {
        assertThat(item.source()).isEqualTo(file);
      }
    }
  }

  private List<Article> all(Path sample) throws IOException, UnreadableException {
    byte[] content = Files.readAllBytes(sample);
    SourceFile file = source(sample.getFileName().toString(), content);
    List<Article> articles = new ArrayList<>();
    for (Contents.Item item : reader().open(file, content).items()) {
      articles.add(item.read("auto", 4_000));
    }
    return articles;
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("input"))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @Test
  void aStatedLanguageIsTaken() throws UnreadableException {
    byte[] content = ARTICLE.getBytes(StandardCharsets.UTF_8);
    assertThat(OneArticle.read(reader(), source("a.txt", content), content, "fa", 4_000).language())
        .isEqualTo("fa");
  }

  @ParameterizedTest
  @MethodSource("hostileFiles")
  void whateverTheBytesAreTheyGiveAnArticleOrAReason(Hostile file) {
    Throwable failure = catchThrowable(() -> read(file.name(), file.content()));
    if (failure != null) {
      assertThat(failure).isInstanceOf(UnreadableException.class);
      assertThat(failure.getMessage()).isNotBlank().doesNotContain("Exception");
    }
  }

  static Stream<Hostile> hostileFiles() throws IOException {
    return Stream.of(
        new Hostile("blank.txt", " \n\t\u200f\n".getBytes(StandardCharsets.UTF_8)),
        new Hostile("zeros.txt", new byte[5_000]),
        new Hostile("bytes.txt", everyByte()),
        new Hostile("../../etc/passwd", "x".getBytes(StandardCharsets.UTF_8)),
        new Hostile("a\u202etxt.html", "<p>x".getBytes(StandardCharsets.UTF_8)),
        new Hostile("deep.html", "<div>".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
        new Hostile("open.html", "<p><a href='".getBytes(StandardCharsets.UTF_8)),
        new Hostile("broken.pdf", "%PDF-1.7\n1 0 obj\n<<".getBytes(StandardCharsets.UTF_8)),
        new Hostile("broken.docx", "PK\u0003\u0004 nothing".getBytes(StandardCharsets.UTF_8)),
        new Hostile("bomb.gz", gzip(20_000_000)),
        new Hostile(
            "entity.xml",
            ("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                    + "<x>&e;</x>")
                .getBytes(StandardCharsets.UTF_8)),
        new Hostile("one-line.txt", "ا".repeat(300_000).getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[2_560];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[zeros]);
    }
    return bytes.toByteArray();
  }

  private Article read(String name, byte[] content) throws UnreadableException {
    return OneArticle.read(reader(), source(name, content), content, "auto", 4_000);
  }

  private static SourceFile source(String name, byte[] content) {
    try {
      byte[] checksum = MessageDigest.getInstance("SHA-256").digest(content);
      return new SourceFile(name, content.length, HexFormat.of().formatHex(checksum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  record Hostile(String name, byte[] content) {

    @Override
    public String toString() {
      return name;
    }
  }
}
