package dev.diptych.job;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Detail;
import dev.diptych.digest.Matter;
import dev.diptych.digest.Reaction;
import dev.diptych.engine.Reach;
import dev.diptych.job.Fields.Field;
import dev.diptych.job.JobFile.Retention;
import dev.diptych.job.JobSchedule.Misfire;
import dev.diptych.job.YamlNode.Mapping;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Reads one job file: every setting with its default, its range and an example. */
final class JobFileReader {

  private static final long MAX_FILE_IN_BYTES = 1 << 20;
  static final Fields.Meaning<Integer> LANES = Meanings.between(1, 1024);

  private static final Field SCHEDULE = new Field("schedule", "schedule: \"0 30 1 * * *\"");
  private static final Field TARGETS = new Field("targets", "targets: [en]");
  private static final Field ENGINES = new Field("engines", "engines: [gist]");

  private final Path file;
  private final Path home;
  private final Known known;
  private final Overrides overrides;
  private final Faults faults;

  JobFileReader(Path file, Path home, Known known, Overrides overrides) {
    this.file = file;
    this.home = home;
    this.known = known;
    this.overrides = overrides;
    this.faults = new Faults(shown(file));
  }

  private String shown(Path path) {
    return path.startsWith(home) ? home.relativize(path).toString() : path.toString();
  }

  JobFile read() {
    String text = text(file, faults);
    faults.throwIfAny();
    Mapping settings = YamlTree.parse(text, faults);
    if (settings == null) {
      faults.throwIfAny();
      settings = new Mapping(1, List.of());
    }
    Fields fields = new Fields(settings, "", faults);
    checkEdition();
    JobFile job = job(fields);
    fields.refuseOthers();
    faults.throwIfAny();
    return job;
  }

  /** The output folder that a job file names, whatever else is wrong with it. */
  static Optional<Path> outputNamedIn(Path file) {
    Faults unheard = new Faults(file.toString());
    Mapping settings = YamlTree.parse(text(file, unheard), unheard);
    return settings == null
        ? Optional.empty()
        : Optional.ofNullable(
            new Fields(settings, "", unheard)
                .optional(new Field("output", "output: output"), Path::of));
  }

  private JobFile job(Fields fields) {
    boolean network = fields.or(new Field("network", "network: none"), false, Meanings::network);
    JobFolders folders = new JobFolders(file, home, known, overrides, faults);
    Path input = folders.input(fields);
    return new JobFile(
        name(fields),
        input,
        patterns(fields),
        folders.output(fields, input),
        fields.or(new Field("source", "source: ar"), Meanings.AUTO, Meanings::source),
        targets(fields),
        engines(fields, network),
        fields.listOr(
            new Field("secondOpinion", "secondOpinion: [numbers, negation]"),
            List.of(),
            Matter::of),
        fields.optional(new Field("summary", "summary: my-model"), text -> writer(text, network)),
        fields.or(new Field("detail", "detail: full"), Detail.FULL, Meanings::detail),
        fields.or(
            new Field("sectionSize", "sectionSize: 4000"),
            JobFile.STANDARD_SECTION_SIZE_IN_CHARS,
            Meanings.between(200, 100_000)),
        formats(fields),
        fields.or(new Field("lanes", "lanes: 4"), 4, LANES),
        glossary(fields),
        fields.lists(
            new Field("watch", "watch: {Harbour Authority: [هيئة الميناء, Harbour Authority]}"),
            Meanings::text),
        fields.or(new Field("zone", "zone: Europe/Berlin"), ZoneId.of("UTC"), Meanings::zone),
        schedule(fields),
        fields.or(new Field("settle", "settle: 2m"), Duration.ofMinutes(2), Meanings::duration),
        fields.optional(new Field("publishBy", "publishBy: \"05:30\""), Meanings::time),
        budget(fields),
        network,
        fields.or(
            new Field("onUnavailable", "onUnavailable: wait 10m"),
            Reaction.NEXT,
            Meanings::reaction),
        retention(fields),
        fields.or(new Field("nearDuplicates", "nearDuplicates: on"), true, Meanings::onOrOff),
        fields.or(
            new Field("minFreeSpace", "minFreeSpace: 500MB"),
            DataSize.ofMegabytes(500),
            Meanings::size),
        overrides.all());
  }

  private void checkEdition() {
    String edition = overrides.edition();
    if (edition != null) {
      arguments(List.of(edition), "--edition", "--edition 2026-11-23", Meanings::label);
    }
  }

  private String name(Fields fields) {
    String fileName = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return fields.required(
        new Field("name", "name: " + fileName),
        fileName,
        text -> {
          if (!text.equals(fileName)) {
            throw new IllegalArgumentException("is not the file's name " + fileName);
          }
          return Meanings.name(text);
        });
  }

  private FilePatterns patterns(Fields fields) {
    if (!fields.isMapping("input")) {
      return FilePatterns.ALL;
    }
    Fields inside = fields.mapping(JobFolders.INPUT);
    List<String> include =
        inside.list(
            new Field("include", "include: [\"**/*.html\"]"),
            FilePatterns.ALL.include(),
            Meanings::glob);
    List<String> exclude =
        inside.list(new Field("exclude", "exclude: [\"drafts/**\"]"), List.of(), Meanings::glob);
    inside.passOver("folder");
    inside.refuseOthers();
    return new FilePatterns(include, exclude);
  }

