package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When tables are brought up to date, and when nobody looks for migrations. */
class SchemaTest {

  @TempDir Path home;

  @Test
  void theListOfMigrationsIsWhatThereIs() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      files
          .map(file -> file.getFileName().toString())
          .forEach(name -> found.add(name.substring(1, name.indexOf("__")).replace('_', '.')));
    }
    for (OnceMigration migration :
        List.of(new BatchTables(), new InstallationId(Clock.systemUTC()))) {
      found.add(String.valueOf(migration.getVersion()));
    }
    assertThat(found.stream().map(MigrationVersion::fromVersion).sorted().map(String::valueOf))
        .containsExactlyElementsOf(Schema.VERSIONS);
  }

  @Test
  void noMigrationInJavaIsForgotten() {
    assertThat(new ClassFileImporter().importPackages("dev.diptych.store"))
        .filteredOn(type -> type.isAssignableTo(OnceMigration.class))
        .extracting(type -> type.getSimpleName())
        .containsExactlyInAnyOrder("OnceMigration", "BatchTables", "InstallationId");
  }

  @Test
  void tablesOfAnEarlierVersionAreBroughtUpToDateOnce() throws Exception {
    try (TestDatabase database = TestDatabase.embedded(home, "4")) {
      assertThat(Schema.isCurrent(database.template.getDataSource())).isFalse();

      Schema.bring(database.template.getDataSource(), database.clock);

      assertThat(Schema.isCurrent(database.template.getDataSource())).isTrue();
      assertThat(database.count("installation")).isEqualTo(1);
      long history = database.count("\"flyway_schema_history\"");
      Schema.bring(database.template.getDataSource(), database.clock);
      assertThat(database.count("\"flyway_schema_history\"")).isEqualTo(history);
    }
  }

  @Test
  void aMigrationThatFailedIsForFlywayToJudge() throws Exception {
    try (TestDatabase database = TestDatabase.embedded(home, "4")) {
      Schema.bring(database.template.getDataSource(), database.clock);
      database
          .jdbc
          .sql("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '7'")
          .update();

      assertThat(Schema.isCurrent(database.template.getDataSource())).isFalse();
    }
  }
}
