package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.diptych.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs read is as the published schemas promise. */
class JsonSchemaTest {

  private static final Schema DIGEST = schema("digest-1");
  private static final Schema MANIFEST = schema("manifest-1");

  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            JsonSchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json"),
            InputFormat.JSON);
  }

  static List<Digest> digests() {
    return DigestRendererContract.samples();
  }

  @ParameterizedTest
  @MethodSource("digests")
  void digestsKeepToTheirSchema(Digest digest) {
    byte[] json = new JsonDigest().render(digest, DigestRendererContract.WAY);
    assertThat(DIGEST.validate(text(json), InputFormat.JSON)).isEmpty();
  }

  @Test
  void manifestsKeepToTheirSchema() {
    for (EditionIndex index : List.of(SampleEditions.mixed(), SampleEditions.large(20))) {
      byte[] json = WrittenFiles.of(index).get(EditionPages.MANIFEST);
      assertThat(MANIFEST.validate(text(json), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void theSchemaSeesATargetWhereThereIsAGap() {
    String json =
        text(new JsonDigest().render(SampleDigests.untranslated(), DigestRendererContract.WAY));
    assertThat(
            DIGEST.validate(
                json.replaceFirst(
                    "\"target\" : null,\n *\"reason\"", "\"target\":\"x\",\"reason\""),
                InputFormat.JSON))
        .isNotEmpty();
    assertThat(DIGEST.validate(json.replace("\"slug\"", "\"slog\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void theVersionInTheFilesIsThatOfTheSchemas() {
    assertThat(resource("digest-1")).contains("\"$id\": \"" + JsonDigest.SCHEMA + "\"");
    assertThat(resource("manifest-1")).contains("\"$id\": \"" + ManifestFile.SCHEMA + "\"");
  }

  private static String resource(String name) {
    try (var in = JsonSchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      return text(in.readAllBytes());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
