package dev.diptych.intake;

import dev.diptych.article.ArticleFacts;
import dev.diptych.article.SourceFile;
import dev.diptych.text.Checksums;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an article inside a file: a checksum over what it says, facts and text. Neither
 * its name nor its file nor the way it was encoded is part of it, so that the same article in
 * tonight's feed and in last night's is the same.
 */
final class ManuscriptChecksum {

  private static final int NOTHING = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ManuscriptChecksum() {}

  /**
   * An article inside a file as an item.
   *
   * @param path how it is called
   */
  static SourceFile source(String path, Manuscript manuscript) {
    ManuscriptChecksum sum = new ManuscriptChecksum();
    ArticleFacts facts = manuscript.facts();
    sum.add(facts.title());
    sum.add(facts.author());
    sum.add(facts.published());
    sum.add(facts.site());
    sum.add(facts.canonicalUrl());
    sum.add(facts.description());
    sum.add(facts.keywords().size());
    facts.keywords().forEach(sum::add);
    sum.add(manuscript.declaredLanguage());
    for (Block block : manuscript.blocks()) {
      sum.add(block.kind().name());
      sum.add(block.level());
      sum.add(block.bold() ? 1 : 0);
      sum.add(block.text());
    }
    byte[] all = sum.bytes.toByteArray();
    return new SourceFile(path, all.length, Checksums.sha256(all));
  }

  /** An article that cannot be read: known by its name and by what is wrong with it. */
  static SourceFile unreadable(String path, String reason) {
    byte[] all = (path + "\n" + reason).getBytes(StandardCharsets.UTF_8);
    return new SourceFile(path, 0, Checksums.sha256(all));
  }

  /** With its length in front: no text can look like two. */
  private void add(@Nullable String text) {
    if (text == null) {
      add(NOTHING);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    add(encoded.length);
    bytes.writeBytes(encoded);
  }

  private void add(int number) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
