package dev.diptych.console.api;

import dev.diptych.console.Uploads;
import dev.diptych.operations.ExitCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before everything else under {@code /api}: bounds the bodies of requests, and sees to it that
 * what is refused before it reaches a controller (nobody logged in, not allowed, a path that is no
 * path) is a problem as any other.
 */
final class ApiFilter extends OncePerRequestFilter {

  /** Orders are small. */
  static final long MOST_JSON = 256L * 1024;

  /** Whether a request is one of this API. */
  static boolean concerns(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit =
        request.getRequestURI().endsWith(MemoryController.IMPORT) ? Uploads.MOST_BYTES : MOST_JSON;
    if (request.getContentLengthLong() > limit) {
      Problems.write(Problems.tooLarge(limit), request, response);
      return;
    }
    Answer answer = new Answer(request, response);
    try {
      chain.doFilter(new Bounded(request, limit), answer);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      Throwable cause = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
      Problems.write(Problems.of(cause, request), request, response);
    }
    answer.tell();
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 401 ->
          Problem.usage(
              401,
              "unauthorised",
              "Nobody is logged in. Send a token: Authorization: Bearer TOKEN; an administrator"
                  + " makes one");
      case 403 -> Problem.usage(403, "forbidden", "Your role does not allow this");
      case 404 -> Problem.usage(404, "no-such-path", "There is nothing at this path");
      case 429 -> Problem.usage(429, "too-often", "Too many requests; wait and send it again");
      default ->
          status < 500
              ? Problem.usage(status, "wrong-request", "The request is not one of this API")
              : Problem.of(
                  status,
                  "fault",
                  ExitCode.FAILED,
                  "Something here went wrong. More stands in data/logs/diptych.log");
    };
  }

  /** Turns errors without a body into problems. */
  private static final class Answer extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean written;

    Answer(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
      this.response = response;
    }

    @Override
    public void sendError(int status) throws IOException {
      sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
      if (response.isCommitted()) {
        super.sendError(status);
        return;
      }
      response.resetBuffer();
      written = true;
      Problems.write(ofStatus(status), request, response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      written = true;
      return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      written = true;
      return super.getWriter();
    }

    /** An error whose body nobody wrote. */
    void tell() throws IOException {
      if (!written && !response.isCommitted() && response.getStatus() >= 400) {
        Problems.write(ofStatus(response.getStatus()), request, response);
      }
    }
  }

  /** A request whose body ends with an error when it is longer than it may be. */
  private static final class Bounded extends HttpServletRequestWrapper {

    private final long limit;
    private @Nullable ServletInputStream stream;

    Bounded(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream open = stream;
      if (open == null) {
        open = new BoundedStream(super.getInputStream(), limit);
        stream = open;
      }
      return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BoundedStream extends ServletInputStream {

    private final ServletInputStream in;
    private final long limit;
    private long read;

    BoundedStream(ServletInputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = in.read(into, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int more) throws TooLargeException {
      read += more;
      if (read > limit) {
        throw new TooLargeException(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