  private List<String> targets(Fields fields) {
    if (overrides.targets().isEmpty()) {
      return fields.requiredList(TARGETS, Meanings::language);
    }
    fields.list(TARGETS, List.of(), text -> text);
    return arguments(overrides.targets(), "--target", "--target en", Meanings::language);
  }

  private List<String> engines(Fields fields, boolean network) {
    Fields.Meaning<String> meaning = text -> engine(text, network);
    if (overrides.engines().isEmpty()) {
      return fields.requiredList(ENGINES, meaning);
    }
    fields.list(ENGINES, List.of(), text -> text);
    return arguments(overrides.engines(), "--engine", "--engine gist", meaning);
  }

  private List<String> arguments(
      List<String> texts, String option, String example, Fields.Meaning<String> meaning) {
    return texts.stream()
        .map(
            text -> {
              try {
                return meaning.of(text);
              } catch (IllegalArgumentException e) {
                faults.addArgument(
                    "%s: \"%s\" %s".formatted(option, text, e.getMessage()), example);
                return text;
              }
            })
        .distinct()
        .toList();
  }

  private String engine(String text, boolean network) {
    return named(text, known.engines(), "is no engine here", network);
  }

  private String writer(String text, boolean network) {
    return named(text, known.writers(), "is no engine that writes summaries", network);
  }

  private String named(String text, Map<String, Reach> engines, String none, boolean network) {
    Set<String> names = engines.keySet();
    Reach reach = engines.get(text);
    if (reach == null) {
      String why = known.notConfigured().get(text);
      if (why != null) {
        throw new IllegalArgumentException(why);
      }
      throw new IllegalArgumentException(
          none
              + Suggestion.of(text, names)
              + (names.isEmpty() ? "; there is none" : "; there are: " + String.join(", ", names)));
    }
    if (reach == Reach.NETWORK && !network) {
      throw new IllegalArgumentException(
          "reaches outside this machine and the job says network: none");
    }
    return text;
  }

  private List<String> formats(Fields fields) {
    List<String> usual = List.copyOf(known.formats());
    List<String> all = Stream.concat(usual.stream(), known.editionFormats().stream()).toList();
    return fields.listOr(
        new Field("formats", "formats: [%s]".formatted(String.join(", ", all))),
        usual,
        text -> {
          if (!all.contains(text)) {
            throw new IllegalArgumentException(
                "is no format here%s; there are: %s"
                    .formatted(Suggestion.of(text, all), String.join(", ", all)));
          }
          return text;
        });
  }

  private static @Nullable JobSchedule schedule(Fields fields) {
    if (!fields.isMapping(SCHEDULE.name())) {
      String cron = fields.optional(SCHEDULE, Meanings::cron);
      return cron == null ? null : JobSchedule.of(cron);
    }
    Fields inside = fields.mapping(SCHEDULE);
    JobSchedule schedule =
        new JobSchedule(
            inside.required(new Field("cron", "cron: \"0 30 1 * * *\""), "", Meanings::cron),
            inside.or(
                new Field("misfire", "misfire: run-once"), Misfire.RUN_ONCE, Meanings::misfire),
            inside.optional(new Field("alertBy", "alertBy: \"06:00\""), Meanings::time));
    inside.refuseOthers();
    return schedule;
  }

  private static Budget.Limits budget(Fields fields) {
    Fields inside = fields.mapping(new Field("budget", "budget: {calls: 5000}"));
    Budget.Limits limits =
        new Budget.Limits(
            inside.optional(new Field("calls", "calls: 5000"), Meanings::count),
            inside.optional(new Field("characters", "characters: 2000000"), Meanings::count),
            inside.optional(new Field("cost", "cost: 2.50"), Meanings::money));
    inside.refuseOthers();
    return limits;
  }

  private static Retention retention(Fields fields) {
    Fields inside = fields.mapping(new Field("retention", "retention: {sources: 90}"));
    Retention standard = Retention.DEFAULT;
    Fields.Meaning<Integer> days = Meanings.between(1, 36_500);
    Retention retention =
        new Retention(
            inside.or(new Field("sources", "sources: 90"), standard.sources(), days),
            inside.or(new Field("answers", "answers: 365"), standard.answers(), days),
            inside.or(new Field("runs", "runs: 180"), standard.runs(), days),
            inside.optional(new Field("editions", "editions: 730"), days));
    inside.refuseOthers();
    return retention;
  }

  private @Nullable GlossarySource glossary(Fields fields) {
    return fields.optional(
        new Field("glossary", "glossary: nightly.glossary.csv"),
        text -> {
          Path csv = file.resolveSibling(text).normalize();
          if (!Files.isRegularFile(csv)) {
            throw new IllegalArgumentException(
                "is no file beside the job file (%s does not exist)".formatted(csv));
          }
          Faults own = new Faults(shown(csv));
          GlossarySource source = new GlossarySource(shown(csv), text(csv, own));
          GlossaryCsv.terms(source.content(), own);
          faults.addAll(own);
          return source;
        });
  }

  private static String text(Path path, Faults faults) {
    try {
      if (Files.size(path) > MAX_FILE_IN_BYTES) {
        faults.add(1, "the file is larger than 1 MB", "a smaller file");
        return "";
      }
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      faults.add(1, "the file is not in UTF-8", "a file saved as UTF-8");
    } catch (IOException e) {
      faults.add(1, "the file cannot be read (%s)".formatted(e), "a file that can be read");
    }
    return "";
  }
}
