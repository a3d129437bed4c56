package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.digest.Finding.Check;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Messages ENGLISH = Messages.forTarget("en");
  private static final Messages ARABIC = Messages.forTarget("ar");
  private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many|other)$");

  @Test
  void theBundlesHaveTheSameKeysApartFromPluralForms() {
    assertThat(withoutPlurals(ARABIC)).isEqualTo(withoutPlurals(ENGLISH));
  }

  @Test
  void everyCountHasTheFormsItsLanguageNeeds() {
    for (String key : counted(ENGLISH)) {
      assertThat(ENGLISH.keys()).contains(key + ".one", key + ".other");
      assertThat(ARABIC.keys())
          .contains(key + ".one", key + ".two", key + ".few", key + ".many", key + ".other");
    }
  }

  @Test
  void argumentsAreTheSameInAllBundles() {
    for (String key : withoutPlurals(ENGLISH)) {
      if (ENGLISH.has(key)) {
        assertThat(placeholders(ARABIC, key)).as(key).isEqualTo(placeholders(ENGLISH, key));
      }
    }
  }

  @Test
  void everyCheckHasWords() {
    for (Check check : Check.values()) {
      assertThat(ENGLISH.has("check." + check.name())).as(check.name()).isTrue();
    }
  }

  @Test
  void arabicCountsAsArabsCount() {
    assertThat(ARABIC.count("gaps", 0)).isEqualTo("لا ثغرات");
    assertThat(ARABIC.count("gaps", 1)).isEqualTo("ثغرة واحدة");
    assertThat(ARABIC.count("gaps", 2)).isEqualTo("ثغرتان");
    assertThat(ARABIC.count("gaps", 3)).isEqualTo("٣ ثغرات");
    assertThat(ARABIC.count("gaps", 11)).isEqualTo("١١ ثغرة");
    assertThat(ARABIC.count("gaps", 102)).isEqualTo("١٠٢ ثغرة");
    assertThat(ARABIC.count("gaps", 103)).isEqualTo("١٠٣ ثغرات");
    assertThat(ENGLISH.count("gaps", 0)).isEqualTo("no gaps");
    assertThat(ENGLISH.count("gaps", 1)).isEqualTo("1 gap");
  }

  @Test
  void digitsAreThoseOfTheRegion() {
    assertThat(ARABIC.digits("18:40")).isEqualTo("١٨:٤٠");
    assertThat(Messages.forTarget("ar-EG").number(25)).isEqualTo("٢٥");
    assertThat(Messages.forTarget("ar-LY").number(25)).isEqualTo("25");
    assertThat(ENGLISH.number(25)).isEqualTo("25");
  }

  @Test
  void argumentsAreIsolatedAndCannotBreakOut() {
    assertThat(ENGLISH.text("gap", "خ\u2069\u202Ey"))
        .isEqualTo("Not translated: \u2068خ[RLO]y\u2069. Source alongside.");
    assertThat(ENGLISH.text("gap", "x")).isEqualTo("Not translated: x. Source alongside.");
    assertThat(ARABIC.text("gap", "x")).contains("\u2068x\u2069");
  }

  @Test
  void otherLanguagesAreServedInEnglish() {
    assertThat(Messages.forTarget("fr-CA").language()).isEqualTo("en");
    assertThat(Messages.forTarget("ar-LY").language()).isEqualTo("ar");
  }

  @Test
  void aMissingMessageIsNamed() {
    assertThatThrownBy(() -> ENGLISH.text("no.such")).hasMessageContaining("no.such");
  }

  private static Set<String> withoutPlurals(Messages messages) {
    return messages.keys().stream()
        .map(key -> PLURAL.matcher(key).replaceFirst(".*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> counted(Messages messages) {
    return messages.keys().stream()
        .filter(key -> key.endsWith(".other"))
        .map(key -> key.substring(0, key.length() - ".other".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> placeholders(Messages messages, String key) {
    Set<String> found = new TreeSet<>();
    Object[] names = {mark(0), mark(1), mark(2), mark(3), mark(4)};
    String text = messages.text(key, names);
    for (int i = 0; i < names.length; i++) {
      if (text.contains("<" + i + ">")) {
        found.add("{" + i + "}");
      }
    }
    return found;
  }

  private static Messages.Part mark(int i) {
    return new Messages.Part("<" + i + ">");
  }
}
