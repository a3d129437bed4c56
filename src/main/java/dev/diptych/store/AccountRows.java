package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of the console. Safe for use by several threads. */
@Repository
public class AccountRows {

  private static final String ALL =
      "select name, role, password, enabled, epoch, created_at, changed_at from account ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public AccountRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds an account that may log in; false if there is one of this name. */
  public boolean add(String name, String role, String password) {
    try {
      return jdbc.sql(
                  """
                  insert into account (name, role, password, created_at, changed_at)
                  values (:name, :role, :password, :at, :at)
                  """)
              .param("name", name)
              .param("role", role)
              .param("password", password)
              .param("at", Sql.at(clock.instant()))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Sets what an account logs in with; its sessions end. */
  public boolean setPassword(String name, String password) {
    return set("password = :value", name, password);
  }

  /** Sets what an account may do; its sessions end. */
  public boolean setRole(String name, String role) {
    return set("role = :value", name, role);
  }

  /** Sets whether an account may log in; its sessions end. */
  public boolean setEnabled(String name, boolean enabled) {
    return set("enabled = :value", name, enabled);
  }

  private boolean set(String assignment, String name, Object value) {
    return jdbc.sql(
                "update account set %s, epoch = epoch + 1, changed_at = :at where name = :name"
                    .formatted(assignment))
            .param("value", value)
            .param("at", Sql.at(clock.instant()))
            .param("name", name)
            .update()
        == 1;
  }

  /** One account. */
  public Optional<AccountRow> find(String name) {
    return jdbc.sql(ALL + "where name = ?").param(name).query(AccountRows::account).optional();
  }

  /** All accounts, by name. */
  public List<AccountRow> all() {
    return jdbc.sql(ALL + "order by name").query(AccountRows::account).list();
  }

  /** Whether there is none. */
  public boolean none() {
    return jdbc.sql("select count(*) from account").query(Integer.class).single() == 0;
  }

  /**
   * Names of the accounts of a role that may log in, locked until the transaction ends, so that two
   * changes at once cannot each leave the other's as the last.
   */
  public List<String> lockEnabled(String role) {
    return jdbc.sql("select name from account where role = ? and enabled order by name for update")
        .param(role)
        .query(String.class)
        .list();
  }

  private static AccountRow account(ResultSet row, int number) throws SQLException {
    return new AccountRow(
        row.getString("name"),
        row.getString("role"),
        row.getString("password"),
        row.getBoolean("enabled"),
        row.getInt("epoch"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "changed_at"));
  }
}
