package dev.diptych.publish;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.Change;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a digest says about itself, in plain words; the same in every format. Texts put into a
 * message are isolated as described in {@link Messages}.
 */
final class DigestWords {

  private static final String HUMAN = "human";

  /** What our own engines say of a word; everything else is quoted as the engine's words. */
  private static final List<String> DOUBTS = List.of("name transliterated", "word not known");

  /** So many reprints are named; the others are counted. */
  private static final int MOST_REPRINTS = 20;

  private static final int MAX_PATH = 160;

  private final Digest digest;
  private final Messages messages;
  private final Dates dates;
  private final Addresses addresses;
  private final Tally tally;
  private final CauseWords causes;

  DigestWords(Digest digest) {
    this.digest = digest;
    this.messages = Messages.forTarget(digest.targetLanguage());
    this.dates = new Dates(messages);
    this.addresses = new Addresses(digest, messages);
    this.tally = Tally.of(digest);
    this.causes = new CauseWords(messages, digest.zone());
  }

  Messages messages() {
    return messages;
  }

  Dates dates() {
    return dates;
  }

  Addresses addresses() {
    return addresses;
  }

  Tally tally() {
    return tally;
  }

  /** Whether the article was in the target language before anybody translated it. */
  boolean isAlreadyInTarget() {
    return Languages.same(digest.sourceLanguage(), digest.targetLanguage());
  }

  /** Whether only title, headings and some sentences were asked for. */
  boolean isPartial() {
    Predicate<Row> sourceOnly = row -> row.state() == State.SOURCE_ONLY;
    return digest.sections().stream()
        .anyMatch(
            section ->
                section.rows().stream().anyMatch(sourceOnly)
                    && !section.rows().stream().allMatch(sourceOnly));
  }

  /** The title in one line of the target language, {@code null} if there is none. */
  @Nullable String title() {
    Row title = digest.title();
    String target = title == null ? null : title.target();
    return target == null ? null : PlainText.headline(target);
  }

  /** What to call the digest where a name is needed: title, source title, or file. */
  String anyTitle() {
    String title = title();
    Row row = digest.title();
    return title != null
        ? title
        : row != null ? PlainText.headline(row.source()) : digest.source().name();
  }

  /** What a reader of a single printed sheet must know; empty for nothing. */
  String paperMark() {
    boolean machine = digest.engines().stream().anyMatch(engine -> !engine.human());
    if (!machine || isAlreadyInTarget()) {
      return "";
    }
    boolean all = digest.engines().stream().allMatch(engine -> engine.draft() || engine.human());
    return messages.text(!tally.draft() ? "print.machine" : all ? "print.draft" : "print.mixed");
  }

  /** The job and its edition. */
  String edition() {
    return digest.job() + " · " + dates.edition(digest.edition());
  }

  /** Who made the translation and what it is good for. */
  String provenance() {
    if (isAlreadyInTarget()) {
      return messages.text("status.already", targetName());
    }
    List<EngineCredit> machines =
        digest.engines().stream().filter(engine -> !engine.name().equals(HUMAN)).toList();
    boolean human = machines.size() < digest.engines().size();
    if (machines.isEmpty()) {
      return messages.text(human ? "status.human" : "status.none");
    }
    List<EngineCredit> drafts = machines.stream().filter(EngineCredit::draft).toList();
    String sentence;
    if (drafts.size() == machines.size()) {
      sentence = messages.text("status.draft", names(drafts));
    } else if (drafts.isEmpty()) {
      sentence = messages.text("status.machine", names(machines));
    } else {
      List<EngineCredit> others = machines.stream().filter(engine -> !engine.draft()).toList();
      sentence = messages.text("status.mixed", names(others), names(drafts));
    }
    return human ? sentence + " " + messages.text("status.humanToo") : sentence;
  }

  private Messages.Part names(List<EngineCredit> engines) {
    return new Messages.Part(
        engines.stream().map(this::credit).collect(Collectors.joining(messages.text("list"))));
  }

  /** An engine, and what matters about it to a reader in a hurry: its model, or that it is here. */
  private String credit(EngineCredit engine) {
    return engine.network() || engine.name().equals(HUMAN)
        ? origin(engine)
        : messages.text("engine.offline", engine.name());
  }

  /** An engine and all that is known of what is behind it. */
  String origin(EngineCredit engine) {
    String name = engine.name();
    if (name.equals(HUMAN)) {
      return messages.text("engine.human");
    }
    if (engine.model().isBlank() || engine.model().equals(name)) {
      return messages.text(engine.network() ? "engine.plain" : "engine.offline", name);
    }
    return messages.text(
        engine.network() ? "engine" : "engine.offline.model", name, engine.model());
  }

