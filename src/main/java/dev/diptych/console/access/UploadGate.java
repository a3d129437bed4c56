package dev.diptych.console.access;

import dev.diptych.console.Uploads;
import dev.diptych.operations.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets files of forms in at one path, from those who may bring them, up to a size. It stands before
 * whoever looks for a field of the form: that alone writes the whole body to the disk, also of a
 * stranger's.
 */
final class UploadGate extends OncePerRequestFilter {

  /** Where pages take files. */
  private static final RequestMatcher TAKES_FILES = RequestRules.path("/memory/import");

  /** A form's other fields, and what stands between them. */
  private static final long AROUND_THE_FILE = 64L * 1024;

  private final Denials denials;

  UploadGate(Denials denials) {
    this.denials = denials;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Role> role = RoleOf.role(SecurityContextHolder.getContext().getAuthentication());
    if (role.isEmpty()) {
      denials.commence(request, response, new InsufficientAuthenticationException("a file"));
    } else if (!TAKES_FILES.matches(request)) {
      new PlainAnswer(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "wrong-media-type",
              "No file is taken here",
              "Files are brought at /memory; a program sends one as the body of POST"
                  + " /api/memory/import. Nothing was changed.")
          .write(request, response);
    } else if (!role.get().covers(Role.OPERATOR)) {
      denials.handle(request, response, new AccessDeniedException("a file"));
    } else if (request.getContentLengthLong() > Uploads.MOST_BYTES + AROUND_THE_FILE) {
      new PlainAnswer(
              HttpStatus.CONTENT_TOO_LARGE,
              "too-large",
              "The file is too large",
              "It has more than %d MB, and nothing was changed. Bring it in parts, or take it in at a terminal of the machine: diptych tm import FILE --reason …"
                  .formatted(Uploads.MOST_BYTES >> 20))
          .write(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
