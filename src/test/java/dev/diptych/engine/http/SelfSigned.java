package dev.diptych.engine.http;

import dev.diptych.engine.http.FakeProvider.Responder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers whose certificate nobody vouches for. */
final class SelfSigned {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private static ServerSocketFactory sockets;

  private SelfSigned() {}

  static FakeProvider answering(Responder responder) {
    return FakeProvider.on(sockets(), "https", responder);
  }

  /** The certificate is made once a process: that takes a second. */
  private static synchronized ServerSocketFactory sockets() {
    if (sockets == null) {
      try {
        sockets = make();
      } catch (IOException | GeneralSecurityException e) {
        throw new AssertionError("No certificate could be made", e);
      }
    }
    return sockets;
  }

  private static ServerSocketFactory make() throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("diptych-certificate");
    Path file = folder.resolve("store.p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "EC",
                  "-alias",
                  "fake",
                  "-dname",
                  "CN=127.0.0.1",
                  "-ext",
                  "SAN=IP:127.0.0.1",
                  "-validity",
                  "3650",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  new String(PASSWORD),
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new AssertionError("keytool failed: " + said);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context.getServerSocketFactory();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
