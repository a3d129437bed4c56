package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.jspecify.annotations.Nullable;

/** Outlook's .msg files, read through POI so that quoted messages can be told from the text. */
final class OutlookFormat implements Format {

  private static final int DEEPEST_FORWARD = 20;
  private static final int LONGEST_COVER = 400;

  private final MessageText texts;
  private final Format other;

  /**
   * A format.
   *
   * @param other reads messages whose text is RTF alone
   */
  OutlookFormat(ReaderSettings settings, Format other) {
    this.texts = new MessageText(settings);
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(document.content()))) {
      Manuscript read = read(message, document.mediaType(), 0);
      return read.blocks().isEmpty() ? other.read(document) : read;
    } catch (NotOLE2FileException e) {
      return other.read(document);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  private Manuscript read(MAPIMessage message, String mediaType, int depth)
      throws ChunkNotFoundException, IOException {
    message.setReturnNullOnMissingChunk(true);
    if (message.has7BitEncodingStrings()) {
      message.guess7BitEncoding();
    }
    boolean forward = ForwardHeader.isIn(message.getSubject());
    MessageText.Told told = told(message, forward);
    int own = told.blocks().stream().mapToInt(block -> block.text().length()).sum();
    AttachmentChunks[] attachments = message.getAttachmentFiles();
    List<AttachmentChunks> messages =
        Arrays.stream(attachments).filter(AttachmentChunks::isEmbeddedMessage).toList();
    if (messages.size() == 1
        && told.forwarded() == null
        && depth < DEEPEST_FORWARD
        && (forward || own < LONGEST_COVER)) {
      Manuscript inner = read(messages.get(0).getEmbeddedMessage(), mediaType, depth + 1);
      if (!inner.blocks().isEmpty()) {
        return MailFormat.forwarded(inner, own, attachments.length - 1);
      }
    }
    List<String> notes = new ArrayList<>(told.notes());
    if (attachments.length > 0) {
      notes.add(Reasons.notRead(attachments.length, "attached"));
    }
    ArticleFacts facts = told.forwarded() == null ? facts(message) : told.forwarded();
    ArticleFacts titled = facts.title() == null ? facts.withTitle(facts(message).title()) : facts;
    return new Manuscript(titled, mediaType, null, told.blocks(), notes);
  }

  private MessageText.Told told(MAPIMessage message, boolean forward)
      throws ChunkNotFoundException {
    String html = message.getHtmlBody();
    if (html != null && !html.isBlank()) {
      MessageText.Told told = texts.ofHtml(html, forward);
      if (!told.blocks().isEmpty()) {
        return told;
      }
    }
    String text = message.getTextBody();
    return text == null || text.isBlank()
        ? new MessageText.Told(List.of(), null, List.of())
        : texts.ofText(text, false, forward);
  }

  private static ArticleFacts facts(MAPIMessage message) throws ChunkNotFoundException {
    Calendar date = message.getMessageDate();
    return new ArticleFacts(
        title(message.getSubject()),
        text(message.getDisplayFrom()),
        date == null ? null : date.toInstant().atOffset(ZoneOffset.UTC).toString(),
        null,
        null,
        null,
        List.of());
  }

  private static @Nullable String title(@Nullable String subject) {
    return subject == null || subject.isBlank() ? null : MailFormat.withoutPrefixes(subject);
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