  /** How much there is to check, and what is missing. Of a draft nothing is ever clean. */
  List<String> counts() {
    List<String> counts = new ArrayList<>();
    if (isAlreadyInTarget()) {
      return counts;
    }
    boolean nothingToCheck = tally.headsToCheck() == 0 && !digest.engines().isEmpty();
    if (tally.draft() || tally.sentencesToCheck() > 0 || nothingToCheck) {
      String key = tally.draft() ? "checks.draft" : "checks";
      counts.add(messages.count(key, tally.sentencesToCheck(), tally.sentences()));
    }
    if (tally.headsToCheck() > 0) {
      counts.add(messages.count("checks.heads", tally.headsToCheck()));
    }
    counts.add(messages.count("gaps", tally.gaps()));
    if (tally.deferred() > 0) {
      counts.add(messages.count("deferred", tally.deferred()));
    }
    return counts;
  }

  /** What the file states, label → value; what it does not state says so. */
  Map<String, String> facts() {
    ArticleFacts facts = digest.facts();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("outlet", stated(facts.site()));
    lines.put("author", stated(facts.author()));
    String published = facts.published();
    lines.put(
        "published",
        published == null
            ? messages.text("published.none")
            : messages.isolated(dates.published(published, digest.zone())));
    lines.put("file", messages.path(digest.source().path()));
    lines.put("language", messages.languageName(digest.sourceLanguage()));
    lines.put("sentences", messages.number(tally.sentences()));
    return lines;
  }

  private String stated(@Nullable String fact) {
    return fact == null || fact.isBlank()
        ? messages.text("not.stated")
        : messages.isolated(fact.strip());
  }

  /** Which doubt of our own engines a finding states; {@code null} if it is in their own words. */
  static @Nullable String doubt(Finding finding) {
    if (finding.check() != Finding.Check.ENGINE_DOUBT || finding.arguments().size() != 1) {
      return null;
    }
    String said = finding.arguments().get(0);
    return DOUBTS.stream().filter(doubt -> said.startsWith(doubt + ": ")).findFirst().orElse(null);
  }

  /** A finding as an instruction to the reader. */
  String finding(Finding finding) {
    String key = "check." + finding.check().name();
    String exact = key + "." + finding.arguments().size();
    List<Object> arguments = new ArrayList<>(finding.arguments());
    String doubt = doubt(finding);
    if (doubt != null) {
      exact = key + "." + doubt.replace(' ', '_').toUpperCase(Locale.ROOT);
      arguments.set(0, finding.arguments().get(0).substring(doubt.length() + 2));
    } else if (finding.check() == Finding.Check.ENGINE_DOUBT && arguments.size() == 1) {
      String told = ToldWords.known(finding.arguments().get(0), messages);
      if (told != null) {
        exact = key + ".TOLD";
        arguments.set(0, new Messages.Part(told));
      }
    }
    arguments.add(0, new Messages.Part(targetName()));
    arguments.add(0, new Messages.Part(sourceName()));
    return messages.text(messages.has(exact) ? exact : key, arguments.toArray());
  }

  /** The other files that tell the story; {@code null} if there are none. */
  @Nullable String reprints() {
    return reprints(Set.of());
  }

  /** Those of them that are not told of elsewhere; {@code null} if there are none. */
  @Nullable String reprints(Set<String> told) {
    Digest.Story story = digest.story();
    List<String> paths =
        story == null
            ? List.of()
            : story.reprints().stream().filter(path -> !told.contains(path)).toList();
    if (paths.isEmpty()) {
      return null;
    }
    List<String> named = new ArrayList<>();
    for (String path : paths.subList(0, Math.min(MOST_REPRINTS, paths.size()))) {
      named.add(messages.path(PlainText.beginning(path, MAX_PATH)));
    }
    if (named.size() < paths.size()) {
      named.add(messages.count("index.story.rest", paths.size() - named.size()));
    }
    return messages.text("reprints") + ": " + String.join("; ", named);
  }

  /** What is wrong with a source. */
  String defect(SourceDefects.Defect defect) {
    return messages.text("defect." + defect.kind().name(), defect.words());
  }

  /** Writes what the program told in English, in the page's language or as what it is. */
  static void told(Html html, Messages messages, String text) {
    String known = ToldWords.known(text, messages);
    if (known != null) {
      html.message(known);
    } else {
      html.element("bdi", text, "lang", "en", "dir", "ltr");
    }
  }

  /** Why a row has no target. */
  String gap(Row row) {
    return gap(row, row.state() == State.DEFERRED ? "gap.deferred" : "gap");
  }

  /** Why the title has no target. */
  String titleGap(Row title) {
    return gap(title, "title.gap");
  }

