package dev.diptych.digest;

import dev.diptych.article.ArticleFacts;
import dev.diptych.article.SourceFile;
import dev.diptych.engine.Engine;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SummarySentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bilingual document of one article and one target language: a function of the source's bytes,
 * the edition's frozen settings, its {@code asOf} and the accepted answers, so that the same work
 * gives the same bytes however often it was interrupted.
 *
 * @param job the job's name
 * @param edition the edition's label
 * @param slug name of the digest's files without extension: lower-case ASCII letters, digits and
 *     hyphens, unique in the edition
 * @param revision 1 for the first publication
 * @param source the article's file
 * @param facts what the file says about the article
 * @param notes what the reader of the file mended or doubts
 * @param sourceLanguage BCP 47 tag
 * @param targetLanguage BCP 47 tag
 * @param title the title's row; {@code null} if the file states none
 * @param summary at most a few sentences; evidence names segments of this digest
 * @param summaryEngine who chose or wrote them
 * @param sections in reading order
 * @param engines the engines behind the targets shown, in order of name
 * @param glossary checksum of the glossary, {@code null} if the job has none
 * @param asOf the edition's reference instant: "now" for everything in it
 * @param zone the job's time zone, for the times shown
 * @param corrections what later passes changed, oldest first
 * @param story the group of near-duplicates this article stands for, {@code null} if it is alone
 * @param changes what was changed in the article since an earlier edition showed it, {@code null}
 *     if nothing was or none did
 */
public record Digest(
    String job,
    String edition,
    String slug,
    int revision,
    SourceFile source,
    ArticleFacts facts,
    List<String> notes,
    String sourceLanguage,
    String targetLanguage,
    @Nullable Row title,
    List<SummarySentence> summary,
    EngineCredit summaryEngine,
    List<DigestSection> sections,
    List<EngineCredit> engines,
    @Nullable String glossary,
    Instant asOf,
    ZoneId zone,
    List<Correction> corrections,
    @Nullable Story story,
    @Nullable Changes changes) {

  /** Copies the lists, so that the digest cannot change. */
  public Digest {
    notes = List.copyOf(notes);
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
    engines = List.copyOf(engines);
    corrections = List.copyOf(corrections);
  }

  /** Title, headings and segments in reading order. */
  public Stream<Row> rows() {
    return Stream.concat(
        Stream.ofNullable(title),
        sections.stream()
            .flatMap(
                section ->
                    Stream.concat(Stream.ofNullable(section.heading()), section.rows().stream())));
  }

  /** How many rows miss their translation. */
  public long gaps() {
    return rows()
        .filter(row -> row.state() == Row.State.GAP || row.state() == Row.State.DEFERRED)
        .count();
  }

  /**
   * An engine as a reader sees it.
   *
   * @param name the engine's name
   * @param model what is behind it; empty where that was not stored, see {@link Credits}
   * @param draft whether its text is marked as a draft
   * @param reach how far the source text went
   */
  public record EngineCredit(String name, String model, boolean draft, Reach reach) {

    /** A person, who needs no machine. */
    public static final EngineCredit HUMAN =
        new EngineCredit(Memory.HUMAN, Memory.HUMAN, false, Reach.PROCESS);

    /** An engine of which only the name was stored. */
    public static EngineCredit named(String name) {
      return name.equals(Memory.HUMAN) ? HUMAN : new EngineCredit(name, "", false, Reach.NETWORK);
    }

    /** Whether a person made it. */
    public boolean human() {
      return name.equals(Memory.HUMAN);
    }

    /** Asks the engine who it is, which may be expensive the first time. */
    public static EngineCredit of(Engine engine) {
      return new EngineCredit(
          engine.name(), engine.identity().model(), engine.draft(), engine.reach());
    }

    /** Whether the source text left the machine; a text of any other engine was made offline. */
    public boolean network() {
      return reach == Reach.NETWORK;
    }
  }

  /**
   * A change made by a later pass.
   *
   * @param at the pass's reference instant
   * @param unit the unit that changed: {@code head} or a section's id
   * @param reason what the operator gave as reason
   */
  public record Correction(Instant at, String unit, String reason) {}

  /**
   * A group of near-duplicates.
   *
   * @param id the same for all members
   * @param reprints the paths of the other members
   * @param copies the same members, with what is known of them and what they say otherwise
   */
  public record Story(String id, List<String> reprints, List<Copy> copies) {

    /** Copies the lists, so that the story cannot change. */
    public Story {
      reprints = List.copyOf(reprints);
      copies = List.copyOf(copies);
    }
  }

  /**
   * Another copy of a story.
   *
   * @param path of its file; a stranger's text
   * @param outlet who published it, {@code null} if that is not known
   * @param published when, in ISO 8601, {@code null} if that is not known
   * @param address that its file gives as its own, {@code null} if it gives none
   * @param differs what it says more or otherwise than the article that stands for the story, in
   *     its own words and reading order; cut to the first few
   * @param language BCP 47 tag of its text
   * @param paragraphs its text as it is, headings among it, to be read beside the story; cut, with
   *     an ellipsis, where it is very long
   */
  public record Copy(
      String path,
      @Nullable String outlet,
      @Nullable String published,
      @Nullable String address,
      List<String> differs,
      String language,
      List<String> paragraphs) {

    /** Copies the lists, so that the copy cannot change. */
    public Copy {
      differs = List.copyOf(differs);
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /**
   * What was changed in an article since an earlier edition showed it.
   *
   * @param since the earlier edition's label
   * @param another whether so little is left of the earlier text that this is another article in
   *     its place; then there are no changes
   * @param changes in reading order
   */
  public record Changes(String since, boolean another, List<Change> changes) {

    /** Copies the list, so that the changes cannot change. */
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One change of a sentence, a heading or the title.
   *
   * @param was what stood there; {@code null} for what is new
   * @param segmentId the row that stands there now; {@code null} for what is gone
   */
  public record Change(@Nullable Was was, @Nullable String segmentId) {

    /** Which of the three a change is. */
    public Kind kind() {
      return was == null ? Kind.ADDED : segmentId == null ? Kind.REMOVED : Kind.REPLACED;
    }

    /** What can happen to a sentence. */
    public enum Kind {
      /** It reads differently. */
      REPLACED,
      /** It is new. */
      ADDED,
      /** It is gone. */
      REMOVED
    }
  }

  /**
   * A row of an earlier digest.
   *
   * @param target {@code null} if it had none
   */
  public record Was(String source, @Nullable String target) {}
}
