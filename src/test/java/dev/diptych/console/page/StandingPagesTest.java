package dev.diptych.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.console.page.Newsroom.Guest;
import dev.diptych.job.Overrides;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.Role;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.Alerts;
import dev.diptych.store.Alerts.NewAlert;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages say of how things stand, to whom, and what they say when the database is away. */
class StandingPagesTest {

  private static final Instant NIGHT = Instant.parse("2026-11-24T02:00:00Z");
  private static final String LABEL = "2026-11-24";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
  private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\"[^>]*>");

  @TempDir static Path home;
  private static Newsroom room;
  private static Guest vera;
  private static Guest otto;

  @BeforeAll
  static void serve() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    room = Newsroom.in(home).job("night", "").articles("night", 2);
    room.job("waiting", "onUnavailable: wait 10m\n").article("waiting", 7);
    room.serve(DatabaseThatGoesAway.class);
    vera = room.guest("vera", Role.VIEWER);
    otto = room.guest("otto", Role.OPERATOR);
    room.night("night");
  }

  @AfterAll
  static void end() {
    room.close();
  }

  @AfterEach
  void everythingAnswers() {
    DatabaseThatGoesAway.away = false;
    room.noFault();
  }

  /** Every connection that is asked for while it is away fails, as with a server that is gone. */
  static final class DatabaseThatGoesAway implements BeanPostProcessor {

    private static volatile boolean away;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof DataSource source
          ? Proxy.newProxyInstance(
              DataSource.class.getClassLoader(),
              new Class<?>[] {DataSource.class},
              (proxy, method, arguments) -> {
                if (away && method.getName().equals("getConnection")) {
                  throw new SQLTransientConnectionException("the database does not answer");
                }
                try {
                  return method.invoke(source, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              })
          : bean;
    }
  }

  @Test
  void whileTheDatabaseIsAwayPagesAndTheApiSaySoAndWhenToComeBack() {
    String token = room.token(Role.OPERATOR);
    String formToken = otto.formToken("/password");
    String deed = "/runs/night/" + LABEL + "/publish";
    int passes = passes("night");
    DatabaseThatGoesAway.away = true;

    HttpResponse<String> page = otto.get("/");
    HttpResponse<String> posted = otto.post(deed, formToken, Map.of("reason", "now"));
    HttpResponse<String> json = room.get(token, "/api/status");
    HttpResponse<String> login = room.get("/login");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("The database does not answer", "Try again in a few seconds");
    assertThat(posted.statusCode()).isEqualTo(503);
    assertThat(json.statusCode()).isEqualTo(503);
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json.body()).contains("\"code\":\"database-away\"", "\"next\"");
    for (HttpResponse<String> told : List.of(page, posted, json)) {
      assertThat(told.headers().firstValue("Retry-After")).isPresent();
      assertThat(told.body()).doesNotContain("Exception", "\tat ", "SQLTransient");
    }
    assertThat(login.statusCode()).isIn(200, 503);

    DatabaseThatGoesAway.away = false;
    assertThat(otto.get("/").statusCode()).as("nobody was logged out").isEqualTo(200);
    assertThat(room.get(token, "/api/status").statusCode()).isEqualTo(200);
    assertThat(passes("night")).as("nothing was ordered").isEqualTo(passes);
  }

  private static int passes(String job) {
    return room.bean(JdbcClient.class)
        .sql("select count(*) from pass p join edition e on e.id = p.edition_id where e.job = ?")
        .param(job)
        .query(Integer.class)
        .single();
  }

  @Test
  void aViewerSeesNoActionAndIsToldWhoMayAct() {
    String edition = "/runs/night/" + LABEL;
    for (String page :
        List.of(
            "/",
            "/runs",
            "/jobs",
            "/engines",
            "/schedules",
            "/orders",
            "/history/night",
            "/audit",
            "/memory",
            "/alerts",
            "/backups",
            edition,
            edition + "/sections",
            "/read/night/" + LABEL + "/en")) {
      HttpResponse<String> seen = vera.get(page);
      assertThat(seen.statusCode()).as(page).isEqualTo(200);
      Matcher forms = FORM.matcher(seen.body());
      List<String> found = new ArrayList<>();
      while (forms.find()) {
        found.add(forms.group());
      }
      assertThat(found).as(page).singleElement().asString().contains("/logout");
      assertThat(seen.body())
          .as(page)
          .doesNotContain(edition + "/publish\"", "/jobs/night/run\"", "/acknowledge?", "/tidy\"");
    }
    int passes = passes("night");
    String formToken = vera.formToken("/password");
    for (String path :
        List.of(edition + "/publish", "/jobs/night/run", "/backups", "/engines/delay/try")) {
      HttpResponse<String> refused = vera.post(path, formToken, Map.of("reason", "why not"));
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body())
          .as(path)
          .contains("needs the role operator", "vera has the role viewer", "Nothing was changed")
          .contains("diptych user role NAME operator");
    }
    assertThat(passes("night")).isEqualTo(passes);
  }

  @Test
  void twoBrowsersThatPressAtOnceMakeOnePass() throws Exception {
    Guest olga = room.guest("olga", Role.OPERATOR);
    String page = "/runs/night/" + LABEL + "/publish";
    int passes = passes("night");
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<HttpResponse<String>>> pressed = new ArrayList<>();
    try {
      for (Guest guest : List.of(otto, olga)) {
        Matcher seen = SEEN.matcher(guest.get(page).body());
        assertThat(seen.find()).isTrue();
        String formToken = guest.formToken("/password");
        Map<String, String> form = Map.of("seen", seen.group(1));
        pressed.add(
            threads.submit(
                () -> {
                  both.await();
                  return guest.post(page, formToken, form);
                }));
      }
      List<String> led = new ArrayList<>();
      for (Future<HttpResponse<String>> one : pressed) {
        assertThat(one.get().statusCode()).isEqualTo(303);
        led.add(one.get().headers().firstValue("Location").orElseThrow());
      }
      Awaitility.await().until(() -> !standing("night").running());
      assertThat(led).as("to the run, or to the order that it is").hasSize(2);
    } finally {
      threads.shutdown();
    }
    assertThat(passes("night")).isEqualTo(passes + 1);
    assertThat(
            room.bean(JdbcClient.class)
                .sql("select count(*) from run_order where verb = 'publish'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private static RunDetails.Standing standing(String job) {
    return room.bean(RunDetails.class).standing(new EditionName(job, null));
  }

  @Test
  void anEngineThatIsLeftAloneIsShownWithSinceUntilAndWhy() {
    room.fault("delay", "unavailable");
    long order =
        room.bean(OrderTaker.class)
            .place(
                new WorkOrder.Run("waiting", Overrides.NONE, NIGHT, false),
                Newsroom.OPERATOR,
                null,
                Duration.ZERO,
                Duration.ofMinutes(1))
            .id();
    Awaitility.await()
        .until(() -> vera.get("/engines").body().contains("Left alone for a moment by"));

    assertThat(vera.get("/engines").body())
        .contains("/runs/waiting/" + LABEL, "asked again by itself at", "told to be down");
    assertThat(room.get(room.token(Role.VIEWER), "/api/engines/today").body())
        .contains("\"resting\":[{\"job\":\"waiting\",\"edition\":\"" + LABEL + "\",\"out\":false");

    room.noFault();
    Awaitility.await().until(() -> standing("waiting").view().state().equals("FINISHED"));
    assertThat(vera.get("/engines").body()).doesNotContain("Left alone");
    assertThat(order).isPositive();
  }

  @Test
  void alertsAreShownWithWhatCouldNotBeTold() {
    Alerts alerts = room.bean(Alerts.class);
    assertThat(vera.get("/").body()).contains("href=\"/alerts\"");
    String hostile = "<script>window.planted=1</script> \u202Edrow";
    alerts.add(new NewAlert("a:1", "GAPS", "night", LABEL, hostile, "text", null), "log");
    alerts.add(new NewAlert("a:1", "GAPS", "night", LABEL, hostile, "text", null), "webhook");
    alerts.newest(10).stream()
        .filter(row -> row.alert().key().equals("a:1"))
        .forEach(
            row -> {
              assertThat(alerts.attempt(row, null)).isTrue();
              if (row.channel().equals("log")) {
                alerts.told(row.id());
              } else {
                alerts.failed(row.id(), "answered 500");
              }
            });

    String page = vera.get("/alerts").body();

    assertThat(page)
        .contains("Could not be told", "By webhook, tried once", "answered 500")
        .contains("/runs/night/" + LABEL, "&lt;script&gt;window.planted", "[RLO]")
        .doesNotContain("<script>window", "\u202E");
    assertThat(room.get(room.token(Role.VIEWER), "/api/alerts?limit=5").body())
        .contains("\"channel\":\"webhook\"", "answered 500");
  }
}
