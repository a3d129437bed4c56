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
        "وفُتحت ولمدة 3,5؛ ثم أُغلقت.|NO_UNIT|3,5",
        "رصيف بطول 850.|NO_UNIT|850",
        "جسر بعرض 12، وسور.|NO_UNIT|12",
        "شحنة بوزن ٤٠؟|NO_UNIT|٤٠",
        "شاحنة تزن 40.|NO_UNIT|40",
        "عقد بقيمة 42.|NO_UNIT|42",
        "غرامة بمبلغ 1,200.|NO_UNIT|1,200",
        "أرض بمساحة 300!|NO_UNIT|300",
        "ارتفعت بنسبة 35.|NO_UNIT|35",
        "غرق على عمق 20.|NO_UNIT|20",
        "على بعد 5، وجدوه.|NO_UNIT|5",
        "It lies at a depth of 20.|NO_UNIT|20",
        "A stone weighing 40, they said.|NO_UNIT|40",
        "A wall to a length of 1,200.|NO_UNIT|1,200",
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
        "بنسبة 35%.",
        "بنسبة 35 في المئة.",
        "على بعد 5 كيلومترات.",
        "وازن 40.",
        "A stone weighing 40 kg.",
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
