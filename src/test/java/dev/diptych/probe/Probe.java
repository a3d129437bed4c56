package dev.diptych.probe;

import dev.diptych.console.access.Operator;
import dev.diptych.operations.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Paths that do nothing but say who asked. Outside of the console's packages, so that only a server
 * that is given it has it.
 */
@RestController
public class Probe {

  /** What a digest brings. */
  public static final String POLICY = "sandbox allow-scripts; frame-ancestors 'self'";

  @GetMapping("/probe")
  String look(Authentication authentication, @RequestParam(defaultValue = "") String q) {
    return authentication.getName() + " looks" + q;
  }

  @GetMapping("/api/probe")
  String lookByProgram(Authentication authentication) {
    return authentication.getName() + " looks";
  }

  @PostMapping({"/probe", "/api/probe"})
  String order(Authentication authentication) {
    Actor actor = Operator.of(authentication, " because ");
    return "%s orders by %s %s".formatted(actor.name(), actor.channel(), actor.reason());
  }

  @GetMapping("/digests/probe")
  ResponseEntity<String> digest() {
    return ResponseEntity.ok().header("Content-Security-Policy", POLICY).body("digest");
  }

  @GetMapping("/accounts/probe")
  String administer() {
    return "administered";
  }
}
