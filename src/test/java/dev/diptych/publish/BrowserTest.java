package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.browser.Browser;
import dev.diptych.digest.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;

/**
 * The pages in a real browser: no serious fault for those who cannot see or use a mouse, nothing
 * foreign runs, everything is readable without script. Skipped where Chromium is not installed,
 * except when {@code CI} is {@code true}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BrowserTest {

  /**
   * The most that one input does, after the first has read the words: how often each row is shown
   * or hidden, the page searched, a text read, the layout asked for.
   */
  private static final String COUNT_WHAT_THE_FILTER_DOES =
      """
      var box = document.getElementById('filter'), count = {};
      function watch(owner, name, counter, kinds) {
        var old = Object.getOwnPropertyDescriptor(owner, name), wrapped = {configurable: true};
        kinds.forEach(kind => wrapped[kind] = function () {
          count[counter]++; return old[kind].apply(this, arguments);
        });
        Object.defineProperty(owner, name, Object.assign({}, old, wrapped));
      }
      watch(HTMLElement.prototype, 'hidden', 'set', ['set']);
      watch(Element.prototype, 'querySelector', 'searched', ['value']);
      watch(Element.prototype, 'querySelectorAll', 'searched', ['value']);
      watch(Document.prototype, 'querySelectorAll', 'searched', ['value']);
      watch(Node.prototype, 'textContent', 'read', ['get']);
      watch(HTMLElement.prototype, 'innerText', 'read', ['get']);
      watch(HTMLElement.prototype, 'offsetHeight', 'layouts', ['get']);
      watch(Element.prototype, 'getBoundingClientRect', 'layouts', ['value']);
      var rows = document.querySelectorAll('.rows > li').length;
      var most = {rowsSet: 0, lookedThrough: 0, textsRead: 0, layouts: 0};
      ['x', 'b', 'ba', 'bani', 'museum bani', 'بني', 'الميناء', 'zzz', ''].forEach((typed, i) => {
        count = {set: 0, searched: 0, read: 0, layouts: 0};
        box.value = typed;
        box.dispatchEvent(new Event('input'));
        if (i > 0) {
          most.rowsSet = Math.max(most.rowsSet, Math.ceil(count.set / rows));
          most.lookedThrough = Math.max(most.lookedThrough, count.searched);
          most.textsRead = Math.max(most.textsRead, count.read);
          most.layouts = Math.max(most.layouts, count.layouts);
        }
      });
      return most;
      """;

  private static final String TARGETS =
      """
      var done = arguments[0];
      axe.run({runOnly: {type: 'rule', values: ['target-size']}, rules: {'target-size': {enabled: true}}})
        .then(r => done(r.violations.flatMap(v => v.nodes.map(n => n.html))));
      """;

  @TempDir static Path folder;
  private Browser browser;

  @BeforeAll
  void start() throws IOException {
    assumeTrue(
        Browser.isInstalled() || "true".equals(System.getenv("CI")),
        "Chromium and chromedriver are not installed");
    browser = new Browser(true);
    for (Map.Entry<String, Digest> sample : SampleDigests.all().entrySet()) {
      write(
          sample.getKey(), new HtmlDigest().render(sample.getValue(), DigestRendererContract.WAY));
    }
    write("script", html(HostileDigests.everywhere(HostileDigests.SCRIPT)));
    write("rewritten", html(HostileDigests.rewritten()));
    write("long", html(HostileDigests.fiveThousandSentences()));
    write("index-mixed", index(SampleEditions.mixed()));
    write("index-arabic", index(SampleEditions.arabic()));
    write("index-large", index(SampleEditions.large(2_000)));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static byte[] html(Digest digest) {
    return new HtmlDigest().render(digest, DigestRendererContract.WAY);
  }

  private static byte[] index(EditionIndex index) {
    return WrittenFiles.of(index).get(EditionPages.INDEX);
  }

  private static void write(String name, byte[] page) throws IOException {
    Files.write(folder.resolve(name + ".html"), page);
  }

  private Browser open(String name) {
    return browser.open(folder.resolve(name + ".html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft",
        "aligned",
        "machine",
        "english-to-arabic",
        "already-english",
        "summary-only",
        "untranslated",
        "changed",
        "changed-arabic",
        "rewritten",
        "script",
        "index-arabic",
        "index-mixed"
      })
  void axeFindsNoFault(String page) {
    for (int width : List.of(1280, 390)) {
      String scheme = width == 390 ? "dark" : "light";
      browser.media("screen", scheme).size(width, 900);
      open(page);
      assertThat(browser.faults()).as("%s, %s, %d pixels", page, scheme, width).isEmpty();
    }
  }

  /** What a finger or an unsteady hand must hit; links within sentences may be smaller. */
  @ParameterizedTest
  @ValueSource(
      strings = {"draft", "english-to-arabic", "changed", "machine", "index-mixed", "index-arabic"})
  void everyTargetIsLargeEnough(String page) {
    for (int width : List.of(1280, 390)) {
      browser.media("screen", "light").size(width, 900);
      open(page).faults();
      assertThat(browser.driver().executeAsyncScript(TARGETS))
          .as("%s, %d", page, width)
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .isEmpty();
    }
  }

  @Test
  void axeSeesAFault() {
    open("draft").script("document.querySelector('h1').style.color = '#eee'");
    assertThat(browser.faults()).anyMatch(fault -> fault.contains("color-contrast"));
  }

  @Test
  void nothingForeignRunsAndNothingIsLoaded() {
    open("script");
    assertThat(browser.script("return document.querySelectorAll('script').length")).isEqualTo(1L);
    assertThat(browser.script("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
    assertThat(browser.driver().findElement(By.tagName("h1")).getText()).contains("<script>");
    assertThat(browser.driver().findElements(By.cssSelector("a[href^='javascript']"))).isEmpty();
    for (String page : List.of("script", "draft", "index-mixed")) {
      open(page);
      assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
  }

  @Test
  void thePolicyStopsAScriptThatSlippedThrough() throws IOException {
    String page = new String(html(SampleDigests.draft()), StandardCharsets.UTF_8);
    String planted = page.replace("</main>", "<script>window.planted=1</script></main>");
    assertThat(planted).isNotEqualTo(page);
    write("planted", planted.getBytes(StandardCharsets.UTF_8));
    open("planted");
    assertThat(browser.script("return typeof window.planted")).isEqualTo("undefined");
    browser.driver().manage().logs().get(LogType.BROWSER);
  }

  @Test
  void everythingCanBeReadWithoutScript() {
    try (Browser plain = new Browser(false)) {
      plain.size(390, 900).open(folder.resolve("draft.html"));
      String text = plain.driver().findElement(By.tagName("main")).getText();
      assertThat(text)
          .contains("The port director said", "Check the number", "Not translated:")
          .doesNotContain("Copy quote", "وقال مدير الميناء");
      plain.driver().findElements(By.cssSelector(".peek-label")).get(0).click();
      assertThat(plain.driver().findElement(By.tagName("main")).getText())
          .contains("وقال مدير الميناء", "Hide the Arabic");
      plain.open(folder.resolve("index-mixed.html"));
      assertThat(plain.driver().findElement(By.tagName("main")).getText())
          .contains("Heavy rain on the coast", "أمطار غزيرة");
      assertThat(plain.driver().findElement(By.id("filter")).isDisplayed()).isFalse();
    }
  }

  @Test
  void copiesCarryTheirMarks() {
    browser.size(1280, 900);
    open("draft")
        .script(
            "navigator.clipboard.writeText = t => { window.copied = t;"
                + " return Promise.resolve(); }");
    browser.driver().findElement(By.cssSelector("header .copy")).click();
    assertThat((String) browser.script("return window.copied"))
        .contains(
            "City port resumes",
            "Draft translation by gist",
            "2 gaps",
            "صحيفة المرفأ",
            "23 Nov 2026",
            "ميناء المدينة",
            "[Lead 1]",
            "draft.html");
    // Off the rows: the button goes to the row that the mouse is over when the page scrolls.
    new Actions(browser.driver()).moveToLocation(1, 1).perform();
    WebElement row = browser.driver().findElement(By.id("s0.2"));
    row.findElement(By.cssSelector(".addr")).sendKeys(Keys.TAB);
    browser.script("arguments[0].querySelector('.addr').focus()", row);
    row.findElement(By.cssSelector("button.copy")).click();
    assertThat((String) browser.script("return window.copied"))
        .contains(
            "“The port director said",
            "«وقال مدير الميناء",
            "machine translation, gist," + " unchecked",
            "Check the number",
            "draft.html#s0.2")
        .doesNotContain("next doubt");
  }

  @Test
  void keysWalkTheDoubtsAndCanBeTurnedOff() {
    browser.size(1280, 900);
    open("draft");
    for (String next : List.of("s0.2", "s1.2", "s1.3")) {
      press("j");
      assertThat(target(next)).isEqualTo(next);
    }
    press("k");
    assertThat(target("s1.2")).isEqualTo("s1.2");
    press("?");
    WebElement list = browser.driver().findElement(By.id("keys"));
    assertThat(list.isDisplayed()).isTrue();
    assertThat(list.getText()).contains("next sentence to check");
    browser.driver().findElement(By.id("keys-off")).click();
    list.findElement(By.tagName("button")).click();
    assertThat(list.isDisplayed()).isFalse();
    press("j");
    assertThat(target("s1.2")).isEqualTo("s1.2");
  }

  private void press(String key) {
    new Actions(browser.driver()).sendKeys(key).perform();
  }

  @Test
  void aPressedWordLightsItsCounterpartAndOffersReadings() {
    browser.size(1280, 900);
    open("aligned")
        .script(
            "navigator.clipboard.writeText = t => { window.copied = t;"
                + " return Promise.resolve(); }");
    browser.driver().findElement(By.cssSelector("[id='s0.1'] .tgt [data-w='2']")).click();
    assertThat(browser.driver().findElements(By.cssSelector(".lit")))
        .extracting(WebElement::getText)
        .containsExactlyInAnyOrder("The workers", "العمال");
    WebElement readings = browser.driver().findElement(By.cssSelector(".readings"));
    assertThat(readings.getText()).contains("Other readings", "The labourers");
    readings.findElements(By.tagName("button")).get(1).click();
    assertThat(browser.script("return window.copied")).isEqualTo("العمال,\"\"\"hands\"\", all\"");
    assertThat(browser.faults()).isEmpty();
    press("w");
    assertThat(browser.driver().findElements(By.cssSelector(".tgt .lit")))
        .extracting(WebElement::getText)
        .containsExactly("announced");
  }

  /** What the engine of this program says of its words, from the press to the glossary's line. */
  @Test
  void aWordOfGistCanBePressedAndItsOtherReadingCopied() throws Exception {
    write("gist", html(SampleDigests.byGist()));
    browser.size(1280, 900).media("screen", "light");
    open("gist")
        .script(
            "navigator.clipboard.writeText = t => { window.copied = t;"
                + " return Promise.resolve(); }");
    for (String source : List.of("العمل", "وقال")) {
      WebElement word = word("src", source);
      String number = word.getDomAttribute("data-w");
      String readings = word.getDomAttribute("data-r");
      WebElement counterpart =
          browser
              .driver()
              .findElement(By.cssSelector("[id='s0.2'] .tgt [data-w='" + number + "']"));
      counterpart.click();
      assertThat(browser.driver().findElements(By.cssSelector(".lit")))
          .containsExactlyInAnyOrder(word, counterpart);
      List<WebElement> offered = browser.driver().findElements(By.cssSelector(".readings button"));
      assertThat(offered)
          .extracting(WebElement::getText)
          .containsExactly(readings.split("\n"))
          .doesNotContain(counterpart.getText());
      offered.get(0).click();
      assertThat(browser.script("return window.copied"))
          .isEqualTo(source + "," + readings.split("\n")[0]);
    }
    assertThat(browser.faults()).isEmpty();
    press("w");
    assertThat(browser.driver().findElements(By.cssSelector(".tgt .lit"))).hasSize(1);
    word("src", "الميناء").click();
    assertThat(browser.driver().findElement(By.cssSelector(".readings")).getText())
        .contains("no other reading");
    word("src", "الميناء").click();
    assertThat(browser.driver().findElements(By.cssSelector(".lit, .readings"))).isEmpty();
  }

  private WebElement word(String side, String text) {
    return browser.driver().findElements(By.cssSelector("#text ." + side + " .w")).stream()
        .filter(word -> word.getText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No word " + text + " can be pressed"));
  }

  @Test
  void addressesShowOnFocusOnly() {
    browser.size(1280, 900);
    open("draft");
    WebElement address = browser.driver().findElement(By.cssSelector("[id='s0.3'] .addr"));
    assertThat(address.getCssValue("opacity")).isEqualTo("0");
    browser.script("arguments[0].focus()", address);
    assertThat(address.getCssValue("opacity")).isEqualTo("1");
    assertThat(address.getText()).isEqualTo("Lead 3");
  }

  @Test
  void theFirstStoryBeginsInTheUpperThird() {
    for (int width : List.of(1280, 390)) {
      browser.size(width, width == 390 ? 844 : 900);
      open("index-mixed");
      Object top =
          browser.script("return document.querySelector('.rows > li').getBoundingClientRect().top");
      assertThat(((Number) top).doubleValue()).as("%d", width).isLessThan(320);
    }
  }

  @Test
  void doubtsLeadToOneAnother() {
    browser.size(1280, 900);
    open("draft");
    browser.driver().findElement(By.cssSelector(".status a")).click();
    assertThat(target("s0.2")).isEqualTo("s0.2");
    for (String next : List.of("s1.2", "s1.3", "s2.3")) {
      browser.driver().findElement(By.cssSelector(":target .next-doubt")).click();
      assertThat(target(next)).isEqualTo(next);
    }
    assertThat(browser.driver().findElements(By.cssSelector(":target .next-doubt"))).isEmpty();
  }

  /** Waits until the last link has led there; the browser takes as long as it takes. */
  private Object target(String expected) {
    return browser
        .driver()
        .executeAsyncScript(
            "var id = arguments[0], done = arguments[1]; (function look() {"
                + " var t = document.querySelector(':target');"
                + " if (t && t.id === id) { done(t.id); }"
                + " else { requestAnimationFrame(look); } })();",
            expected);
  }

  @Test
  void aChangeLeadsToItsRowAndBack() {
    browser.size(1280, 900);
    open("rewritten");
    WebElement last = browser.driver().findElement(By.id("change-24"));
    click(".changes > .refs a");
    assertThat(target("changes-rest")).isEqualTo("changes-rest");
    click("[id='s0.24'] .changed");
    assertThat(target("change-24")).isEqualTo("change-24");
    assertThat(last.findElement(By.cssSelector(".tgt del")).getText())
        .isEqualTo("The number reached 48.");
    click("#change-24 .addr");
    assertThat(target("s0.24")).isEqualTo("s0.24");
  }

  /** Without a mouse, which would move rows by the button that it brings. */
  private void click(String link) {
    browser.script("arguments[0].click()", browser.driver().findElement(By.cssSelector(link)));
  }

  @Test
  void theSummaryLeadsToItsEvidenceAndBack() {
    browser.size(1280, 900);
    open("machine");
    List<WebElement> links = browser.driver().findElements(By.cssSelector("#summary-1 .refs a"));
    assertThat(links).extracting(WebElement::getText).containsExactly("Lead 1", "Lead 2");
    links.get(1).click();
    assertThat(target("s0.2")).isEqualTo("s0.2");
    browser.driver().findElement(By.cssSelector(":target .cited")).click();
    assertThat(target("summary-1")).isEqualTo("summary-1");
  }

  @Test
  void theFilterOfALargeIndexTouchesEachRowOnce() {
    browser.size(1280, 900);
    open("index-large");
    WebElement box = browser.driver().findElement(By.id("filter"));
    assertThat(shownRows()).isEqualTo(500L);
    Object counted = browser.script(COUNT_WHAT_THE_FILTER_DOES);
    assertThat(counted)
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Long.class))
        .as("for each letter typed, whatever it is")
        .containsEntry("rowsSet", 1L)
        .containsEntry("lookedThrough", 0L)
        .containsEntry("textsRead", 0L)
        .containsEntry("layouts", 0L);
    box.sendKeys("متحف derna");
    long found = shownRows();
    assertThat(found).isBetween(1L, 250L);
    assertThat(browser.driver().findElement(By.id("shown")).getText())
        .isEqualTo(found + " of 500 shown");
    box.clear();
    box.sendKeys("xyzzy");
    assertThat(shownRows()).isZero();
  }

  private long shownRows() {
    return (Long)
        browser.script("return document.querySelectorAll('.rows > li:not([hidden])').length");
  }

  @Test
  void noPageIsWiderThanAPhone() {
    browser.size(390, 844);
    for (String page :
        List.of(
            "draft",
            "english-to-arabic",
            "changed",
            "changed-arabic",
            "script",
            "long",
            "index-mixed")) {
      open(page);
      assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
          .as(page)
          .isLessThanOrEqualTo(390L);
    }
  }

  @Test
  void everyPrintedPageSaysWhatItIsWorthAndNoneIsEmpty() throws IOException {
    DigestBuilder builder =
        DigestBuilder.aDigest()
            .facts(SampleDigests.draft().facts())
            .title("ميناء المدينة يستعيد نشاطه", "City port resumes its activity");
    for (int i = 0; i < 32; i++) {
      if (i % 8 == 4) {
        builder.section(2, "القسم " + i, "Section " + i);
      }
      builder.pair(
          "وقال مدير الميناء إن أربع سفن رست منذ الفجر، وإن سبع سفن أخرى تنتظر دورها في عرض البحر.",
          "The port director said that four ships had docked since dawn, and that seven others"
              + " were waiting their turn at sea.");
    }
    write("printed", html(builder.summary("s0.1", "s1.1", "s2.1").build()));
    browser.media("print", "light").size(1280, 900);
    open("printed");
    String encoded = browser.driver().print(new PrintOptions()).getContent();
    try (PDDocument paper = Loader.loadPDF(Base64.getDecoder().decode(encoded))) {
      int pages = paper.getNumberOfPages();
      assertThat(pages).isBetween(2, 4);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        String read = text.getText(paper);
        assertThat(read)
            .as("page %d", page)
            .contains("DRAFT", "nightly · 24 Nov 2026", page + " / " + pages)
            .hasSizeGreaterThan(300);
        assertThat(read.contains("Contents")).as("page %d", page).isEqualTo(page == 1);
      }
    } finally {
      browser.media("screen", "light");
    }
  }

  @Test
  void noPageIsWiderThanItsWindow() {
    for (int width : List.of(1280, 800)) {
      browser.size(width, 900);
      for (String page : List.of("draft", "aligned", "index-mixed", "index-arabic")) {
        open(page);
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
            .as("%s at %d", page, width)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void bothLanguagesOfARowBeginOnTheSameLine() {
    browser.size(1280, 900);
    open("draft");
    Object worst =
        browser.script(
            "return Math.max(...[...document.querySelectorAll('.para .row')].map(r => {"
                + " function base(s) { var p = r.querySelector(s); var m ="
                + " document.createElement('span'); m.style.display = 'inline-block';"
                + " p.insertBefore(m, p.firstChild); var y = m.getBoundingClientRect().bottom;"
                + " m.remove(); return y; }"
                + " return Math.abs(base('.tgt p') - base('.src p')); }))");
    assertThat(((Number) worst).doubleValue()).isLessThan(1.5);
  }
}
