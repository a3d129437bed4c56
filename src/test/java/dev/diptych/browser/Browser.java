package dev.diptych.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium that reaches no network but this machine. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private static final String AXE = axe();

  private final ChromeDriver driver;

  /** Starts one. */
  public Browser(boolean javascript) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    if (!javascript) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
  }

  /** Whether there is one on this machine. */
  public static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /** What drives it. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Opens a file. */
  public Browser open(Path page) {
    return open(page.toUri().toString());
  }

  /** Opens an address. */
  public Browser open(String address) {
    driver.get(address);
    return this;
  }

  /**
   * Presses what leads to another page, and returns when the page it stands on is gone: an address
   * that is opened earlier may be overtaken by the page that was asked for before.
   */
  public Browser follow(WebElement element) {
    element.click();
    Awaitility.await("the page behind a link or button")
        .atMost(Duration.ofSeconds(90))
        .until(() -> isGone(element));
    return this;
  }

  private static boolean isGone(WebElement element) {
    try {
      element.isEnabled();
      return false;
    } catch (StaleElementReferenceException e) {
      return true;
    }
  }

  /** The width of the window in CSS pixels. */
  public Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /**
   * @param medium {@code screen} or {@code print}
   * @param scheme {@code light} or {@code dark}
   */
  public Browser media(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Keeps what is seen. */
  public Browser screenshot(Path file) throws IOException {
    File shot = driver.getScreenshotAs(OutputType.FILE);
    Files.move(shot.toPath(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return this;
  }

  /** Runs a script in the page. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What axe-core finds wrong with the page: impact, rule and the elements. */
  public List<String> faults() {
    if (Boolean.TRUE.equals(driver.executeScript("return typeof window.axe === 'undefined'"))) {
      driver.executeScript(AXE); // Half a megabyte: once a page.
    }
    List<?> faults =
        (List<?>)
            driver.executeAsyncScript(
                "var done = arguments[0]; axe.run().then(function (r) {"
                    + " done(r.violations.map(function (v) { return v.impact + ' ' + v.id + ' ' +"
                    + " v.nodes.map(function (n) { return n.html; }).join(' '); })); });");
    return faults.stream().map(Object::toString).toList();
  }

  private static String axe() {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
