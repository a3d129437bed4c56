package dev.diptych.engine.remote;

import dev.diptych.text.Beginning;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Why a certificate is not believed: what speaks to the broker keeps that to itself. */
public final class Handshake {

  private static final int LONGEST_MILLIS = 5_000;
  private static final int LONGEST_CAUSE = 200;

  private Handshake() {}

  /**
   * What is wrong with a file of certificates.
   *
   * @param setting that names the file
   * @param variable of the environment with its password
   * @return in a sentence with what to set; empty if it can be opened
   */
  public static Optional<String> fault(
      String setting, String file, String variable, String password) {
    try {
      var unused = opened(file, password);
      return Optional.empty();
    } catch (IOException | GeneralSecurityException e) {
      return Optional.of(
          "%s: the file %s cannot be opened (%s). Is it a PKCS12 file, and is %s its password?"
              .formatted(setting, file, words(e), variable));
    }
  }

  private static KeyStore opened(String file, String password)
      throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(new File(file), password.toCharArray());
  }

  /**
   * Greets the broker once more and listens to what is wrong.
   *
   * @return in a sentence with what to set; empty if nothing is, or it cannot be reached
   */
  static Optional<String> fault(BrokerAddress address, BrokerAccess access) {
    if (!access.trustStore().isBlank()) {
      Optional<String> fault =
          fault(
              "diptych.broker.trust-store",
              access.trustStore(),
              "DIPTYCH_BROKER_TRUSTSTOREPASSWORD",
              access.trustStorePassword().reveal());
      if (fault.isPresent()) {
        return fault;
      }
    }
    try {
      greet(address, access);
      return Optional.empty();
    } catch (SSLException | GeneralSecurityException e) {
      return Optional.of(
          "the certificate of the broker at %s is not believed (%s): set diptych.broker.trust-store to a file with it, or with the one that signed it; the address must name the host as it does"
              .formatted(address, words(e)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void greet(BrokerAddress address, BrokerAccess access)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, believed(access).getTrustManagers(), null);
    try (Socket plain = new Socket()) {
      String host = address.host().replaceAll("[\\[\\]]", "");
      plain.connect(new InetSocketAddress(host, address.port()), LONGEST_MILLIS);
      plain.setSoTimeout(LONGEST_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, address.port(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
      }
    }
  }

  private static TrustManagerFactory believed(BrokerAccess access)
      throws IOException, GeneralSecurityException {
    @Nullable KeyStore store =
        access.trustStore().isBlank()
            ? null
            : opened(access.trustStore(), access.trustStorePassword().reveal());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  /** What the innermost says; it may quote a stranger's certificate. */
  private static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return Beginning.marked(what.replaceAll("[\\p{C}\\s]+", " ").strip(), LONGEST_CAUSE);
  }
}
