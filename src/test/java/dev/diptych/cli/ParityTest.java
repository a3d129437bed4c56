package dev.diptych.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.console.api.ApiPaths;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import picocli.CommandLine;

/**
 * Whatever changes or lists runs can be done in three ways: by a verb, as JSON and on a page. A new
 * verb fails this test until it says where the other two are, or why it has none.
 */
class ParityTest {

  /**
   * Verbs whose pages are not built yet. A verb that has its page must be taken from here; nothing
   * may be added.
   */
  private static final Set<String> AWAITING_A_PAGE = Set.of();

  /** Verbs that a person at a terminal of the machine needs, each with the reason. */
  private static final Map<String, String> AT_A_TERMINAL =
      Map.ofEntries(
          entry("broker", "is a process that lasts, and changes and lists no run"),
          entry("completion", "writes a script for a shell"),
          entry(
              "db adopt",
              "hands a folder of this machine over; a web page has no business with paths"),
          entry("db forget", "nothing serves while the database is exchanged"),
          entry("db restore", "nothing serves while the database is exchanged"),
          entry(
              "engines check",
              "the workbench: one sentence, no run; the page of engines tries one too"),
          entry("explain", "the workbench: text in, text out, no run"),
          entry("preview", "the workbench: reads any file of this machine"),
          entry("segment", "the workbench: text in, text out, no run"),
          entry("serve", "is what serves the other two"),
          entry("summarise", "the workbench: reads any file of this machine"),
          entry("translate", "the workbench: text in, text out, no run"),
          entry("worker", "is a process that lasts, and changes and lists no run"));

  /** Where a verb is besides the command line. */
  private record Elsewhere(List<String> json, List<String> pages) {}

  private static final Map<String, Elsewhere> ELSEWHERE = new LinkedHashMap<>();

  static {
    on("abandon", "POST /api/editions/{job}/{edition}/abandon", "/runs/{job}/{edition}/{deed}");
    on("acknowledge", "POST /api/acknowledgements", "/acknowledge");
    on("audit", "GET /api/audit", "/audit");
    on("correct", "POST /api/orders/correct", "/runs/{job}/{edition}/{deed}");
    on("db backup", "POST /api/backups", "/backups");
    on("engines", "GET /api/engines", "/engines");
    on("include", "POST /api/orders/include", "/runs/{job}/{edition}/{deed}");
    on("publish", "POST /api/orders/publish", "/runs/{job}/{edition}/{deed}");
    on("recover", "POST /api/editions/{job}/{edition}/recover", "/runs/{job}/{edition}/{deed}");
    on("redo", "POST /api/orders/redo", "/runs/{job}/{edition}/{deed}");
    on("restart", "POST /api/orders/restart", "/runs/{job}/{edition}/{deed}");
    on("retry-gaps", "POST /api/orders/retry-gaps", "/runs/{job}/{edition}/{deed}");
    on("run", "POST /api/orders/run", "/jobs/{job}/run");
    on("runs", "GET /api/editions", "/runs");
    ELSEWHERE.put(
        "schedule",
        new Elsewhere(
            List.of(
                "GET /api/schedules",
                "GET /api/schedules/{job}",
                "POST /api/schedules/{job}/pause",
                "POST /api/schedules/{job}/resume",
                "POST /api/schedules/{job}/run-now",
                "POST /api/schedules/{job}/dismiss"),
            List.of("/schedules")));
    ELSEWHERE.put(
        "show",
        new Elsewhere(
            List.of(
                "GET /api/editions/{job}/{edition}",
                "GET /api/editions/{job}/{edition}/items",
                "GET /api/editions/{job}/{edition}/units",
                "GET /api/editions/{job}/{edition}/causes",
                "GET /api/editions/{job}/{edition}/files"),
            List.of("/runs/{job}/{edition}")));
    on("status", "GET /api/status", "/");
    on("stop", "POST /api/editions/{job}/{edition}/stop", "/runs/{job}/{edition}/{deed}");
    on("tidy", "POST /api/jobs/{job}/tidy", "/jobs/{job}/tidy");
    on("tm export", "GET /api/memory", "/memory/tmx");
    on("tm import", "POST /api/memory/import", "/memory/import");
    on("tm term", "POST /api/orders/tm-term", "/jobs/{job}/term");
    on("tm xliff", "GET /api/editions/{job}/{edition}/xliff", "/memory/xliff");
    on("user add", "POST /api/accounts", "/accounts");
    on("user disable", "POST /api/accounts/{name}/disable", "/accounts/{name}/disable");
    on("user enable", "POST /api/accounts/{name}/enable", "/accounts/{name}/enable");
    on("user list", "GET /api/accounts", "/accounts");
    on("user password", "POST /api/accounts/{name}/password", "/accounts/{name}/password");
    on("user role", "POST /api/accounts/{name}/role", "/accounts/{name}/role");
    on("user token", "POST /api/tokens", "/accounts/tokens");
    on("withdraw", "POST /api/orders/withdraw", "/runs/{job}/{edition}/{deed}");
  }

