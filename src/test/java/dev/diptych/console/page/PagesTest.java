package dev.diptych.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.browser.Browser;
import dev.diptych.job.Overrides;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.Orders;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunReport;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The console's pages in a real browser, over a real database: every night here is made by the
 * server that is looked at. Skipped where Chromium is not installed, except when {@code CI} is
 * {@code true}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {

  private static final String LABEL = "2026-11-24";
  private static final long LONGEST_NANOS = 90_000_000_000L;
  private static final String HOSTILE =
      "<script>window.planted=1</script> خطير \u202E drow " + "طويل ".repeat(2_500);

  @TempDir static Path home;
  private Newsroom room;
  private Browser browser;

  @BeforeAll
  void start() {
    assumeTrue(
        Browser.isInstalled() || "true".equals(System.getenv("CI")),
        "Chromium and chromedriver are not installed");
    room = Newsroom.in(home);
    for (String job : List.of("live", "wrong", "plain")) {
      room.job(job, "").articles(job, 4);
    }
    // Articles of its own: what another job translated is remembered, and no engine is asked.
    room.job("gaps", "");
    for (int number = 21; number <= 24; number++) {
      room.article("gaps", number);
    }
    room.job("hostile", "").article("hostile", 1);
    room.file(
        "hostile",
        "hostile-\u202Efdp.html",
        """
        <html lang="ar"><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
        <p>وصل الوفد إلى المدينة صباح اليوم. واستقبله رئيس البلدية في مقر البلدية.</p>
        <p>وقال رئيس البلدية إن الزيارة تستمر ثلاثة أيام.</p></article></body></html>
        """
            .formatted(HOSTILE.replace("<", "&lt;")));
    room.file("hostile", "damaged.pdf", "%PDF-1.4 nothing");
    room.serve();
    browser = new Browser(true);
    browser.size(1280, 900).media("screen", "light");
    room.logIn(browser);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (room != null) {
      room.close();
    }
  }

  @BeforeEach
  void everyEngineAnswers() {
    room.noFault();
  }

  private static void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!holds(condition)) {
      assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST_NANOS);
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** A page that is just being exchanged is looked at again. */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (StaleElementReferenceException e) {
      return false;
    }
  }

  private static String text(Browser page) {
    return page.driver().findElement(By.tagName("main")).getText();
  }

  private static void press(Browser page, String words) {
    List<WebElement> found =
        page.driver()
            .findElements(
                By.xpath(
                    "//main//*[(self::a or self::button) and normalize-space()='%s']"
                        .formatted(words)));
    assertThat(found).as("%s on %s", words, text(page)).isNotEmpty();
    page.follow(found.get(0));
  }

  private static void type(Browser page, String field, String text) {
    page.driver().findElement(By.id(field)).sendKeys(text);
  }

  private RunDetails.Standing standing(String job) {
    return room.bean(RunDetails.class).standing(new EditionName(job, null));
  }

  /** A run sees a stop with a beat, and when the second from now has begun, the first is over. */
  private void awaitSeen() {
    for (int i = 0; i < 2; i++) {
      String last = lastBeat();
      await("a beat", () -> !lastBeat().equals(last));
    }
  }

  private String lastBeat() {
    return room.bean(JdbcClient.class)
        .sql("select cast(max(beat_at) as varchar) from heartbeat")
        .query(String.class)
        .single();
  }

  @Test
  void aLiveRunIsWatchedStoppedAndRestarted() {
    room.fault("delay", "hold");
    browser.open(room.at("/jobs/live/run"));
    await("the estimate", () -> text(browser).contains("Files to read"));
    press(browser, "Run now");
    assertThat(browser.driver().getCurrentUrl()).contains("/runs/live/");
    await("files read", () -> text(browser).contains("Translating"));
    await("it waits for the engine", () -> standing("live").steps().get(1).total() > 0);
    assertThat(text(browser)).contains("Running");

    press(browser, "Stop");
    assertThat(text(browser)).contains("What would happen").contains("finished first");
    press(browser, "Stop it");
    await("draining", () -> text(browser).contains("Stop requested."));
    assertThat(text(browser)).contains("Stopping").containsPattern("Draining: .* left in hand");
    assertThat(standing("live").stopping()).isTrue();

    awaitSeen();
    room.noFault();
    // Nobody loads the page again: the server tells it.
    await("stopped", () -> text(browser).contains("Stopped"));
    assertThat(standing("live").view().state()).isEqualTo("STOPPED");
    int kept = standing("live").view().units().translated();
    assertThat(kept).isPositive();

    press(browser, "Restart");
    assertThat(text(browser)).contains("Sections to translate").contains("Sections kept");
    press(browser, "Restart it");
    await("finished", () -> standing("live").view().state().equals("FINISHED"));
  }

  @Test
  void oneGapIsRetriedWithAnotherEngine() throws IOException {
    room.fault("delay", "rejected");
    RunReport made =
        room.bean(Orders.class)
            .carryOut(
                new WorkOrder.Run("gaps", Overrides.NONE, null, false),
                Newsroom.OPERATOR,
                progress -> {});
    assertThat(made.outcome()).isEqualTo(RunReport.Outcome.GAPS);
    int missing = standing("gaps").view().units().gaps();
    browser.open(room.at("/"));
    assertThat(text(browser)).contains("gaps/" + made.edition()).contains("sections are missing");
    browser.open(room.at("/runs/gaps/" + made.edition()));
    assertThat(text(browser)).contains("told to reject").contains("Retry only these");
    browser.driver().findElement(By.partialLinkText("sections")).click();
    press(browser, "Retry only this");
    browser.driver().findElement(By.cssSelector("#engine option[value='delay-backup']")).click();
    press(browser, "Show again what would happen");
    await("the other engine", () -> text(browser).contains("delay-backup would"));
    press(browser, "Retry them");
    await("it is tried", () -> standing("gaps").pass() == 2 && !standing("gaps").running());
    assertThat(standing("gaps").view().units().gaps()).isEqualTo(missing - 1);
    browser.open(room.at("/"));
    press(browser, "It can wait");
    press(browser, "It can wait");
    await("a reason is wanted", () -> text(browser).contains("Say why"));
    type(browser, "reason", "the desk knows");
    press(browser, "It can wait");
    await("acknowledged", () -> text(browser).contains("Seen, and can wait"));
    assertThat(text(browser)).contains("the desk knows");
    browser.open(room.at("/runs/gaps/" + made.edition()));
    assertThat(text(browser)).contains("delay-backup");
  }

  @Test
  void aSectionIsRedoneFromItsDigest() throws IOException {
    room.night("wrong");
    browser.open(room.at("/runs/wrong/" + LABEL));
    press(browser, "Read in en");
    press(browser, "Read");
    await("the digest", () -> browser.driver().getCurrentUrl().contains("article="));

    // The digest's own script runs in the frame, and it has no origin.
    browser.driver().switchTo().frame(0);
    await(
        "its script",
        () -> !browser.driver().findElements(By.cssSelector("button.copy")).isEmpty());
    assertThat(browser.script("return window.origin")).isEqualTo("null");
    browser.driver().switchTo().defaultContent();

    List<WebElement> sections = browser.driver().findElements(By.cssSelector(".sections summary"));
    sections.get(sections.size() - 1).click();
    List<WebElement> redo = browser.driver().findElements(By.cssSelector(".sections .button"));
    redo.get(redo.size() - 1).click();
    press(browser, "Redo the section");
    await("a reason is wanted", () -> text(browser).contains("Say why"));
    assertThat(text(browser)).contains("Nothing was ordered");
    assertThat(standing("wrong").pass()).isEqualTo(1);
    type(browser, "reason", "the figures are wrong");
    press(browser, "Redo the section");
    await("it is redone", () -> standing("wrong").pass() == 2 && !standing("wrong").running());
    browser.open(room.at("/runs/wrong/" + LABEL));
    assertThat(text(browser)).contains("a wrong section").contains("the figures are wrong");
  }

  @Test
  void aScheduleIsPausedAndTheAuditSaysSo() {
    room.job("timed", "schedule: \"0 30 1 * * *\"\n").articles("timed", 1);
    browser.open(room.at("/schedules"));
    assertThat(text(browser)).contains("timed").contains("Next starts").contains("01:30");
    browser.driver().findElement(By.xpath("//summary[normalize-space()='Pause']")).click();
    type(browser, "why-timed", "the disk is being exchanged");
    browser.driver().findElement(By.xpath("//button[normalize-space()='Pause']")).click();
    await("paused", () -> text(browser).contains("falls into the pause"));
    assertThat(text(browser)).contains("Paused").contains("the disk is being exchanged");
    press(browser, "Resume");
    await("resumed", () -> text(browser).contains("goes on"));
    assertThat(text(browser)).doesNotContain("falls into the pause");
    browser.open(room.at("/audit?job=timed"));
    assertThat(text(browser))
        .contains("schedule pause")
        .contains("schedule resume")
        .contains("the disk is being exchanged")
        .contains("op");
    HttpResponse<String> csv = room.get("/audit/csv?job=timed");
    assertThat(csv.body()).startsWith("id,at,actor").contains("schedule pause");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("audit.csv");
  }

  @Test
  void hostileTitlesAreShownAndDoNothing() throws IOException {
    room.night("hostile");
    for (String page :
        List.of("/runs/hostile/" + LABEL, "/runs/hostile/" + LABEL + "/sections", "/")) {
      browser.open(room.at(page));
      assertThat(browser.script("return typeof window.planted")).isEqualTo("undefined");
      String html = String.valueOf(browser.driver().getPageSource());
      assertThat(html).doesNotContain("\u202E");
    }
    browser.open(room.at("/runs/hostile/" + LABEL));
    assertThat(text(browser)).contains("<script>").contains("[RLO]").contains("…");
    assertThat(text(browser)).doesNotContain("طويل ".repeat(40));
    assertThat(text(browser)).contains("damaged.pdf");

    HttpResponse<String> saved = room.get(link("damaged.pdf"));
    assertThat(saved.body()).isEqualTo("%PDF-1.4 nothing");
    assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(saved.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("application/octet-stream");
    assertThat(saved.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
  }

  private String link(String file) {
    String address =
        browser
            .driver()
            .findElement(By.cssSelector("a[aria-label='Save %s as it was read']".formatted(file)))
            .getAttribute("href");
    return address.substring(room.at("").length());
  }

  @Test
  void everythingIsDoneWithoutScript() {
    try (Browser plain = new Browser(false)) {
      room.logIn(plain);
      plain.size(390, 900).open(room.at("/jobs/plain/run"));
      press(plain, "Read the new files and estimate");
      assertThat(text(plain)).contains("Files to read");
      press(plain, "Run now");
      await("it ends", () -> standing("plain").view().state().equals("FINISHED"));
      String label = standing("plain").view().edition();
      plain.open(room.at("/runs/plain/" + label));
      assertThat(text(plain)).contains("Complete");
      press(plain, "Publish again");
      assertThat(text(plain)).contains("Digests to write");
      press(plain, "Publish it again");
      await("again", () -> standing("plain").pass() == 2 && !standing("plain").running());
      plain.open(room.at("/orders"));
      assertThat(text(plain)).contains("publish plain/" + label).contains("Done");
    }
  }

  @Test
  void axeFindsNothingOnAnyPage() throws IOException {
    room.job("seen", "").articles("seen", 2);
    room.job("broken", "nosuchsetting: 1\n");
    room.file("seen", "damaged.pdf", "%PDF-1.4 nothing");
    room.night("seen");
    String edition = "/runs/seen/" + LABEL;
    List<String> pages =
        List.of(
            "/",
            "/runs",
            "/jobs",
            "/jobs/seen/estimate",
            "/engines",
            "/history/seen",
            "/memory",
            "/alerts",
            room.memory(unit()),
            "/orders",
            "/audit",
            "/schedules",
            "/backups",
            "/jobs/seen/tidy",
            "/jobs/seen/term?source=",
            "/acknowledge?about=edition&job=seen&edition=" + LABEL,
            "/password",
            edition,
            edition + "/sections",
            edition + "/withdraw?article=1",
            edition + "/correct?article=1&segment=s1.1&target=en",
            edition + "/restart",
            "/read/seen/" + LABEL + "/en",
            "/runs/nosuch/one");
    for (String page : pages) {
      // Sizes and schemes are changed under the open page: it has no script that would notice.
      browser.open(room.at(page));
      for (int width : List.of(1280, 390)) {
        for (String scheme : List.of("light", "dark")) {
          browser.media("screen", scheme).size(width, 900);
          assertThat(browser.faults()).as("%s, %s, %d pixels", page, scheme, width).isEmpty();
          assertThat(
                  browser.script(
                      "return document.documentElement.scrollWidth <= window.innerWidth"))
              .as("%s fits into %d pixels", page, width)
              .isEqualTo(true);
        }
      }
    }
    browser.media("screen", "light").size(1280, 900);
    Files.delete(home.resolve("jobs/broken.yaml"));
  }

  private static String unit() {
    return "<tu><tuv xml:lang=\"ar\"><seg>وصل القطار في موعده.</seg></tuv><tuv"
        + " xml:lang=\"en\"><seg>The train arrived on time.</seg></tuv></tu>";
  }

  @Test
  void aFileIsBroughtInABrowser() throws IOException {
    Path file = Files.write(home.resolve("brought <b>.tmx"), Newsroom.tmx(unit()));
    browser.open(room.at("/memory"));
    browser.driver().findElement(By.id("file")).sendKeys(file.toString());
    press(browser, "Show what would happen");
    await("what it would change", () -> text(browser).contains("One translation would be taken"));
    assertThat(text(browser)).contains("brought <b>.tmx");
    type(browser, "reason", "the desk has read it");
    press(browser, "Take it in");
    await("taken", () -> text(browser).contains("One translation was taken from brought <b>.tmx"));
    browser.open(room.at("/audit"));
    assertThat(text(browser)).contains("tm import").contains("the desk has read it");
  }

  /** What has the focus, as a person would call it. */
  private String focused() {
    return String.valueOf(
        browser.script(
            "var e = document.activeElement; return e === document.body ? '' :"
                + " (e.getAttribute('aria-label') || e.id || e.innerText || e.value || e.name ||"
                + " '').trim()"));
  }

  private void key(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }

  /** What a page lets a person do, in the order in which a reader meets it. */
  private List<?> reachable() {
    return (List<?>)
        browser.script(
            "return Array.from(document.querySelectorAll('a[href], button,"
                + " input:not([type=hidden]), select, textarea, summary,"
                + " [tabindex=\"0\"]')).filter(function (e) { return e.checkVisibility() &&"
                + " !e.disabled; }).map(function (e) { return (e.getAttribute('aria-label') || e.id"
                + " || e.innerText || e.value || e.name || '').trim(); })");
  }

  /** Tabs through a page once; what got the focus, each seen to be marked. */
  private List<String> tabbed(int most) {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      key(Keys.TAB);
      String name = focused();
      if (name.isEmpty()) {
        return order;
      }
      assertThat(
              browser.script(
                  "var s = getComputedStyle(document.activeElement); return s.outlineStyle !=="
                      + " 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'"))
          .as("%s is marked", name)
          .isEqualTo(true);
      order.add(name);
    }
    return order;
  }

  @Test
  void everythingIsReachedByKeyboardInTheOrderOfReading() throws IOException {
    room.job("keys", "").article("keys", 31);
    room.night("keys");
    browser.open(room.at("/"));
    List<?> reachable = reachable();
    assertThat(tabbed(reachable.size())).isEqualTo(reachable);
    assertThat(reachable).hasSizeGreaterThan(10);

    // The first of all leads past the head, and what follows is the page itself.
    browser.open(room.at("/"));
    key(Keys.TAB);
    assertThat(focused()).isEqualTo("Skip to the page");
    key(Keys.ENTER);
    key(Keys.TAB);
    assertThat(
            browser.script(
                "return document.getElementById('main').contains(document.activeElement)"))
        .isEqualTo(true);

    browser.open(room.at("/runs/keys/" + LABEL + "/withdraw?article=1"));
    List<?> form = reachable();
    assertThat(tabbed(form.size())).isEqualTo(form);
    browser.driver().findElement(By.id("reason")).click();
    key("read by nobody yet");
    key(Keys.TAB);
    assertThat(focused()).isEqualTo("Withdraw the article");
    key(Keys.ENTER);
    await("withdrawn", () -> standing("keys").pass() == 2 && !standing("keys").running());
    assertThat(
            room.bean(JdbcClient.class)
                .sql("select reason from run_order where verb = 'withdraw' and job = 'keys'")
                .query(String.class)
                .list())
        .containsExactly("read by nobody yet");
  }

  @Test
  void aRunIsPrintedWithoutWhatPaperCannotDo() throws IOException {
    room.job("paper", "").articles("paper", 1);
    room.night("paper");
    browser.media("print", "light").open(room.at("/runs/paper/" + LABEL));
    try {
      for (String useless : List.of("header nav", ".skip", "main .head .actions", "form")) {
        assertThat(
                browser.script(
                    "return Array.from(document.querySelectorAll(arguments[0])).filter(function"
                        + " (e) { return e.checkVisibility(); }).length",
                    useless))
            .as("%s on paper", useless)
            .isEqualTo(0L);
      }
      byte[] pdf =
          Base64.getDecoder()
              .decode(
                  String.valueOf(
                      browser
                          .driver()
                          .executeCdpCommand("Page.printToPDF", Map.of("printBackground", false))
                          .get("data")));
      try (PDDocument printed = Loader.loadPDF(pdf)) {
        String words = new PDFTextStripper().getText(printed);
        assertThat(words)
            .contains("paper/" + LABEL, "Complete", "article-01.txt")
            .doesNotContain("Publish again", "Skip to the page", "Log out");
        assertThat(printed.getNumberOfPages()).isLessThanOrEqualTo(3);
      }
    } finally {
      browser.media("screen", "light");
    }
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    room.job("gone", "").articles("gone", 1);
    room.night("gone");
    for (String page :
        List.of(
            "/runs/nosuch/2026-11-24",
            "/runs/gone/1999-01-01",
            "/runs/gone/2026-11-24/nosuch",
            "/orders/999999",
            "/orders/many",
            "/nosuch",
            "/digests/gone/2026-11-24/en/..%2f..%2f..%2fjobs%2fgone.yaml",
            "/digests/gone/2026-11-24/en/manifest",
            "/digests/gone/2026-11-24/xx/index.html",
            "/read/gone/2026-11-24/en?article=nosuch")) {
      HttpResponse<String> told = room.get(page);
      assertThat(told.statusCode()).as(page).isIn(400, 404);
      assertThat(told.body()).as(page).doesNotContain("Whitelabel", "Exception", "\tat ");
    }
    HttpResponse<String> index = room.get("/digests/gone/2026-11-24/en/index.html");
    assertThat(index.statusCode()).isEqualTo(200);
    assertThat(index.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox allow-scripts; frame-ancestors 'self'");
    Files.delete(home.resolve("output/gone/2026-11-24/en/index.html"));
    HttpResponse<String> gone = room.get("/read/gone/2026-11-24/en");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("/runs/gone/2026-11-24/publish");
    HttpResponse<String> refused = room.get("/runs/gone/2026-11-24/restart");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("is finished").contains("/runs/gone/2026-11-24\"");
  }
}
