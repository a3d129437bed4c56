package dev.diptych.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.Role;
import dev.diptych.operations.RunDetails;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Translations of people as files: saved from pages, brought back, seen, and then taken. */
class MemoryPageTest {

  private static final String LABEL = "2026-11-24";
  private static final String IMPORT = "/memory/import";

  @TempDir static Path home;
  private static Newsroom room;
  private static String operator;

  @BeforeAll
  static void serve() throws IOException {
    room = Newsroom.in(home).job("night", "").articles("night", 2).serve();
    operator = room.token(Role.OPERATOR);
    room.night("night");
  }

  @AfterAll
  static void end() {
    room.close();
  }

  private static byte[] memory(String... units) {
    return Newsroom.tmx(units);
  }

  private static String unit(String from, String source, String into, String target) {
    return "<tu><tuv xml:lang=\"%s\"><seg>%s</seg></tuv><tuv xml:lang=\"%s\"><seg>%s</seg></tuv></tu>"
        .formatted(from, source, into, target);
  }

  /** Brings a file; the address of the page that shows what it would change. */
  private static String bring(String name, byte[] content) {
    HttpResponse<String> brought = room.upload(operator, IMPORT, name, content);
    assertThat(brought.statusCode()).as(brought.body()).isEqualTo(303);
    return brought.headers().firstValue("Location").orElseThrow();
  }

  private static String path(String address) {
    return URI.create(address).getRawPath();
  }

  private static int number(String sql) {
    return room.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
  }

  private static int remembered() {
    return number("select count(*) from translation_memory where lower(origin) = 'human'");
  }

  @Test
  void aMemoryIsSeenBeforeItIsTaken() {
    byte[] file =
        memory(
            unit("ar", "وصل القطار في موعده.", "en", "The train arrived on time."),
            unit("fr", "Bonjour", "de", "Guten Tag"));
    int before = remembered();
    String page = bring("desk.tmx", file);

    String seen = room.get(operator, page).body();
    assertThat(room.get(page).body()).as("a viewer").doesNotContain("Take it in");
    assertThat(seen)
        .contains("desk.tmx", "One translation would be taken from a file of 2 units")
        .contains("Of no job’s languages")
        .contains("Take it in");
    assertThat(remembered()).as("only shown").isEqualTo(before);

    HttpResponse<String> without = room.post(operator, path(page), Map.of("name", "desk.tmx"));
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(without.body()).contains("Say why").contains("desk.tmx");
    assertThat(remembered()).as("without a reason").isEqualTo(before);

    HttpResponse<String> taken =
        room.post(operator, path(page), Map.of("reason", "checked by the desk"));
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(remembered()).isEqualTo(before + 1);
    assertThat(room.get("/audit?verb=" + Newsroom.encoded("tm import")).body())
        .contains("checked by the desk");
    assertThat(room.get(page).body()).contains("Nothing would be taken");
  }

  @Test
  void whatMachinesMadeIsTakenOnlyWhereSomebodySaysSo() {
    String machine =
        unit("ar", "أغلق المتحف أبوابه.", "en", "The museum closed its doors.")
            .replace("<tu>", "<tu><prop type=\"x-diptych-origin\">machine</prop>");
    String page = bring("machine.tmx", memory(machine));
    String shown = room.get(path(page)).body();
    assertThat(shown).contains("Nothing would be taken");
    // The command is for a terminal, and names no folder of this machine.
    assertThat(shown).contains("diptych tm import FILE --trust").doesNotContain(home.toString());

    HttpResponse<String> again =
        room.post(operator, path(page), Map.of("trust", "true", "again", "true"));
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(room.get(again.headers().firstValue("Location").orElseThrow()).body())
        .contains("One translation would be taken");
  }