  private static void on(String verb, String json, String page) {
    ELSEWHERE.put(verb, new Elsewhere(List.of(json), List.of(page)));
  }

  /** As they are typed; those that have verbs of their own stand for these. */
  private static Set<String> verbs() {
    Answers nobody = new Answers(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Set<String> verbs = new TreeSet<>();
    DiptychCommand.allVerbs(nobody)
        .getSubcommands()
        .forEach((name, line) -> verbs.addAll(typed(name, line)));
    return verbs;
  }

  private static List<String> typed(String name, CommandLine line) {
    if (line.getCommandSpec().userObject() instanceof DbCommand) {
      return Arrays.stream(DbCommand.Task.values())
          .map(task -> name + " " + task.name().toLowerCase(Locale.ROOT))
          .toList();
    }
    List<String> parts = new ArrayList<>();
    line.getSubcommands().keySet().forEach(part -> parts.add(name + " " + part));
    if (parts.isEmpty() || line.getCommandSpec().userObject() instanceof EnginesCommand) {
      parts.add(name);
    }
    return parts;
  }

  @Test
  void everyVerbIsAlsoJsonOrSaysWhyNot() {
    Set<String> told = new TreeSet<>(ELSEWHERE.keySet());
    told.addAll(AT_A_TERMINAL.keySet());
    assertThat(verbs()).isEqualTo(told);
    assertThat(ELSEWHERE.keySet()).doesNotContainAnyElementsOf(AT_A_TERMINAL.keySet());
    Set<String> paths = ApiPaths.mapped("dev.diptych.console").keySet();
    ELSEWHERE.forEach(
        (verb, elsewhere) -> assertThat(paths).as(verb).containsAll(elsewhere.json()));
  }

  @Test
  void everyVerbHasAPageOrAwaitsIt() {
    Set<String> mapped = pages();
    Set<String> without =
        ELSEWHERE.entrySet().stream()
            .filter(each -> !mapped.containsAll(each.getValue().pages()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(without).isEqualTo(new TreeSet<>(AWAITING_A_PAGE));
  }

  /** The paths of pages, of whatever method. */
  private static Set<String> pages() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    Set<String> pages = new TreeSet<>();
    scanner
        .findCandidateComponents("dev.diptych.console")
        .forEach(
            found -> {
              Class<?> type =
                  ClassUtils.resolveClassName(
                      String.valueOf(found.getBeanClassName()), ParityTest.class.getClassLoader());
              RequestMapping base =
                  AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
              String prefix = base == null || base.path().length == 0 ? "" : base.path()[0];
              Arrays.stream(type.getDeclaredMethods())
                  .map(
                      method ->
                          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                  .filter(Objects::nonNull)
                  .forEach(
                      own -> {
                        for (String path :
                            own.path().length == 0 ? new String[] {""} : own.path()) {
                          pages.add(prefix + path);
                        }
                      });
            });
    return pages;
  }
}
