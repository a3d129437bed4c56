package dev.diptych.bench;

import dev.diptych.article.Article;
import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.Budget;
import dev.diptych.digest.Credits;
import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestAssembler;
import dev.diptych.digest.EngineChain;
import dev.diptych.digest.Glossary;
import dev.diptych.digest.Memory;
import dev.diptych.digest.Pause;
import dev.diptych.digest.Preparation;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.Reaction;
import dev.diptych.digest.Scope;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitTranslator;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.Engines;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.OneArticle;
import dev.diptych.job.JobFile;
import dev.diptych.publish.DigestRenderer;
import dev.diptych.publish.Slugs;
import dev.diptych.publish.Way;
import dev.diptych.wiring.WorkbenchContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * The work of a night as plain calls, one after another: the same readers, units, engine, gates and
 * renderers, and no job, table, lane or restart. What a night costs above this is what being able
 * to continue it costs.
 */
final class PlainNight {

  private static final DataSize LARGEST = DataSize.ofMegabytes(50);

  private PlainNight() {}

  /**
   * Reads a folder and writes its digests.
   *
   * @param arguments the folder of articles and that of the digests, which exists
   */
  public static void main(String[] arguments) throws Exception {
    Path input = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    try (ConfigurableApplicationContext beans =
        new SpringApplicationBuilder(WorkbenchContext.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .run()) {
      ArticleReader reader = beans.getBean(ArticleReader.class);
      Preparation preparation = beans.getBean(Preparation.class);
      Engines engines = beans.getBean(Engines.class);
      List<DigestRenderer> renderers =
          beans
              .getBeanProvider(DigestRenderer.class)
              .orderedStream()
              .filter(renderer -> NightBench.FORMATS.contains(renderer.format()))
              .toList();
      UnitTranslator translator =
          new UnitTranslator(
              new EngineChain(
                  List.of(engines.translation("gist").orElseThrow()),
                  Reaction.NEXT,
                  Clock.systemUTC()),
              Memory.NOTHING,
              AnswerLog.NOTHING,
              Glossary.NONE,
              List.of(),
              Budget.unlimited(),
              Pause.SLEEP);
      DigestAssembler assembler =
          new DigestAssembler(
              new DigestAssembler.Setting(
                  "bench", "2026-11-24", null, Instant.EPOCH, ZoneOffset.UTC),
              new Credits("", engines));
      List<Path> files;
      try (Stream<Path> all = Files.list(input)) {
        files = all.sorted().toList();
      }
      for (int i = 0; i < files.size(); i++) {
        Path file = files.get(i);
        BoundedFile bytes = BoundedFile.read(file, file.getFileName().toString(), LARGEST);
        Article article =
            OneArticle.read(
                reader,
                bytes.source(),
                bytes.content(),
                "ar",
                JobFile.STANDARD_SECTION_SIZE_IN_CHARS);
        PreparedArticle prepared = preparation.prepare(article);
        List<UnitResult> results = new ArrayList<>();
        for (WorkUnit unit : prepared.units("en", Scope.FULL)) {
          results.add(translator.translate(unit));
        }
        String slug = Slugs.of(i + 1, bytes.source().path());
        Digest digest =
            assembler.assemble(
                prepared,
                "en",
                results,
                new DigestAssembler.Standing(slug, 1, List.of(), null, null));
        Way way = new Way(i + 1, files.size(), null, null);
        for (DigestRenderer renderer : renderers) {
          Files.write(output.resolve(slug + "." + renderer.format()), renderer.render(digest, way));
        }
      }
    }
  }
}