  private String gap(Row row, String key) {
    return row.causes().isEmpty()
        ? messages.text(key + ".unknown")
        : messages.text(key, new Messages.Part(causes.of(row.causes())));
  }

  /**
   * Who made a row's target, for a quotation.
   *
   * @param engine {@code null} for a row without target
   */
  String quoteCredit(@Nullable String engine) {
    if (engine == null) {
      return messages.text("quote.source");
    }
    return engine.equals(HUMAN)
        ? messages.text("quote.human")
        : messages.text("quote.machine", engine);
  }

  /** When the last of the corrections was made; {@code null} if nothing was corrected. */
  @Nullable String corrected() {
    int corrections = digest.corrections().size();
    return corrections == 0
        ? null
        : dates.since(digest.asOf(), digest.corrections().get(corrections - 1).at(), digest.zone());
  }

  /** The edition's reference instant in the desk's time. */
  String asOf() {
    return dates.instant(digest.asOf(), digest.zone());
  }

  /** What later passes changed, oldest first. */
  List<String> corrections() {
    return digest.corrections().stream()
        .map(
            c ->
                messages.text(
                    "corrected",
                    dates.since(digest.asOf(), c.at(), digest.zone()),
                    c.unit().equals("head")
                        ? messages.text("section.head")
                        : addresses.ofSection(c.unit()),
                    c.reason()))
        .toList();
  }

  /**
   * What the digest says of an earlier edition, {@code null} if nothing.
   *
   * @param key of the message, where it is not another article
   */
  @Nullable String changed(String key) {
    Digest.Changes changes = digest.changes();
    return changes == null
        ? null
        : messages.text(
            changes.another() ? "changes.another" : key,
            new Messages.Part(dates.otherEdition(changes.since(), digest.edition())));
  }

  /** How much was changed. */
  String changeCounts() {
    Digest.Changes changes = digest.changes();
    List<String> counts = new ArrayList<>();
    for (Change.Kind kind : Change.Kind.values()) {
      long count =
          changes == null
              ? 0
              : changes.changes().stream().filter(change -> change.kind() == kind).count();
      if (count > 0) {
        counts.add(messages.count("changes." + kind.name(), count));
      }
    }
    return String.join(messages.text("separator"), counts);
  }

  /** What happened to a sentence. */
  String kind(Change change) {
    return messages.text("change." + change.kind().name());
  }

  /** Where a row stands, the title too. */
  String address(Row row) {
    Row title = digest.title();
    return title != null && title.segmentId().equals(row.segmentId())
        ? messages.text("section.head")
        : addresses.of(row.segmentId());
  }

  /** How the summary came about. */
  String summaryLabel(List<Summaries.Sentence> sentences) {
    return sentences.stream().anyMatch(Summaries.Sentence::written)
        ? messages.text("summary.written", digest.summaryEngine().model())
        : messages.text("summary.chosen");
  }

  /** The places a summary sentence rests on: {@code [Lead 1, Partnership 3]}. */
  String references(Summaries.Sentence sentence) {
    return sentence.evidence().stream()
        .map(row -> addresses.of(row.segmentId()))
        .collect(Collectors.joining(messages.text("list"), "[", "]"));
  }

  /** Everything an editor passes on, as plain text that carries its marks; without a link. */
  String brief() {
    List<String> lines = new ArrayList<>();
    lines.add(anyTitle());
    Row title = digest.title();
    if (title != null && title.target() == null && title.state() != State.SOURCE_ONLY) {
      lines.add("(" + messages.text("title.untranslated") + ")");
    }
    for (Summaries.Sentence sentence : Summaries.of(digest)) {
      String target = sentence.target();
      boolean given = sentence.evidence().get(0).state() == State.SOURCE_ONLY;
      String text = target != null || !given ? target : sentence.source();
      lines.add(
          "• "
              + (text == null ? gap(sentence.evidence().get(0)) : PlainText.line(text))
              + " "
              + references(sentence));
    }
    Map<String, String> facts = facts();
    lines.add(label("outlet", facts) + " · " + label("published", facts));
    if (title != null && title.target() != null) {
      lines.add(messages.text("fact.sourceTitle") + ": " + messages.isolated(title.source()));
    }
    lines.add(provenance() + " " + String.join(" · ", counts()));
    return String.join("\n", lines);
  }

  private String label(String fact, Map<String, String> facts) {
    return messages.text("fact." + fact) + ": " + Objects.requireNonNull(facts.get(fact));
  }

  /** The target language's name. */
  String targetName() {
    return messages.languageName(digest.targetLanguage());
  }

  /** The source language's name. */
  String sourceName() {
    return messages.languageName(digest.sourceLanguage());
  }
}
