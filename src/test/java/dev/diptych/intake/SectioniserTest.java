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

  private static final String ARABIC =
      "افتتحت بلدية الوادي الجسر الجديد صباح السبت أمام حركة السير بعد أعمال دامت سنتين. ";

  private static final String ENGLISH =
      "The municipality opened the new bridge on Saturday morning after two years of work. ";

  private static final String PERSIAN =
      "شهرداری روز شنبه پل تازه را پس از دو سال کار به روی مردم باز کرد و گفت که این پل راه"
          + " روستاها به شهر را کوتاه می‌کند و برای بیمارستان هم مهم است. ";

  @Test
  void aParagraphInAnotherLanguageIsAPartOfItsOwn() {
    List<Section> sections =
        byScript(
            Block.heading(2, "عنوان القسم"),
            Block.paragraph(ARABIC),
            Block.paragraph(ARABIC),
            Block.paragraph(ENGLISH),
            Block.paragraph(ARABIC));
    assertThat(sections).extracting(Section::language).containsExactly("ar", "en", "ar");
    assertThat(sections).extracting(Section::heading).containsExactly("عنوان القسم", "", "");
    assertThat(sections.stream().map(Section::text).collect(Collectors.joining()))
        .contains(ARABIC + "\n\n" + ENGLISH);
  }

  @Test
  void aThirdLanguageInTheSameScriptIsTold() {
    assertThat(byScript(Block.paragraph(ARABIC.repeat(3)), Block.paragraph(PERSIAN)))
        .extracting(Section::language)
        .containsExactly("ar", "fa");
  }

  @Test
  void aNameOrAnAddressInAnotherScriptIsNoLanguage() {
    assertThat(
            byScript(
                Block.paragraph(ARABIC),
                Block.paragraph("Valley Post"),
                Block.paragraph("10 + 20"),
                Block.paragraph(ARABIC)))
        .extracting(Section::language)
        .containsExactly("ar");
  }

  @Test
  void aHeadingInAnotherScriptStandsAlone() {
    List<Section> sections =
        byScript(Block.heading(2, "قسم الأخبار المحلية في الوادي"), Block.paragraph(ENGLISH));
    assertThat(sections).extracting(Section::language).containsExactly("ar", "en");
    assertThat(sections)
        .extracting(Section::heading)
        .containsExactly("قسم الأخبار المحلية في الوادي", "");
  }

  @Test
  void aStatedLanguageHoldsForAll() {
    assertThat(
            new Sectioniser(SENTENCES, SectioniserTest::language, 4_000)
                .sections(List.of(Block.paragraph(ARABIC), Block.paragraph(ENGLISH)), "ar", true))
        .extracting(Section::language)
        .containsExactly("ar");
  }

  private static List<Section> byScript(Block... blocks) {
    return new Sectioniser(SENTENCES, SectioniserTest::language, 4_000)
        .sections(List.of(blocks), "ar", false);
  }

  private static String language(String text) {
    if (text.contains("می‌") && !text.contains("بلدية")) {
      return "fa";
    }
    long latin = text.chars().filter(c -> c < 0x250 && Character.isLetter(c)).count();
    return latin * 2 > text.chars().filter(Character::isLetter).count() ? "en" : "ar";
  }

  private static List<Section> sections(Block... blocks) {
    return SECTIONISER.sections(List.of(blocks), "en", false);
  }
}
