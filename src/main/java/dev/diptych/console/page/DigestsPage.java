package dev.diptych.console.page;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.ArticleText;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.PublishedPages;
import dev.diptych.publish.DigestEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Published digests, in a frame of their own. A digest brings its own policy, and policies of a
 * header and a page add up: it gets one that takes our origin from it and leaves its script to it.
 */
@Controller
class DigestsPage {

  private static final String POLICY = "sandbox allow-scripts; frame-ancestors 'self'";
  private static final String INDEX = "index.html";

  private final PublishedPages pages;
  private final ArticleText text;

  DigestsPage(PublishedPages pages, ArticleText text) {
    this.pages = pages;
    this.text = text;
  }

  /** The page around a digest, or around the index of the edition. */
  @GetMapping("/read/{job}/{edition}/{target}")
  Object read(
      @PathVariable String job,
      @PathVariable String edition,
      @PathVariable String target,
      @RequestParam(required = false) @Nullable String article,
      Model model)
      throws IOException {
    EditionName name = new EditionName(job, edition);
    List<DigestEntry> entries = pages.digests(name, target);
    Optional<DigestEntry> chosen =
        entries.stream().filter(entry -> entry.slug().equals(article)).findFirst();
    if (article != null && chosen.isEmpty()) {
      throw new UnknownPageException(
          "Edition %s/%s has no article of this name that is published".formatted(job, edition));
    }
    String file = chosen.map(entry -> entry.slug() + ".html").orElse(INDEX);
    if (pages.read(name, target, file).isEmpty()) {
      return gone(name, target, file);
    }
    model.addAttribute("job", job);
    model.addAttribute("edition", edition);
    model.addAttribute("target", target);
    model.addAttribute("targets", pages.targets(name));
    model.addAttribute("entries", entries);
    model.addAttribute("entry", chosen.orElse(null));
    model.addAttribute("file", file);
    model.addAttribute(
        "sections",
        chosen.isEmpty() ? List.of() : text.sections(name, chosen.get().slug(), target));
    return "read";
  }

  /** A file as it was published. */
  @GetMapping("/digests/{job}/{edition}/{target}/{file}")
  Object file(
      @PathVariable String job,
      @PathVariable String edition,
      @PathVariable String target,
      @PathVariable String file)
      throws IOException {
    EditionName name = new EditionName(job, edition);
    Optional<byte[]> bytes = pages.read(name, target, file);
    if (bytes.isEmpty()) {
      return gone(name, target, file);
    }
    return ResponseEntity.ok()
        .contentType(type(file))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY)
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes.get());
  }

  private static ModelAndView gone(EditionName name, String target, String file) {
    String label = String.valueOf(name.label());
    ModelAndView page = new ModelAndView("fault");
    page.setStatus(HttpStatus.GONE);
    page.addObject("kind", "gone");
    page.addObject("status", HttpStatus.GONE.value());
    page.addObject(
        "told",
        "%s/%s of edition %s/%s was published and is not in the output folder any more"
            .formatted(target, file, name.job(), label));
    page.addObject("steps", List.of(Step.of(Next.of(When.NEXT, "publish", name.job(), label))));
    return page;
  }

  private static MediaType type(String file) {
    if (file.endsWith(".html")) {
      return new MediaType("text", "html", StandardCharsets.UTF_8);
    }
    if (file.endsWith(".epub")) {
      return new MediaType("application", "epub+zip");
    }
    if (file.endsWith(".xml")) {
      return MediaType.APPLICATION_ATOM_XML;
    }
    return file.endsWith(".json")
        ? MediaType.APPLICATION_JSON
        : new MediaType("text", "plain", StandardCharsets.UTF_8);
  }
}
