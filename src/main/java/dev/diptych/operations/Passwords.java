package dev.diptych.operations;

import dev.diptych.job.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password must be, how it is kept, and secrets that nobody can guess. */
public final class Passwords {

  private static final int SHORTEST_IN_CHARACTERS = 12;

  /** Of what is behind it bcrypt knows nothing. */
  private static final int LONGEST_IN_BYTES = 72;

  private static final int SECRET_IN_BYTES = 32;
  private static final int GENERATED_IN_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /**
   * How passwords are kept: each hash says how it was made, so that a better way can come without
   * making the old ones useless.
   */
  public static PasswordEncoder encoder() {
    return Encoder.ONLY;
  }

  /**
   * Makes sure that a password may be chosen.
   *
   * @throws UsageException if not; the message does not repeat it
   */
  static void require(String account, String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST_IN_CHARACTERS) {
      throw new UsageException(
          "The password is too short: it needs at least %d characters. Three or four words that have nothing to do with each other are easy to keep in mind"
              .formatted(SHORTEST_IN_CHARACTERS));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
      throw new UsageException(
          "The password is too long: at most %d bytes of UTF-8 count".formatted(LONGEST_IN_BYTES));
    }
    if (password.chars().distinct().count() < 5 || password.equalsIgnoreCase(account)) {
      throw new UsageException("The password is too easy to guess; take another");
    }
  }

  /** A password that a person can type. */
  public static String generated() {
    return random(GENERATED_IN_BYTES);
  }

  /** 256 random bits. */
  static String secret() {
    return random(SECRET_IN_BYTES);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Loaded with the first password: most verbs need none. */
  private static final class Encoder {

    private static final String BCRYPT = "bcrypt";

    /** A quarter of a second on a machine of 2025: once a login, and every time for a guesser. */
    private static final int STRENGTH = 12;

    private static final PasswordEncoder ONLY =
        new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(STRENGTH)));
  }
}
