package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.publish.SourceDefects.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDefectsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "وستُغلق الطريق لمدة 36.|NO_UNIT|36",
        "أُغلقت الطريق لمدة ٣٦، ثم فُتحت.|NO_UNIT|٣٦",
        "سار القطار بسرعة 120|NO_UNIT|120",
        "The road is closed for a period of 36.|NO_UNIT|36",
        "قال الوزير () إن الطريق مغلقة.|EMPTY_BRACKETS|()",
        "قال الوزير « » أمس.|EMPTY_BRACKETS|« »",
        "وصل الوفد إلى إلى المدينة.|REPEATED|إلى",
        "They came to the the city.|REPEATED|the"
      })
  void whatTheSourceLeavesOutOrHasTwiceIsSeen(String source, Kind kind, String words) {
    assertThat(SourceDefects.of(source)).containsExactly(new SourceDefects.Defect(kind, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "وستُغلق الطريق لمدة 36 ساعة.",
        "لمدة 3.5 ساعات، ثم فُتحت.",
        "بقيمة 42 مليون دينار.",
        "منذ عام 2011.",
        "بلغ العدد 36.",
        "قال (الوزير) إن «الطريق» مغلقة.",
        "رويدًا رويدًا عادت الحياة.",
        "He had had enough; that that is, is.",
        "In a period of 36 hours it reached 100 km.",
        ""
      })
  void whatIsWholeIsNot(String source) {
    assertThat(SourceDefects.of(source)).isEmpty();
  }
}
