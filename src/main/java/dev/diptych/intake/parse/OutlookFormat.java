package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.jspecify.annotations.Nullable;

/** Outlook's .msg files, read through POI so that quoted messages can be told from the text. */
final class OutlookFormat implements Format {

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
      message.setReturnNullOnMissingChunk(true);
      if (message.has7BitEncodingStrings()) {
        message.guess7BitEncoding();
      }
      List<Block> blocks = blocks(message);
      if (blocks.isEmpty()) {
        return other.read(document);
      }
      int attachments = message.getAttachmentFiles().length;
      return new Manuscript(
          facts(message),
          document.mediaType(),
          null,
          blocks,
          attachments == 0 ? List.of() : List.of(Reasons.notRead(attachments, "attached")));
    } catch (NotOLE2FileException e) {
      return other.read(document);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  private List<Block> blocks(MAPIMessage message) throws ChunkNotFoundException {
    String html = message.getHtmlBody();
    if (html != null && !html.isBlank()) {
      List<Block> blocks = texts.ofHtml(html);
      if (!blocks.isEmpty()) {
        return blocks;
      }
    }
    String text = message.getTextBody();
    return text == null || text.isBlank() ? List.of() : List.of(texts.ofText(text, false));
  }

  private static ArticleFacts facts(MAPIMessage message) throws ChunkNotFoundException {
    Calendar date = message.getMessageDate();
    return new ArticleFacts(
        text(message.getSubject()),
        text(message.getDisplayFrom()),
        date == null ? null : date.toInstant().atOffset(ZoneOffset.UTC).toString(),
        null,
        null,
        null,
        List.of());
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
