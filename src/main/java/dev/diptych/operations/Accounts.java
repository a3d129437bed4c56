package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.AccountRow;
import dev.diptych.store.AccountRows;
import dev.diptych.store.AuditLog;
import dev.diptych.store.FirstPassword;
import dev.diptych.store.Transactions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Who may use the console. Each method that changes something answers in words what was done, is
 * audited with no password in it, and ends all sessions of the account, in whatever process they
 * are. Safe for use by several threads and processes.
 *
 * <p>Common to all: {@link UsageException} if there is no such account, or a name, role or password
 * is wrong; {@link RefusedException} if nobody would be left who may manage accounts.
 */
@Service
public class Accounts {

  /** The account that the first start makes. */
  public static final String FIRST = "admin";

  private final AccountRows rows;
  private final FirstPassword first;
  private final AuditLog audit;
  private final Transactions transactions;
  private final ObjectProvider<PasswordEncoder> encoders;

  /**
   * Over the tables.
   *
   * @param encoders another way to keep passwords than {@link Passwords#encoder}, if there is one;
   *     asked for with the first password, for most verbs need none
   */
  Accounts(
      AccountRows rows,
      FirstPassword first,
      AuditLog audit,
      Transactions transactions,
      ObjectProvider<PasswordEncoder> encoders) {
    this.rows = rows;
    this.first = first;
    this.audit = audit;
    this.transactions = transactions;
    this.encoders = encoders;
  }

  private PasswordEncoder encoder() {
    return encoders.getIfAvailable(Passwords::encoder);
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return rows.all().stream().map(Account::of).toList();
  }

  /** One account. */
  public Optional<Account> find(String name) {
    return rows.find(name).map(Account::of);
  }

  /**
   * An account and what its password is compared with.
   *
   * @param hash as {@link Passwords#encoder} wrote it
   */
  public record Credentials(Account account, String hash) {

    /** Without the hash, which belongs into no log. */
    @Override
    public String toString() {
      return "Credentials[%s]".formatted(account);
    }
  }

  /** What a login is compared with. */
  public Optional<Credentials> credentials(String name) {
    return rows.find(name).map(row -> new Credentials(Account.of(row), row.password()));
  }

  /**
   * Makes the first account, an admin with a random password in a file, if there is no account.
   *
   * @return the file whose password is to be changed; empty if that was done
   */
  public Optional<Path> makeFirst() {
    if (rows.none()) {
      String password = Passwords.generated();
      String hash = encoder().encode(password);
      transactions.run(
          () -> {
            if (rows.add(FIRST, Role.ADMIN.word(), hash)) {
              audit(Actor.auto("there was no account"), "user add", FIRST, "role admin");
              first.write(password);
            }
          });
    }
    return first.exists() && find(FIRST).filter(Account::enabled).isPresent()
        ? Optional.of(first.file())
        : Optional.empty();
  }

  /** Adds an account that may log in. */
  public String add(String name, Role role, String password, Actor actor) {
    requireNew(name);
    Passwords.require(name, password);
    String hash = encoder().encode(password);
    transactions.run(
        () -> {
          if (!rows.add(name, role.word(), hash)) {
            throw taken(name);
          }
          audit(actor, "user add", name, "role " + role.word());
        });
    return "Added account %s with role %s".formatted(name, role.word());
  }

  /** Makes sure that an account of this name can be added; for whoever only asks. */
  public void requireNew(String name) {
    if (rows.find(AccessName.require(name)).isPresent()) {
      throw taken(name);
    }
  }

  private static UsageException taken(String name) {
    return new UsageException(
        "There is an account %s already. To give it another role: diptych user role %s ROLE"
            .formatted(name, name));
  }

  /** Gives an account another password. */
  public String changePassword(String name, String password, Actor actor) {
    require(name);
    Passwords.require(name, password);
    String hash = encoder().encode(password);
    transactions.run(
        () -> {
          rows.setPassword(name, hash);
          audit(actor, "user password", name, "changed");
        });
    if (name.equals(FIRST)) {
      first.delete();
    }
    return "Changed the password of %s; its sessions have ended".formatted(name);
  }

  /** Whether a password is that of an account that may log in. */
  public boolean matches(String name, String password) {
    AccountRow row = rows.find(name).orElse(null);
    return row != null && encoder().matches(password, row.password()) && row.enabled();
  }

  /** Gives an account another role. */
  public String changeRole(String name, Role role, Actor actor) {
    return transactions.run(
        () -> {
          Account before = require(name);
          if (before.role() == role) {
            return "Account %s has role %s already".formatted(name, role.word());
          }
          if (role != Role.ADMIN) {
            requireAnotherAdmin(before);
          }
          rows.setRole(name, role.word());
          audit(actor, "user role", name, "%s → %s".formatted(before.role().word(), role.word()));
          return "Account %s has role %s now, and had %s; its sessions have ended"
              .formatted(name, role.word(), before.role().word());
        });
  }

  /** Lets an account log in no more. */
  public String disable(String name, Actor actor) {
    return transactions.run(
        () -> {
          Account before = require(name);
          if (!before.enabled()) {
            return "Account %s is disabled already".formatted(name);
          }
          requireAnotherAdmin(before);
          rows.setEnabled(name, false);
          audit(actor, "user disable", name, "enabled → disabled");
          return "Disabled account %s; its sessions have ended. Tokens it made still work: diptych user token list"
              .formatted(name);
        });
  }

  /** Lets an account log in again. */
  public String enable(String name, Actor actor) {
    return transactions.run(
        () -> {
          if (require(name).enabled()) {
            return "Account %s may log in already".formatted(name);
          }
          rows.setEnabled(name, true);
          audit(actor, "user enable", name, "disabled → enabled");
          return "Account %s may log in again".formatted(name);
        });
  }

  /**
   * An account that must be there.
   *
   * @throws UsageException if it is not
   */
  public Account require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no account of this name. Those there are: diptych user list"));
  }

  /** Without an admin nobody could make one but from the command line. */
  private void requireAnotherAdmin(Account account) {
    if (account.role() == Role.ADMIN
        && account.enabled()
        && rows.lockEnabled(Role.ADMIN.word()).stream().allMatch(account.name()::equals)) {
      throw new RefusedException(
          new Reason.LastAdmin(account.name()),
          Next.of(When.FIRST, "user add", "NAME").with("role", Role.ADMIN.word()));
    }
  }

  private void audit(Actor actor, String verb, String name, String detail) {
    audit.add(actor.name(), actor.channel(), verb, name, actor.reason(), detail);
  }
}
