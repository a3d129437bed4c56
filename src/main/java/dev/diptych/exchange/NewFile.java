package dev.diptych.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is not there yet: written under another name beside its place, forced to the disk and
 * then renamed, so that it is there as a whole or not at all. Never takes the place of another.
 */
public final class NewFile implements AutoCloseable {

  private final Path path;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;

  private NewFile(Path path, Path temporary, FileChannel channel) {
    this.path = path;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /**
   * Begins to write; folders that are missing are made.
   *
   * @throws FileAlreadyExistsException if it is there already
   * @throws IOException if the disk refuses
   */
  public static NewFile at(Path path) throws IOException {
    Path target = path.toAbsolutePath().normalize();
    requireNew(target);
    Path folder = Files.createDirectories(target.resolveSibling(""));
    Path temporary = folder.resolve(".diptych-%s.tmp".formatted(UUID.randomUUID()));
    return new NewFile(
        target,
        temporary,
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  private static void requireNew(Path target) throws FileAlreadyExistsException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /** What is written here is what the file will hold. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Lets the file appear: it is complete.
   *
   * @return its path, absolute
   * @throws FileAlreadyExistsException if another has appeared there meanwhile
   */
  public Path appear() throws IOException {
    stream.flush();
    channel.force(true);
    channel.close();
    requireNew(path);
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    return path;
  }

  /** Deletes what was written, if it has not appeared. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
