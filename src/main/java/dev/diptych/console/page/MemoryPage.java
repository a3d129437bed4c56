package dev.diptych.console.page;

import dev.diptych.console.Exports;
import dev.diptych.console.Uploads;
import dev.diptych.console.access.Operator;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.DigestExchange.Which;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.JobViews;
import dev.diptych.operations.JobViews.JobView;
import dev.diptych.operations.MemoryExchange;
import dev.diptych.operations.MemoryExchange.Way;
import dev.diptych.operations.MemoryImport;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.Previews;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.MemoryTransfer.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Translations of people as files: saved from here for tools of translators, and brought back. What
 * somebody brings is kept under its checksum, then shown with what it would change, and taken with
 * a reason; its own name is only ever shown.
 */
@Controller
class MemoryPage {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final String VIEW = "import";
  private static final int LONGEST_NAME = 120;

  /** How a file is called in what is told of it: commands are for a terminal, where it lies. */
  private static final String FILE = "FILE";

  private final MemoryExchange memories;
  private final Exports exports;
  private final Uploads uploads;
  private final JobViews jobs;
  private final Previews previews;
  private final OrderTaker taker;

  MemoryPage(
      MemoryExchange memories,
      Exports exports,
      Uploads uploads,
      JobViews jobs,
      Previews previews,
      OrderTaker taker) {
    this.memories = memories;
    this.exports = exports;
    this.uploads = uploads;
    this.jobs = jobs;
    this.previews = previews;
    this.taker = taker;
  }

  /**
   * How a file is to be taken.
   *
   * @param name as whoever brought it calls it; only shown
   * @param trust whether what machines made is taken as if people had; of a memory alone
   * @param replace whether its targets stand in the place of people's here; of a memory alone
   */
  record TakeForm(@Nullable String name, @Nullable Boolean trust, @Nullable Boolean replace) {

    TakeForm {
      name = bounded(name);
      trust = Boolean.TRUE.equals(trust);
      replace = Boolean.TRUE.equals(replace);
    }

    Way way(boolean dryRun) {
      return new Way(Boolean.TRUE.equals(trust), Boolean.TRUE.equals(replace), dryRun);
    }

    private static @Nullable String bounded(@Nullable String name) {
      return name == null || name.isBlank()
          ? null
          : name.substring(0, name.offsetByCodePoints(0, Math.min(length(name), LONGEST_NAME)));
    }

    private static int length(String name) {
      return name.codePointCount(0, name.length());
    }
  }

  @GetMapping("/memory")
  String memory(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      Model model) {
    model.addAttribute("jobs", jobs.all().stream().map(JobView::name).toList());
    model.addAttribute("job", job);
    model.addAttribute("edition", edition);
    model.addAttribute("megabytes", Uploads.MOST_BYTES >> 20);
    return "memory";
  }

  @GetMapping("/memory/tmx")
  ResponseEntity<StreamingResponseBody> tmx(
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(defaultValue = "false") boolean human,
      @Nullable Authentication authentication)
      throws IOException {
    return exports.memory(
        new Wish(given(source), given(target), human), Operator.of(authentication, null));
  }

  @GetMapping("/memory/xliff")
  ResponseEntity<StreamingResponseBody> xliff(
      @RequestParam String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String target,
      @Nullable Authentication authentication)
      throws IOException {
    return exports.xliff(
        new EditionName(job, given(edition)),
        new Which(given(article), given(target)),
        Operator.of(authentication, null));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Keeps a file that somebody brings; nothing is taken before its page was seen. */
  @PostMapping("/memory/import")
  ModelAndView bring(@RequestParam MultipartFile file, RedirectAttributes after)
      throws IOException {
    if (file.isEmpty()) {
      after.addFlashAttribute("missing", "memory.file.missing");
      return DeedPage.redirect("/memory");
    }
    Path kept;
    try (InputStream body = file.getInputStream()) {
      kept = uploads.keep(body);
    }
    return show(Uploads.name(kept), new TakeForm(file.getOriginalFilename(), false, false));
  }

  private static ModelAndView show(String upload, TakeForm form) {
    ModelAndView onward =
        new ModelAndView(
            "redirect:"
                + UriComponentsBuilder.fromPath("/memory/import/{upload}")
                    .queryParam("name", "{name}")
                    .queryParam("trust", "{trust}")
                    .queryParam("replace", "{replace}")
                    .encode()
                    .buildAndExpand(
                        upload,
                        form.name() == null ? "" : form.name(),
                        String.valueOf(form.trust()),
                        String.valueOf(form.replace()))
                    .toUriString());
    onward.setStatus(HttpStatus.SEE_OTHER);
    return onward;
  }

  /** What a file would change. */
  @GetMapping("/memory/import/{upload}")
  String preview(@PathVariable String upload, @ModelAttribute("form") TakeForm form, Model model)
      throws IOException {
    fill(model, kept(upload), upload, form);
    return VIEW;
  }

  /**
   * Takes a file; or shows anew what would happen with what the form says now.
   *
   * @param again whether it is only to be shown
   */
  @PostMapping("/memory/import/{upload}")
  ModelAndView take(
      @PathVariable String upload,
      @ModelAttribute("form") TakeForm form,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean again,
      @Nullable Authentication authentication,
      Model model,
      RedirectAttributes after)
      throws IOException {
    if (again) {
      return show(upload, form);
    }
    Path file = kept(upload);
    Actor actor = Operator.of(authentication, reason);
    if (actor.reason() == null) {
      fill(model, file, upload, form);
      model.addAttribute("missing", "deed.reason.missing");
      return new ModelAndView(VIEW, model.asMap(), HttpStatus.BAD_REQUEST);
    }
    if (!memories.isMemory(file)) {
      return OrdersPage.follow(
          taker.place(new WorkOrder.TakeBack(file), actor, null, Duration.ZERO, LONGEST_WAIT));
    }
    MemoryImport taken = memories.take(file, form.way(false), actor);
    after.addFlashAttribute("taken", taken);
    after.addFlashAttribute("name", form.name());
    return DeedPage.redirect("/memory");
  }

  private Path kept(String upload) {
    return uploads
        .find(upload)
        .orElseThrow(
            () ->
                new UnknownPageException(
                    "The file is not kept any more. Bring it again on the page of the memory"));
  }

  private void fill(Model model, Path file, String upload, TakeForm form) throws IOException {
    model.addAttribute("upload", upload);
    try {
      if (memories.isMemory(file)) {
        MemoryImport would = memories.take(file, form.way(true), Operator.of(null, null));
        model.addAttribute("would", would);
        model.addAttribute("notes", would.notes().stream().map(note -> told(note, file)).toList());
      } else {
        model.addAttribute("preview", previews.of(new WorkOrder.TakeBack(file)));
      }
    } catch (UsageException wrong) {
      model.addAttribute("refused", lines(String.valueOf(wrong.getMessage()), file));
    }
  }

  private static List<String> lines(String message, Path file) {
    return told(message, file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String told(String message, Path file) {
    return message.replace(file.toString(), FILE);
  }
}
