package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SectioniserTest {

  /** A sentence ends with its full stop and the white space after it. */
  private static final Segmenter SENTENCES =
      (text, language) -> {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
          boolean end = i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1));
          if (Character.isWhitespace(text.charAt(i))
              && end
              && text.substring(from, i).stripTrailing().endsWith(".")) {
            pieces.add(text.substring(from, i + 1));
            from = i + 1;
          }
        }
        pieces.add(text.substring(from));
        return pieces;
      };

  private static final Sectioniser SECTIONISER =
      new Sectioniser(
          SENTENCES, text -> text.contains("ال") ? "ar" : LanguageDetector.UNDETERMINED, 100);

  @Test
  void theLeadIsS0AndHeadingsFollow() {
    List<Section> sections =
        sections(
            Block.paragraph("One. Two."),
            Block.heading(2, " A\n heading "),
            Block.paragraph("Three."),
            Block.heading(3, "Alone"));
    assertThat(sections).extracting(Section::id).containsExactly("s0", "s1", "s2");
    assertThat(sections).extracting(Section::level).containsExactly(0, 2, 3);
    assertThat(sections).extracting(Section::heading).containsExactly("", "A heading", "Alone");
    assertThat(sections.get(0).segments())
        .extracting(Segment::text)
        .containsExactly("One. ", "Two.\n\n");
    assertThat(sections.get(0).segments()).extracting(Segment::id).containsExactly("s0.1", "s0.2");
    assertThat(sections.get(2).segments()).isEmpty();
  }

  @Test
  void withoutALeadTheFirstSectionIsS1() {
    assertThat(sections(Block.heading(1, "H"), Block.paragraph("Text.")))
        .extracting(Section::id)
        .containsExactly("s1");
  }

  @Test
  void nothingIsLostAndListsStayLines() {
    List<Section> sections =
        sections(
            Block.paragraph("Before."),
            new Block(Block.Kind.LIST_ITEM, 0, "one", false),
            new Block(Block.Kind.LIST_ITEM, 0, "two", false),
            Block.paragraph("After."));
    assertThat(sections.get(0).body()).isEqualTo("Before.\n\none\ntwo\n\nAfter.\n\n");
  }

  @Test
  void aLongSectionContinuesWithoutHeading() {
    String sentence = "A sentence of thirty letters. ";
    List<Section> sections =
        sections(Block.heading(2, "Long"), Block.paragraph(sentence.repeat(7).strip()));
    assertThat(sections).hasSizeGreaterThan(1);
    assertThat(sections).allMatch(section -> section.body().length() <= 100);
    assertThat(sections.get(0).heading()).isEqualTo("Long");
    assertThat(sections.stream().skip(1))
        .allMatch(section -> section.heading().isEmpty() && section.level() == 2);
    assertThat(sections.stream().map(Section::body).collect(Collectors.joining()))
        .isEqualTo(sentence.repeat(7).strip() + "\n\n");
  }

  @Test
  void oneEndlessWordIsCutBetweenCharacters() {
    String word = "😀".repeat(400);
    List<Section> sections = sections(Block.paragraph(word));
    assertThat(sections.stream().map(Section::body).collect(Collectors.joining()))
        .isEqualTo(word + "\n\n");
    assertThat(sections.stream().flatMap(section -> section.segments().stream()))
        .allMatch(
            segment ->
                !Character.isLowSurrogate(segment.text().charAt(0))
                    && segment.text().length() <= 102);
  }

  @Test
  void aSectionHasItsOwnLanguage() {
    List<Section> sections =
        sections(Block.paragraph("Text."), Block.heading(2, "H"), Block.paragraph("النص هنا."));
    assertThat(sections).extracting(Section::language).containsExactly("en", "ar");
  }

  private static List<Section> sections(Block... blocks) {
    return SECTIONISER.sections(List.of(blocks), "en", false);
  }
}
