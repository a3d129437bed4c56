package dev.diptych.console.access;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which somebody changes their own password. */
@Controller
final class PasswordPage {

  private static final String PATH = "/password";
  private static final String VIEW = "password";

  private final Accounts accounts;
  private final LoginThrottle throttle;

  PasswordPage(Accounts accounts, LoginThrottle throttle) {
    this.accounts = accounts;
    this.throttle = throttle;
  }

  @GetMapping(PATH)
  String page(Model model) {
    model.addAttribute("fault", "");
    return VIEW;
  }

  /** Whoever finds a browser that is logged in still needs the password to change it. */
  @PostMapping(PATH)
  @Nullable String change(
      @RequestParam String current,
      @RequestParam String password,
      @RequestParam String again,
      Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    String name = authentication.getName();
    if (authentication instanceof TokenAuthentication) {
      return wrong("A token has no password", response, model);
    }
    Duration wait = throttle.tryNow(name, request.getRemoteAddr());
    if (!wait.isZero()) {
      LoginSteps.tooMany(wait, response).write(request, response);
      return null;
    }
    if (!accounts.matches(name, current)) {
      return wrong("The current password is wrong; nothing was changed", response, model);
    }
    throttle.right(name, request.getRemoteAddr());
    if (!password.equals(again)) {
      return wrong("The new password was typed in two ways; nothing was changed", response, model);
    }
    if (password.equals(current)) {
      return wrong("The new password is the current one; nothing was changed", response, model);
    }
    try {
      accounts.changePassword(name, password, Operator.of(authentication, null));
    } catch (UsageException e) {
      return wrong(String.valueOf(e.getMessage()), response, model);
    }
    request.getSession().invalidate();
    return "redirect:" + LoginPage.CHANGED;
  }

  private static String wrong(String fault, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("fault", fault);
    return VIEW;
  }
}