  @Test
  void digestsGoOutAndComeBackCorrected() throws Exception {
    String xliff = firstXliff("/memory/xliff?job=night&edition=" + LABEL);
    String edited =
        xliff.replaceFirst(
            "<target([^>]*)>[^<]*</target>", "<target$1>As the desk has it</target>");
    assertThat(edited).isNotEqualTo(xliff);
    String page = bring("edited.xlf", edited.getBytes(StandardCharsets.UTF_8));
    assertThat(room.get(page).body())
        .contains("Digests to write")
        .doesNotContain("whatever the dates");

    HttpResponse<String> ordered =
        room.post(operator, path(page), Map.of("reason", "read by a person"));
    assertThat(ordered.statusCode()).isEqualTo(303);
    Awaitility.await()
        .until(
            () -> {
              RunDetails.Standing now =
                  room.bean(RunDetails.class).standing(new EditionName("night", LABEL));
              return now.pass() == 2 && now.view().state().equals("FINISHED");
            });
    assertThat(Files.readString(published())).contains("As the desk has it");
    assertThat(room.get("/orders").body()).contains("tm import").contains("night/" + LABEL);
    assertThat(room.get("/audit?job=night").body()).contains("read by a person");

    // Of another text than that of the article nothing is taken, and each line says why.
    String wrong = xliff.replaceFirst("<source([^>]*)>[^<]*</source>", "<source$1>x</source>");
    HttpResponse<String> refused =
        room.get(bring("wrong.xlf", wrong.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.body())
        .contains("It cannot be taken", "These segments do not fit edition")
        .doesNotContain("Take it in", home.toString());
  }

  private static Path published() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("output/night/" + LABEL + "/en"))) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(MemoryPageTest::isCorrected)
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean isCorrected(Path file) {
    try {
      return Files.readString(file).contains("As the desk has it");
    } catch (IOException e) {
      return false;
    }
  }

  private static String firstXliff(String path) throws Exception {
    HttpResponse<InputStream> zip =
        java.net.http.HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(room.at(path)))
                    .header("Authorization", "Bearer " + room.token(Role.VIEWER))
                    .build(),
                BodyHandlers.ofInputStream());
    assertThat(zip.headers().firstValue("Content-Disposition").orElse("")).contains("xliff.zip");
    try (ZipInputStream entries = new ZipInputStream(zip.body())) {
      assertThat(entries.getNextEntry()).isNotNull();
      return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theMemoryIsSaved() {
    HttpResponse<String> saved = room.get("/memory/tmx?source=ar&target=en");
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"memory.tmx\"");
    assertThat(saved.body()).contains("<tmx").contains("المكتبة");
    HttpResponse<String> nothing = room.get("/memory/tmx?source=ja");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("Nothing that is remembered matches");
    assertThat(room.get("/memory/xliff?job=night&edition=1999-01-01").statusCode()).isEqualTo(404);
  }

  @Test
  void aNameIsOnlyEverShown() throws IOException {
    String hostile =
        "..%2F..\\\u202Efdp<script>window.planted=1</script>" + "x".repeat(90) + ".tmx";
    String page = bring(hostile, memory(unit("ar", "نام الطفل.", "en", "The child slept.")));

    assertThat(page).hasSizeLessThan(1_000);
    String shown = room.get(page).body();
    assertThat(shown)
        .contains("[RLO]", "&lt;script&gt;window")
        .doesNotContain("<script>window", "\u202E");
    try (Stream<Path> kept = Files.walk(home.resolve("data/exchange"))) {
      assertThat(kept.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("[0-9a-f]{64}\\.xml"));
    }
    for (String unknown :
        List.of("0".repeat(64), "..%2F..%2Fdiptych", "%2Fetc%2Fpasswd", "x", "..")) {
      assertThat(room.get(IMPORT + "/" + unknown).statusCode()).as(unknown).isIn(400, 404);
    }
  }

  @Test
  void whatIsNoTranslationIsRefusedWithTheReason() {
    for (byte[] broken :
        List.of(
            "%PDF-1.4".getBytes(StandardCharsets.UTF_8),
            "<tmx version='1.4'><body><tu>".getBytes(StandardCharsets.UTF_8),
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><tmx><body>&b;</body></tmx>"
                .getBytes(StandardCharsets.UTF_8),
            memory(unit("fr", "Bonjour", "de", "Guten Tag")))) {
      HttpResponse<String> seen = room.get(bring("broken.tmx", broken));
      assertThat(seen.statusCode()).isEqualTo(200);
      assertThat(seen.body())
          .contains("It cannot be taken", "Bring another file")
          .doesNotContain("Take it in</button>", "root:", home.toString());
    }
    HttpResponse<String> nothing = room.upload(operator, IMPORT, "", new byte[0]);
    assertThat(nothing.headers().firstValue("Location").orElse("")).endsWith("/memory");
  }

  /** Before a byte of the body is read: whoever may not bring a file fills no disk. */
  @Test
  void filesAreLetInAtOnePathFromOperatorsUpToASize() throws IOException {
    assertThat(room.upload(null, IMPORT, "a.tmx", memory()).statusCode()).isEqualTo(302);
    assertThat(room.upload(null, "/login", "a.tmx", memory()).statusCode()).isEqualTo(302);
    HttpResponse<String> viewer = room.upload(room.token(Role.VIEWER), IMPORT, "a.tmx", memory());
    assertThat(viewer.statusCode()).isEqualTo(403);
    assertThat(viewer.body()).contains("operator");
    HttpResponse<String> elsewhere = room.upload(operator, "/acknowledge", "a.tmx", memory());
    assertThat(elsewhere.statusCode()).isEqualTo(415);
    assertThat(elsewhere.body()).contains("/memory");

    assertThat(announced(65L << 20)).startsWith("HTTP/1.1 413").contains("diptych tm import FILE");
    assertThat(announced(100)).doesNotContain("HTTP/1.1 413");
  }

  /** What is answered to a body of this length of which nothing but the beginning comes. */
  private static String announced(long length) throws IOException {
    URI server = URI.create(room.at("/"));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(IMPORT, operator, length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
