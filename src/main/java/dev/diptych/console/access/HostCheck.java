package dev.diptych.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under names that are this server's. A stranger's page may let its own name point to
 * 127.0.0.1; to the browser both are then one site, but the name is still the stranger's.
 */
final class HostCheck extends OncePerRequestFilter {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private final Set<String> names = new HashSet<>(LOOPBACK);

  HostCheck(List<String> configured) {
    configured.forEach(name -> names.add(folded(name)));
  }

  /** As names are compared; Tomcat leaves the brackets of an IPv6 address. */
  private static String folded(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? shortened(lower.substring(1, lower.length() - 1))
        : lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String shortened(String address) {
    return address.equals("0:0:0:0:0:0:0:1") ? "::1" : address;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (names.contains(folded(request.getServerName()))) {
      chain.doFilter(request, response);
      return;
    }
    new PlainAnswer(
            HttpStatus.MISDIRECTED_REQUEST,
            "host-unknown",
            "This server is not known by that name",
            "The request names a host that is none of this server's; nothing was done. Use"
                + " http://127.0.0.1 or http://localhost with the server's port, or name the host"
                + " in diptych.console.hosts and start serve again.")
        .write(request, response);
  }
}
