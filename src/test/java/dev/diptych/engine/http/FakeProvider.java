package dev.diptych.engine.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * A server on 127.0.0.1 that answers as a test says, also in ways that no proper server would: it
 * writes bytes, not responses. One connection a request.
 */
public final class FakeProvider implements AutoCloseable {

  /** What came. */
  public record Request(String method, String path, Map<String, String> headers, String body) {

    /** The fields of a form; a name may occur several times. */
    public Map<String, List<String>> form() {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      for (String field : body.split("&")) {
        String[] parts = field.split("=", 2);
        fields
            .computeIfAbsent(
                URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
            .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return fields;
    }
  }

  /** Writes an answer, or part of one. */
  @FunctionalInterface
  public interface Responder {
    void respond(Request request, Wire wire) throws IOException;
  }

  /** The other end of a connection. */
  public static final class Wire {

    private final Socket socket;
    private final OutputStream out;

    private Wire(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    /** Bytes as they are. */
    public void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** A whole response; a header is written {@code Name: value}. */
    public void answer(int status, String type, byte[] body, String... headers) throws IOException {
      head(status, type, body.length, headers);
      write(body);
    }

    /** A JSON answer. */
    public void json(int status, String body, String... headers) throws IOException {
      answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** All of a response but its body. */
    public void head(int status, String type, long length, String... headers) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says nothing more until the other side gives up. */
    public void hold() throws IOException {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // Nothing more is expected.
      }
    }
  }

  private final ServerSocket server;
  private final String scheme;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Responder responder;

  private FakeProvider(ServerSocket server, String scheme, Responder responder) {
    this.server = server;
    this.scheme = scheme;
    this.responder = responder;
    Thread accepting = new Thread(this::accept, "fake-provider");
    accepting.setDaemon(true);
    accepting.start();
  }

  /** A server that answers so. */
  public static FakeProvider answering(Responder responder) {
    return on(ServerSocketFactory.getDefault(), "http", responder);
  }

  /** The same with sockets of this kind. */
  static FakeProvider on(ServerSocketFactory sockets, String scheme, Responder responder) {
    try {
      return new FakeProvider(
          sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress()), scheme, responder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers otherwise from now on. */
  public void answer(Responder other) {
    responder = other;
  }

  /** Its address. */
  public URI url() {
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, server.getLocalPort()));
  }

  /** All that came so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** What came last. */
  public Request last() {
    return requests.get(requests.size() - 1);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread serving = new Thread(() -> serve(socket), "fake-provider-connection");
        serving.setDaemon(true);
        serving.start();
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(new BufferedInputStream(socket.getInputStream()));
      requests.add(request);
      responder.respond(request, new Wire(socket));
    } catch (IOException e) {
      // The other side gave up: that is for the test to see there.
    } finally {
      open.remove(socket);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    return new Request(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("The connection ended before a request");
      }
      if (read != '\r') {
        line.write(read);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
