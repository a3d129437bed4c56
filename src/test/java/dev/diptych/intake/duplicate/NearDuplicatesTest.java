package dev.diptych.intake.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  private static final Path RESOURCES = Path.of("src/test/resources/dev/diptych/intake");

  private final NearDuplicates duplicates = new NearDuplicates();

  /**
   * The labelled set: every article with nine edits of it is a group; bulletins of one form with
   * other numbers, and articles that share a paragraph, are none.
   */
  @Test
  void findsTheEditsAndNothingElse() throws IOException {
    List<Signed> all = new ArrayList<>();
    int label = 0;
    for (String article : articles()) {
      int edit = 0;
      for (String text : edits(article, label)) {
        all.add(signed(label + "/" + edit++, text));
      }
      label++;
    }
    for (String text : lookalikes()) {
      all.add(signed(label++ + "/0", text));
    }
    Figures figures = Figures.of(duplicates.group(all), all);
    assertThat(figures.precision()).as(figures.toString()).isGreaterThanOrEqualTo(.98);
    assertThat(figures.recall()).as(figures.toString()).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void theOrderOfTheArticlesDoesNotMatter() throws IOException {
    List<Signed> all = new ArrayList<>();
    for (String article : articles()) {
      all.add(signed("b/" + all.size(), article));
      all.add(signed("a/" + all.size(), article + " Reprinted."));
    }
    List<Group> groups = duplicates.group(all);
    Collections.shuffle(all, new Random(5));
    assertThat(duplicates.group(all)).isEqualTo(groups).hasSize(articles().size());
    assertThat(groups).allMatch(group -> group.representative().path().startsWith("a/"));
  }

  @Test
  void theFullestCopyStandsForTheOthers() throws IOException {
    String text = articles().get(0);
    Signature whole = duplicates.sign(text + " " + text.substring(0, 12));
    Signature cut = duplicates.sign(text);
    Signature brief = duplicates.sign(text.substring(0, text.length() * 7 / 10));
    assertThat(representative(new Signed("1", "a", cut), new Signed("2", "b", whole)))
        .as("the longer")
        .isEqualTo("2");
    assertThat(representative(new Signed("1", "a", cut), new Signed("2", "b", cut)))
        .as("the first by path of equals")
        .isEqualTo("1");
    assertThat(representative(new Signed("1", "a", cut, 1), new Signed("2", "b", cut, 2)))
        .as("with date and outlet")
        .isEqualTo("2");
    assertThat(representative(new Signed("1", "a", whole, 0), new Signed("2", "b", cut, 2)))
        .as("which count for more than the last words")
        .isEqualTo("2");
    assertThat(representative(new Signed("1", "a", cut, 0), new Signed("2", "b", brief, 2)))
        .as("but for less than a part of the text")
        .isEqualTo("1");
  }

  private String representative(Signed... copies) {
    List<Group> groups = duplicates.group(List.of(copies));
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).others()).hasSize(copies.length - 1);
    return groups.get(0).representative().articleId();
  }

  @Test
  void spellingVariantsAndVowelSignsHaveTheSameSignature() {
    assertThat(duplicates.sign("أعلنت الوزارة، أنّ الخطّ مفتوح إلى ٢٥ مدينة"))
        .isEqualTo(duplicates.sign("اعلنت الوزاره ان الخط مفتـــوح الى 25 مدينة!"));
  }

  @Test
  void aSignatureSurvivesBeingStored() {
    Signature signature = duplicates.sign("The council is to vote in March on 3 plans.");
    assertThat(Signature.parse(signature.toHex())).isEqualTo(signature);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Signature.parse("00"))
        .hasMessageContaining("sign the text again");
  }

  @Test
  void shortTextsAreTheSameOnlyIfEqual() {
    List<Signed> all =
        List.of(
            signed("a", "Trains are late again"),
            signed("b", "Trains are late today"),
            signed("c", "trains are late, again."),
            signed("d", ""),
            signed("e", " … "),
            signed("f", "Yes"),
            signed("g", "No"));
    assertThat(duplicates.group(all))
        .singleElement()
        .satisfies(
            group -> assertThat(group.others()).extracting(Signed::path).containsExactly("c"));
  }

  @Test
  void theEffortGrowsWithTheNumberOfArticles() {
    new Effort<>(Grouping.class).assertLinear(1_000, number -> number);
    assertThat(new NearDuplicates().group(madeUp(20_000)))
        .singleElement()
        .satisfies(group -> assertThat(group.others()).hasSize(4_999));
  }

  static final class Grouping implements Function<Integer, Runnable> {
    @Override
    public Runnable apply(Integer number) {
      List<Signed> all = madeUp(number);
      return () -> new NearDuplicates().group(all);
    }
  }

  /** Every fourth is the same text. */
  private static List<Signed> madeUp(int number) {
    Random random = new Random(11);
    List<Signed> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder text = new StringBuilder(i % 4 == 0 ? "same text every time " : "");
      for (int w = 0; w < 40 && i % 4 != 0; w++) {
        text.append("w").append(random.nextInt(5_000)).append(' ');
      }
      all.add(
          signed(
              "p" + i, text.append(i % 4 == 0 ? "and again and again and again" : "").toString()));
    }
    return all;
  }

  private static Signed signed(String path, String text) {
    return new Signed("id-" + path, path, new NearDuplicates().sign(text));
  }

  private static List<String> articles() throws IOException {
    List<String> articles = new ArrayList<>(lines("duplicate/articles.txt"));
    lines("language/samples.txt").stream()
        .map(line -> line.substring(line.indexOf(':') + 2).replace(" ¦ ", " "))
        .filter(text -> text.split(" ").length > 30)
        .forEach(articles::add);
    return articles;
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(RESOURCES.resolve(name)).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  /** The article and what editors and agencies do to one. */
  private static List<String> edits(String article, int seed) {
    Random random = new Random(seed);
    int half = article.indexOf(". ", article.length() / 3) + 2;
    return List.of(
        article,
        "Agency - " + article,
        "عاجل: عنوان آخر للخبر نفسه\n\n" + article,
        article + " (Reuters, AFP)",
        replaced(article, random, 1),
        replaced(article, random, 3),
        article.replace(",", "").replace("،", " ").replace('أ', 'ا'),
        article.substring(half) + " " + article.substring(0, half),
        article + " " + "Nothing else was known on Friday evening.",
        article.toUpperCase(java.util.Locale.ROOT));
  }

  private static String replaced(String text, Random random, int words) {
    String[] parts = text.split(" ");
    for (int i = 0; i < words; i++) {
      parts[random.nextInt(parts.length)] = "بديل";
    }
    return String.join(" ", parts);
  }

  /** Pairs that look alike and are different news. */
  private static List<String> lookalikes() throws IOException {
    List<String> texts = new ArrayList<>();
    Random random = new Random(99);
    for (int day = 0; day < 12; day++) {
      texts.add(
          "The index closed at %d points on %d March, after %d shares changed hands. Oil stood at %d dollars a barrel and gold at %d dollars an ounce; the pound bought %d cents."
              .formatted(
                  5_000 + random.nextInt(900),
                  1 + day,
                  100_000 + random.nextInt(99_999),
                  60 + random.nextInt(30),
                  1_800 + random.nextInt(200),
                  100 + random.nextInt(40)));
      texts.add(
          "سجلت محطات الرصد أمس %d ملم من الأمطار على الساحل و%d ملم على الجبل، وبلغت الحرارة العظمى %d درجة والصغرى %d، وسرعة الرياح %d كيلومترا في الساعة."
              .formatted(
                  random.nextInt(90),
                  random.nextInt(95),
                  15 + random.nextInt(20),
                  random.nextInt(14),
                  20 + random.nextInt(60)));
    }
    List<String> articles = lines("duplicate/articles.txt");
    for (int i = 0; i + 3 < articles.size(); i += 2) {
      String background = articles.get(i).substring(0, articles.get(i).indexOf(". ") + 2);
      texts.add(
          background
              + articles.get(i + 2).substring(articles.get(i + 2).indexOf(". ") + 2)
              + " Follow-up.");
    }
    return texts;
  }

  /** Pairs found against pairs labelled; the label is the first part of the path. */
  private record Figures(int right, int found, int labelled) {

    static Figures of(List<Group> groups, List<Signed> all) {
      Set<String> found = new HashSet<>();
      groups.forEach(
          group -> {
            List<Signed> members = new ArrayList<>(group.others());
            members.add(group.representative());
            found.addAll(pairs(members, false));
          });
      Set<String> labelled = pairs(all, true);
      int foundSize = found.size();
      found.retainAll(labelled);
      return new Figures(found.size(), foundSize, labelled.size());
    }

    private static Set<String> pairs(List<Signed> members, boolean sameLabel) {
      Set<String> pairs = new HashSet<>();
      for (Signed one : members) {
        for (Signed other : members) {
          boolean same = label(one).equals(label(other));
          if (one.path().compareTo(other.path()) < 0 && (same || !sameLabel)) {
            pairs.add(one.path() + " " + other.path());
          }
        }
      }
      return pairs;
    }

    private static String label(Signed article) {
      return article.path().substring(0, article.path().indexOf('/'));
    }

    double precision() {
      return (double) right / found;
    }

    double recall() {
      return (double) right / labelled;
    }

    @Override
    public String toString() {
      return "precision %.3f, recall %.3f of %d pairs".formatted(precision(), recall(), labelled);
    }
  }
}
