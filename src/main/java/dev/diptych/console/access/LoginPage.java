package dev.diptych.console.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which somebody logs in; the form itself goes to Spring Security. */
@Controller
final class LoginPage {

  static final String LOGIN = "/login";

  /** After the session has ended. */
  static final String ENDED = "/login?ended";

  /** After a wrong name or password. */
  static final String FAILED = "/login?failed";

  /** After the password was changed. */
  static final String CHANGED = "/login?changed";

  /** After logging out. */
  static final String OUT = "/login?out";

  @GetMapping(LOGIN)
  String page(
      @RequestParam(required = false) @Nullable String failed,
      @RequestParam(required = false) @Nullable String ended,
      @RequestParam(required = false) @Nullable String changed,
      @RequestParam(required = false) @Nullable String out,
      @Nullable Authentication authentication,
      Model model) {
    if (authentication != null) {
      return "redirect:/";
    }
    model.addAttribute(
        "said",
        failed != null
            ? "failed"
            : ended != null ? "ended" : changed != null ? "changed" : out != null ? "out" : "");
    return "login";
  }
}
