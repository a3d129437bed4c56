package dev.diptych.operations;

import dev.diptych.article.ItemPlace;
import dev.diptych.article.SourceFile;
import dev.diptych.job.UsageException;
import dev.diptych.store.EditionRow;
import dev.diptych.store.ItemRow;
import dev.diptych.store.Manifest;
import dev.diptych.store.SourceVault;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The files of editions as they were read, for as long as they are kept. Changes nothing. */
@Service
public class KeptSources {

  private static final int CHECKSUM_LENGTH = 64;

  private final NamedEditions named;
  private final Manifest manifest;
  private final SourceVault vault;

  KeptSources(NamedEditions named, Manifest manifest, SourceVault vault) {
    this.named = named;
    this.manifest = manifest;
    this.vault = vault;
  }

  /**
   * A file of an edition.
   *
   * @param source as it was listed; its name is a stranger's
   * @param content its bytes as they were read, {@code null} if they are not kept
   */
  public record Kept(SourceFile source, byte @Nullable [] content) {}

  /**
   * The file at a place of an edition's manifest; of an article inside a file, that file.
   *
   * @param position see {@link ItemPlace}
   * @throws UsageException if there is no such file
   * @throws IOException if it is kept and cannot be read
   */
  public Kept find(EditionName name, int position) throws IOException {
    EditionRow edition = named.find(name);
    ItemRow item =
        manifest
            .items(edition.id())
            .filter(one -> one.position() == ItemPlace.file(position))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Edition %s has no file %d. Its files: diptych show %s %s --items"
                            .formatted(edition.name(), position, edition.job(), edition.label())));
    String checksum = item.source().checksum();
    Optional<byte[]> content =
        checksum.length() == CHECKSUM_LENGTH ? vault.find(checksum) : Optional.empty();
    return new Kept(item.source(), content.orElse(null));
  }
}
