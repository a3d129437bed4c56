package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.text.Beginning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message with the files that are attached to it. Documents are read as articles of their own;
 * calendars, cards, signatures and pictures (without OCR) are only counted. What cannot be read is
 * named with its reason. One level in: what is attached to an attached message stays closed.
 */
final class Attachments {

  /** So much may be written above documents without being an article itself. */
  static final int LONGEST_COVER = 400;

  private static final String MESSAGE = "message";
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 80;
  private static final String NO_CHECKSUM = "0".repeat(64);

  /** Parts of a message that no desk takes for a document. */
  private static final Set<String> FURNITURE =
      Set.of(
          "text/calendar",
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "application/ics",
          "application/pgp-signature",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/ms-tnef");

  /** Types that do not say more than that it may be text. */
  private static final Set<String> TEXTS =
      Set.of(
          "application/octet-stream",
          "application/json",
          "application/xml",
          "application/x-ndjson",
          "application/sgml");

  private final TypeDetector types = new TypeDetector();
  private final ReaderSettings settings;
  private final DocumentParser inner;

  Attachments(ReaderSettings settings, DocumentParser inner) {
    this.settings = settings;
    this.inner = inner;
  }

  /**
   * One of them.
   *
   * @param name as the message says, hostile; empty if it says none
   * @param mediaType as the message says
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Attached(String name, String mediaType, byte[] content) {}

  /** One that is a document. */
  record Document(String key, Parsed parsed) {}

  /**
   * A message that is attached.
   *
   * @param key its name by {@link PartKey}, {@code null} for its number
   */
  record Inner(@Nullable String key, Parts.Reading reading) {}

  /**
   * What a message is made of.
   *
   * @param own what it says itself, or what the message says that it forwards
   * @param forwards whether that is another's
   * @param others how many parts are neither text nor documents
   */
  record Message(
      Manuscript own, boolean forwards, List<Attached> files, List<Inner> messages, int others) {}

  /**
   * What became of the files.
   *
   * @param unread a sentence each
   */
  private record Read(List<Document> documents, List<String> unread) {}

  /** The articles of a message. Without documents it is one; a short cover of some is none. */
  Parsed of(Message message) {
    Read read = read(message.files());
    List<String> left = new ArrayList<>(read.unread());
    if (message.others() > 0) {
      left.add(Reasons.notRead(message.others(), "attached"));
    }
    Manuscript own = message.own();
    if (read.documents().isEmpty() && message.messages().isEmpty()) {
      List<String> notes = new ArrayList<>(own.notes());
      notes.addAll(left);
      return Parsed.one(noted(own, notes));
    }
    Parts parts = new Parts(settings);
    int said = length(own);
    boolean less = !message.messages().isEmpty() || said < length(read.documents());
    if (said > 0 && (said >= LONGEST_COVER || message.forwards() || !less)) {
      parts.add(MESSAGE, () -> own);
    } else if (said > 0) {
      parts.note(
          "what the message itself says was left out: it is short, and documents are attached (%,d characters)"
              .formatted(said));
    }
    read.documents().forEach(document -> parts.add(document.key(), document.parsed()));
    message.messages().forEach(inner -> parts.add(inner.key(), inner.reading()));
    left.forEach(parts::note);
    return parts.all();
  }

  static Manuscript noted(Manuscript read, List<String> notes) {
    return read.withNotes(notes);
  }

  private Read read(List<Attached> all) {
    List<Document> documents = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    int closed = 0;
    for (Attached attached : all) {
      if (isFurniture(attached) || documents.size() + unread.size() >= MOST) {
        closed++;
        continue;
      }
      try {
        documents.add(document(attached));
      } catch (UnreadableException e) {
        unread.add("attached file %s: %s".formatted(shown(attached), e.getMessage()));
      }
    }
    if (closed > 0) {
      unread.add(Reasons.notRead(closed, "attached"));
    }
    return new Read(documents, unread);
  }

  private Document document(Attached attached) throws UnreadableException {
    if (attached.content().length == 0) {
      throw new UnreadableException("it is empty");
    }
    String key = PartKey.ofFile(attached.name());
    String name = attached.name().isEmpty() ? "attachment" : attached.name();
    boolean binary = attached.mediaType().startsWith("application/") && !isText(attached);
    if (binary && types.detect(name, attached.content()).equals("text/plain")) {
      throw new UnreadableException(
          "it is plain text and not what its type says (%s); deliver it again"
              .formatted(shownType(attached)));
    }
    Parsed parsed =
        inner.open(
            new SourceFile(name, attached.content().length, NO_CHECKSUM), attached.content());
    return new Document(key == null ? "attachment" : key, parsed);
  }

  private boolean isFurniture(Attached attached) {
    String type = attached.mediaType();
    boolean picture = type.startsWith("image/") && !settings.isOcrOn();
    return picture
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || FURNITURE.contains(type)
        || attached.name().toLowerCase(Locale.ROOT).endsWith(".vcf");
  }

  private static boolean isText(Attached attached) {
    return TEXTS.contains(attached.mediaType()) || attached.mediaType().endsWith("+xml");
  }

  private static int length(Manuscript manuscript) {
    return manuscript.blocks().stream().mapToInt(block -> block.text().strip().length()).sum();
  }

  private static int length(List<Document> documents) {
    int length = 0;
    for (Document document : documents) {
      for (Parsed.Part part : document.parsed().parts()) {
        Manuscript manuscript = part.manuscript();
        length += manuscript == null ? 0 : length(manuscript);
      }
    }
    return length;
  }

  private static String shownType(Attached attached) {
    return Beginning.marked(attached.mediaType(), LONGEST_NAME);
  }

  private static String shown(Attached attached) {
    String key = PartKey.ofFile(attached.name());
    return Beginning.marked(key == null ? attached.mediaType() : key, LONGEST_NAME);
  }
}
