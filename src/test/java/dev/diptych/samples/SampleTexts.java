package dev.diptych.samples;

/** What stands in the sample documents: invented news, no real person or event. */
final class SampleTexts {

  static final SampleText LIBRARIES =
      SampleText.of(
          "مكتبات جديدة في خمسين مدرسة ريفية",
          "رنا الصباغ",
          """
          أعلنت وزارة التعليم في منطقة الساحل اليوم فتح مكتبات جديدة في خمسين مدرسة ريفية، وقالت إن
          المشروع سيصل إلى 22 ألف طالب قبل بداية العام الدراسي المقبل.

          # كتب من الناس

          وقدم سكان المدن أكثر من 130 ألف كتاب للمشروع خلال ثلاثة أشهر. وقالت مديرة المشروع غادة
          اليوسف: "كنا نتوقع عشرة آلاف كتاب فقط، لكن الناس أرسلوا الكتب من كل مكان".

          # معلمون وطلاب

          وستعمل في كل مكتبة معلمة تساعد الطلاب على القراءة بعد المدرسة. وذكرت الوزارة أن نسبة
          الأطفال الذين يقرؤون كتابا في الشهر لا تتجاوز 18 في المئة في القرى.

          ورحب المعلم طارق السعدي بالمشروع، وقال إن الطلاب في قريته كانوا يسافرون ساعة كاملة من أجل
          الوصول إلى أقرب مكتبة.

          # التكلفة والمستقبل

          وتبلغ تكلفة المشروع 3.5 مليون دولار، تدفع الحكومة نصفها. وتخطط الوزارة لفتح مكتبات أخرى في
          عام 2028 إذا كانت النتائج جيدة.
          """);

  static final SampleText NIGHT_BUS =
      SampleText.of(
          "Night bus brings bakers and nurses home",
          "Tomas Albrecht",
          """
          Since the first of October a small bus has been running through the old town between
          midnight and five. It was meant as a trial for six weeks. Now the council wants to keep it.

          # More passengers than expected

          The transport office counted 4,300 passengers in October, twice as many as it had hoped
          for. "Most of them work while others sleep," said the office's head, Ines Falk. Bakers,
          nurses and cleaners had written to her for years.

          # What it costs

          A night costs the town 410 euros. Tickets bring in a third of that. The council will vote
          on the rest on 9 December.

          # Complaints and answers

          Two residents complained about noise. The office has since replaced the diesel bus with an
          electric one, which can hardly be heard above the fountain.
          """);

  static final SampleText PRESS_RELEASE =
      SampleText.of(
          "بيان صحفي: نتائج فحص مياه الشرب في أكتوبر",
          "هيئة مياه الساحل",
          """
          نشرت هيئة مياه الساحل اليوم نتائج فحص مياه الشرب لشهر أكتوبر 2026. وأظهرت النتائج أن المياه
          آمنة في جميع المدن، وأن جودتها تحسنت مقارنة بالشهر الماضي.

          # النتائج الرئيسية

          وأخذت الهيئة 640 عينة من 32 موقعا. وكانت 99 في المئة من العينات مطابقة للمعايير، في حين
          طلبت الهيئة إعادة الفحص في موقعين.

          # خطوات مقبلة

          وقال مدير المختبر جلال الناصر: "سننشر النتائج كل شهر حتى يثق الناس بالمياه". وستبدأ الهيئة
          في يناير المقبل استخدام أجهزة جديدة تعطي النتائج خلال ساعة واحدة.
          """);

  static final SampleText WEEKLY_LETTER =
      SampleText.of(
          "رسالة الأسبوع من سهل النخيل",
          "صحيفة المرفأ",
          """
          شهدت مدينة سهل النخيل هذا الأسبوع أحداثا كثيرة، من افتتاح رصيف الميناء الجديد إلى مهرجان
          البحر الذي شارك فيه آلاف الأطفال.

          # مهرجان البحر

          وشارك في المهرجان أكثر من خمسة آلاف شخص. وفازت مدرسة الأمل بالجائزة الأولى عن قارب صنعه
          الطلاب من الخشب القديم. وقالت الطالبة نور الهاشمي: "عملنا في القارب أربعة أشهر".

          # طريق المطار

          وأعلنت البلدية إغلاق طريق المطار ثلاثة أيام لإصلاح الجسر القديم. ودعت السائقين إلى استخدام
          الطريق الساحلي حتى مساء الثلاثاء.

          # الطقس

          وتتوقع دائرة الأرصاد أمطارا خفيفة في نهاية الأسبوع، وأن تنخفض درجات الحرارة إلى 14 درجة في
          الليل.
          """);

  private SampleTexts() {}
}
