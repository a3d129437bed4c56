package dev.diptych.console.access;

import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.Actor;
import dev.diptych.operations.RefusalWords;
import dev.diptych.operations.Role;
import dev.diptych.operations.Tokens;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an admin manages accounts and tokens. */
@Controller
@RequestMapping("/accounts")
final class AccountsPage {

  private static final String VIEW = "accounts";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Clock clock;

  AccountsPage(Accounts accounts, Tokens tokens, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A line of the table of tokens. */
  record TokenLine(
      String name, String role, String by, String until, String used, boolean expired) {}

  @GetMapping
  String page(Model model) {
    return shown(model, "", "");
  }

  private String shown(Model model, String fault, String secret) {
    Instant now = clock.instant();
    model.addAttribute("accounts", accounts.all());
    model.addAttribute(
        "tokens",
        tokens.all().stream()
            .map(
                token ->
                    new TokenLine(
                        token.name(),
                        token.role().word(),
                        token.createdBy(),
                        time(token.expiresAt()),
                        time(token.lastUsedAt()),
                        token.expired(now)))
            .toList());
    model.addAttribute("roles", roles());
    model.addAttribute("fault", fault);
    model.addAttribute("secret", secret);
    return VIEW;
  }

  private static List<String> roles() {
    return Arrays.stream(Role.values()).map(Role::word).toList();
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  @PostMapping
  String add(
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam String password,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Actor actor = Operator.of(who, reason);
    return told(() -> accounts.add(name, Role.of(role), password, actor), response, model, next);
  }

  @PostMapping("/{name}/password")
  String password(
      @PathVariable String name,
      @RequestParam String password,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Actor actor = Operator.of(who, reason);
    return told(() -> accounts.changePassword(name, password, actor), response, model, next);
  }

  @PostMapping("/{name}/role")
  String role(
      @PathVariable String name,
      @RequestParam String role,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Actor actor = Operator.of(who, reason);
    return told(() -> accounts.changeRole(name, Role.of(role), actor), response, model, next);
  }

  @PostMapping("/{name}/disable")
  String disable(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return told(() -> accounts.disable(name, Operator.of(who, reason)), response, model, next);
  }

  @PostMapping("/{name}/enable")
  String enable(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return told(() -> accounts.enable(name, Operator.of(who, reason)), response, model, next);
  }

  /** The secret is on the answer to this request and nowhere else. */
  @PostMapping("/tokens")
  String token(
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam int days,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model) {
    try {
      Actor actor = Operator.of(who, reason);
      return shown(
          model, "", tokens.create(name, Role.of(role), Duration.ofDays(days), actor).secret());
    } catch (UsageException e) {
      return faulty(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), response, model);
    }
  }

  @PostMapping("/tokens/{name}/revoke")
  String revoke(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Authentication who,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return told(() -> tokens.revoke(name, Operator.of(who, reason)), response, model, next);
  }

  private String told(
      Supplier<String> change, HttpServletResponse response, Model model, RedirectAttributes next) {
    try {
      next.addFlashAttribute("told", change.get());
      return "redirect:/accounts";
    } catch (UsageException e) {
      return faulty(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), response, model);
    } catch (RefusedException e) {
      return faulty(HttpStatus.CONFLICT, RefusalWords.of(e.refusal()), response, model);
    }
  }

  private String faulty(
      HttpStatus status, String fault, HttpServletResponse response, Model model) {
    response.setStatus(status.value());
    return shown(model, fault, "");
  }
}
