package dev.diptych.store;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which installation the database belongs to. Safe for use by several threads. */
@Repository
public class Installations {

  private final JdbcClient jdbc;

  /** On the application's database. */
  public Installations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of this installation: it never changes, also when it is restored elsewhere. */
  public String id() {
    return jdbc.sql("select id from installation where ended is null").query(String.class).single();
  }

  /** The ids under which this installation has published: its own and those it took over from. */
  public Set<String> ids() {
    return Set.copyOf(jdbc.sql("select id from installation").query(String.class).list());
  }
}
