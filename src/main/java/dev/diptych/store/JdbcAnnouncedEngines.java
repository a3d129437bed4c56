package dev.diptych.store;

import dev.diptych.engine.AnnouncedEngines;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What engines on other machines last said of themselves, in a table. */
@Repository
class JdbcAnnouncedEngines implements AnnouncedEngines {

  private final JdbcClient jdbc;
  private final Installations installations;
  private final Clock clock;

  JdbcAnnouncedEngines(JdbcClient jdbc, Installations installations, Clock clock) {
    this.jdbc = jdbc;
    this.installations = installations;
    this.clock = clock;
  }

  @Override
  public String installation() {
    return installations.id();
  }

  @Override
  public Optional<String> find(String engine) {
    return jdbc.sql("select announced from announced_engine where engine = ?")
        .param(engine)
        .query(String.class)
        .optional();
  }

  @Override
  public void keep(String engine, String announced) {
    int changed =
        jdbc.sql(
                "update announced_engine set announced = :what, announced_at = :at where engine ="
                    + " :engine")
            .param("what", announced)
            .param("at", Sql.at(clock.instant()))
            .param("engine", engine)
            .update();
    if (changed == 0) {
      jdbc.sql(
              "insert into announced_engine (engine, announced, announced_at) values (:engine,"
                  + " :what, :at)")
          .param("what", announced)
          .param("at", Sql.at(clock.instant()))
          .param("engine", engine)
          .update();
    }
  }
}
