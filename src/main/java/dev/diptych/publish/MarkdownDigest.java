package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.Was;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A digest as Markdown for notes, mail and wikis, made to be read as it is: each sentence is a
 * short paragraph under its address, its source the paragraph below. References are links to
 * anchors that stand only where something leads to.
 */
@Component
final class MarkdownDigest implements DigestRenderer {

  @Override
  public String format() {
    return "md";
  }

  @Override
  public byte[] render(Digest digest, Way way) {
    Page page = new Page(digest);
    page.top(way);
    page.changes();
    page.summary();
    page.contents();
    page.body();
    page.foot();
    return page.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One page; used once, by one thread. */
  private static final class Page {

    private final Markdown out = new Markdown();
    private final Digest digest;
    private final DigestWords words;
    private final Messages messages;
    private final List<Summaries.Sentence> summary;
    private final Map<String, List<Summaries.Sentence>> citations;
    private final List<ShownChanges.Shown> changes;
    private final Map<String, ShownChanges.Shown> changed;

    Page(Digest digest) {
      this.digest = digest;
      this.words = new DigestWords(digest);
      this.messages = words.messages();
      this.summary = Summaries.of(digest);
      this.citations = Summaries.citations(summary);
      this.changes = ShownChanges.of(digest);
      this.changed = ShownChanges.byRow(changes);
    }

    void top(Way way) {
      List<String> parts = new ArrayList<>();
      parts.add(Markdown.message(messages.text("way.job", digest.job())));
      parts.add(edition());
      parts.add(Markdown.message(messages.text("way.article", way.position(), way.of())));
      addLink(parts, messages.text("way.previous"), way.previous());
      addLink(parts, messages.text("way.next"), way.next());
      out.paragraph(String.join(" · ", parts));
      title();
      List<String> facts = new ArrayList<>();
      words
          .facts()
          .forEach((fact, value) -> facts.add(messages.text("fact." + fact) + ": " + value));
      out.paragraph(Markdown.message(String.join(" · ", facts)));
      notes();
      status();
    }

    private String edition() {
      return Markdown.message(
          messages.text("way.edition", new Messages.Part(words.dates().edition(digest.edition()))));
    }

    private static void addLink(List<String> parts, String text, @Nullable String slug) {
      if (slug != null) {
        parts.add("[" + Markdown.message(text) + "](" + slug + ".md)");
      }
    }

    private void title() {
      Row title = digest.title();
      if (title == null) {
        out.heading(1, Markdown.message(messages.text("title.none")));
        return;
      }
      String target = words.title();
      if (target != null) {
        out.heading(1, Markdown.text(target, digest.targetLanguage()));
        out.paragraph(source(title.source()));
      } else {
        out.heading(1, source(PlainText.headline(title.source())));
        if (title.state() != State.SOURCE_ONLY) {
          out.paragraph(Markdown.strong(Markdown.message(words.titleGap(title))));
        }
      }
      for (Finding finding : title.findings()) {
        out.paragraph(Markdown.strong(Markdown.message(words.finding(finding))));
      }
    }

    private void copies() {
      Digest.Story story = digest.story();
      for (Digest.Copy copy : story == null ? List.<Digest.Copy>of() : story.copies()) {
        if (!copy.differs().isEmpty()) {
          out.paragraph(
              Markdown.message(messages.path(copy.path()))
                  + " "
                  + messages.text("reprints.differs")
                  + " "
                  + joined(copy.differs().stream().map(messages::isolated).toList()));
        }
      }
    }

    private void notes() {
      String reprints = words.reprints();
      if (reprints != null) {
        out.paragraph(Markdown.message(reprints));
        copies();
      }
      if (!digest.notes().isEmpty()) {
        out.paragraph(
            messages.text("notes")
                + ": "
                + joined(
                    digest.notes().stream().map(note -> ToldWords.of(note, messages)).toList()));
      }
    }

    private static String joined(List<String> texts) {
      return String.join("; ", texts.stream().map(Markdown::message).toList());
    }

    private void status() {
      String status = Markdown.strong(Markdown.message(words.provenance()));
      if (words.isPartial()) {
        status +=
            " "
                + Markdown.message(
                    messages.text("status.partial", new Messages.Part(words.sourceName())));
      }
      out.quote(status + " " + Markdown.message(String.join(" · ", words.counts())));
    }

    void changes() {
      String title = words.changed("changes.since");
      if (title == null) {
        return;
      }
      if (changes.isEmpty()) {
        out.paragraph(Markdown.message(title));
        return;
      }
      out.heading(2, Markdown.message(title));
      out.paragraph(Markdown.message(words.changeCounts()));
      for (ShownChanges.Shown shown : changes) {
        Was was = shown.change().was();
        Row now = shown.now();
        String address = Markdown.strong(address(now, words.kind(shown.change())));
        String source =
            both(
                was == null ? null : source(was.source()),
                now == null ? null : source(now.source()));
        if (words.isAlreadyInTarget()) {
          out.paragraph(address + " " + source);
        } else {
          out.paragraph(address + " " + targets(was, now));
          out.paragraph(source);
        }
      }
    }

    private String address(@Nullable Row row, String kind) {
      return Markdown.message(row == null ? kind : words.address(row) + "; " + kind);
    }

    private String targets(@Nullable Was was, @Nullable Row now) {
      String before = was == null ? null : was.target();
      String after = now == null ? null : now.target();
      List<String> parts = new ArrayList<>();
      if (was != null && before == null) {
        parts.add(Markdown.message(messages.text("changes.untranslated.was")));
      }
      if (before != null || after != null) {
        parts.add(
            both(before == null ? null : target(before), after == null ? null : target(after)));
      }
      if (now != null && after == null) {
        parts.add(Markdown.message(messages.text("changes.untranslated")));
      }
      return String.join(" · ", parts);
    }

    private String both(@Nullable String was, @Nullable String now) {
      String before = was == null ? "" : "~~" + was + "~~";
      return now == null
          ? before
          : was == null ? now : before + " " + messages.text("changes.to") + " " + now;
    }

    void summary() {
      out.heading(2, messages.text("summary"));
      if (summary.isEmpty()) {
        out.paragraph(messages.text("summary.none"));
        return;
      }
      out.paragraph(Markdown.message(words.summaryLabel(summary)));
      for (Summaries.Sentence sentence : summary) {
        Row first = sentence.evidence().get(0);
        String target = sentence.target();
        boolean given = target == null && first.state() == State.SOURCE_ONLY;
        String shown =
            target != null ? target(target) : given ? source(sentence.source()) : gap(first);
        List<String> paragraphs = new ArrayList<>(List.of(shown + " " + references(sentence)));
        if (!given && !words.isAlreadyInTarget()) {
          paragraphs.add(source(sentence.source()));
        }
        out.numbered(sentence.number(), paragraphs);
      }
    }

    private String references(Summaries.Sentence sentence) {
      return sentence.evidence().stream()
          .map(this::reference)
          .collect(Collectors.joining(messages.text("list"), "(", ")"));
    }

    private String reference(Row row) {
      String address = Markdown.message(words.address(row));
      return words.addresses().has(row.segmentId())
          ? Markdown.link(address, row.segmentId())
          : address;
    }

    void contents() {
      List<DigestSection> headed =
          digest.sections().stream().filter(section -> section.heading() != null).toList();
      if (headed.isEmpty()) {
        return;
      }
      out.heading(2, messages.text("contents"));
      for (DigestSection section : headed) {
        Row heading = Objects.requireNonNull(section.heading());
        String target = heading.target();
        String name = target == null ? source(heading.source()) : target(target);
        out.item(Markdown.link(name, section.id()));
      }
      out.endList();
    }

    void body() {
      if (!digest.sections().isEmpty()) {
        out.heading(2, messages.text("text"));
        digest.sections().forEach(this::section);
      }
    }

    private void section(DigestSection section) {
      Row heading = section.heading();
      if (heading != null) {
        out.paragraph(Markdown.anchor(section.id()));
        out.heading(Math.min(6, Math.max(3, section.level() + 1)), heading(heading));
        if (Cells.isMissing(heading)) {
          out.paragraph(gap(heading));
        }
        for (Finding finding : heading.findings()) {
          out.paragraph(Markdown.strong(Markdown.message(words.finding(finding))));
        }
      }
      if (section.rows().isEmpty()) {
        return;
      }
      section.rows().forEach(this::row);
    }

    private String heading(Row heading) {
      String target = heading.target();
      return target == null
          ? source(heading.source())
          : Markdown.text(target, digest.targetLanguage()) + " · " + source(heading.source());
    }

    private void row(Row row) {
      StringBuilder address =
          new StringBuilder(Markdown.message(words.addresses().of(row.segmentId())));
      ShownChanges.Shown shown = changed.get(row.segmentId());
      if (shown != null) {
        address.append("; ").append(Markdown.message(words.kind(shown.change())));
      }
      List<Summaries.Sentence> cited = citations.getOrDefault(row.segmentId(), List.of());
      for (Summaries.Sentence sentence : cited) {
        address
            .append("; ")
            .append(Markdown.message(messages.text("summary.cited", sentence.number())));
      }
      String anchor = cited.isEmpty() ? "" : Markdown.anchor(row.segmentId());
      String begin = anchor + Markdown.strong(address.toString()) + " ";
      if (words.isAlreadyInTarget()) {
        out.paragraph(begin + source(row.source()));
      } else {
        String target = shownTarget(row);
        if (target.isEmpty()) {
          out.paragraph(begin + source(row.source()));
        } else {
          out.paragraph(begin + target);
          marks(row);
          out.paragraph(source(row.source()));
        }
      }
      for (SourceDefects.Defect defect : SourceDefects.of(row.source())) {
        out.quote(Markdown.message(words.defect(defect)));
      }
    }

    private void marks(Row row) {
      for (Finding finding : row.findings()) {
        out.quote(Markdown.strong(Markdown.message(words.finding(finding))));
      }
    }

    private String shownTarget(Row row) {
      String target = row.target();
      if (target == null) {
        return Cells.isMissing(row) ? gap(row) : "";
      }
      String engine = row.engine();
      return engine != null && digest.engines().size() > 1
          ? target(target) + " (" + Markdown.message(words.quoteCredit(engine)) + ")"
          : target(target);
    }

    private String gap(Row row) {
      return Markdown.strong(Markdown.message(words.gap(row)));
    }

    private String target(String text) {
      return Markdown.text(text, digest.targetLanguage());
    }

    private String source(String text) {
      return Markdown.text(text, digest.sourceLanguage());
    }

    void foot() {
      out.rule();
      List<String> lines = new ArrayList<>(words.corrections());
      lines.add(
          messages.text("foot.engines")
              + ": "
              + (digest.engines().isEmpty()
                  ? messages.text("foot.engines.none")
                  : String.join(
                      messages.text("list"),
                      digest.engines().stream().map(words::origin).toList())));
      String glossary = digest.glossary();
      lines.add(
          messages.text("foot.glossary")
              + ": "
              + (glossary == null
                  ? messages.text("foot.glossary.none")
                  : PlainText.line(glossary)));
      lines.add(messages.text("foot.checksum") + ": " + digest.source().checksum());
      lines.add(messages.text("foot.asOf") + ": " + words.asOf());
      lines.add(messages.text("foot.zone") + ": " + messages.isolated(digest.zone().getId()));
      lines.add(messages.text("foot.revision") + ": " + digest.revision());
      lines.forEach(line -> out.item(Markdown.message(line)));
      out.end();
    }
  }
}
