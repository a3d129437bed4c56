package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens of scripts. Safe for use by several threads. */
@Repository
public class AccessTokenRows {

  /** A script that asks every second would else write a row every second, for months. */
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(10);

  private static final String ALL =
      "select id, name, role, created_by, created_at, expires_at, last_used_at from access_token ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public AccessTokenRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds a token; false if there is one of this name.
   *
   * @param hash of the secret
   */
  public boolean add(
      String name, String role, String hash, String createdBy, @Nullable Instant expiresAt) {
    try {
      return jdbc.sql(
                  """
                  insert into access_token (name, role, hash, created_by, created_at, expires_at)
                  values (:name, :role, :hash, :by, :at, :expires)
                  """)
              .param("name", name)
              .param("role", role)
              .param("hash", hash)
              .param("by", createdBy)
              .param("at", Sql.at(clock.instant()))
              .param("expires", expiresAt == null ? null : Sql.at(expiresAt))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Deletes a token; false if there is none of this name. */
  public boolean delete(String name) {
    return jdbc.sql("delete from access_token where name = ?").param(name).update() == 1;
  }

  /** The token of a secret's hash, also one that has expired. */
  public Optional<AccessTokenRow> byHash(String hash) {
    return jdbc.sql(ALL + "where hash = ?").param(hash).query(AccessTokenRows::token).optional();
  }

  /** One token. */
  public Optional<AccessTokenRow> find(String name) {
    return jdbc.sql(ALL + "where name = ?").param(name).query(AccessTokenRows::token).optional();
  }

  /** All tokens, by name. */
  public List<AccessTokenRow> all() {
    return jdbc.sql(ALL + "order by name").query(AccessTokenRows::token).list();
  }

  /** Notes that a token is being used, at most every ten minutes. */
  public void used(AccessTokenRow token) {
    Instant now = clock.instant();
    Instant last = token.lastUsedAt();
    if (last == null || !last.plus(USE_IS_NOTED_EVERY).isAfter(now)) {
      jdbc.sql("update access_token set last_used_at = :at where id = :id")
          .param("at", Sql.at(now))
          .param("id", token.id())
          .update();
    }
  }

  private static AccessTokenRow token(ResultSet row, int number) throws SQLException {
    return new AccessTokenRow(
        row.getLong("id"),
        row.getString("name"),
        row.getString("role"),
        row.getString("created_by"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "expires_at"),
        Sql.instantOrNull(row, "last_used_at"));
  }
}
