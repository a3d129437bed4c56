package dev.diptych.engine.extractive;

import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryEngineContract;
import java.util.List;

class ExtractiveSummaryContractTest extends SummaryEngineContract {

  @Override
  protected SummaryEngine engine() {
    return new ExtractiveSummary();
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "ar");
  }

  @Override
  protected List<String> sentences() {
    return List.of(
        "افتتح المحافظ المدرسة الجديدة في القرية صباح اليوم.",
        "وقال إن المدرسة تضم عشرين صفا ومكتبة كبيرة.",
        "وشكر الأهالي العمال الذين بنوا المدرسة في سنة واحدة.",
        "وكانت القرية بلا مدرسة منذ عشر سنوات.",
        "وسيبدأ التعليم في المدرسة الأسبوع المقبل.",
        "ووعد المحافظ ببناء ملعب بجانب المدرسة.",
        "وحضر الافتتاح عدد من المعلمين.");
  }
}
