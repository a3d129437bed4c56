package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.facts.Outlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.jspecify.annotations.Nullable;

/** Outlook's .msg files, read through POI so that quoted messages can be told from the text. */
final class OutlookFormat implements Format {

  private static final int DEEPEST_FORWARD = 20;

  private final MessageText texts;
  private final Format other;
  private final Attachments attachments;

  /**
   * A format.
   *
   * @param other reads messages whose text is RTF alone
   * @param inner reads what is attached
   */
  OutlookFormat(ReaderSettings settings, Format other, DocumentParser inner) {
    this.texts = new MessageText(settings);
    this.other = other;
    this.attachments = new Attachments(settings, inner);
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(document.content()))) {
      Found found = new Found();
      Manuscript read = read(message, document.mediaType(), 0, found);
      Parsed all =
          attachments.of(
              new Attachments.Message(
                  read, found.forwards, found.documents, found.messages, found.others));
      return read.blocks().isEmpty() && !all.several() ? other.open(document) : all;
    } catch (NotOLE2FileException e) {
      return other.open(document);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  /** What was attached to a message and to those that it forwards. */
  private static final class Found {
    private final List<Attachments.Attached> documents = new ArrayList<>();
    private final List<Attachments.Inner> messages = new ArrayList<>();
    private int others;
    private boolean forwards;
  }

  private Manuscript read(MAPIMessage message, String mediaType, int depth, Found found)
      throws ChunkNotFoundException, IOException {
    message.setReturnNullOnMissingChunk(true);
    if (message.has7BitEncodingStrings()) {
      message.guess7BitEncoding();
    }
    boolean forward = ForwardHeader.isIn(message.getSubject());
    MessageText.Told told = told(message, forward);
    int own = told.blocks().stream().mapToInt(block -> block.text().length()).sum();
    List<AttachmentChunks> messages = new ArrayList<>();
    for (AttachmentChunks attachment : message.getAttachmentFiles()) {
      byte[] content = attachment.getEmbeddedAttachmentObject();
      if (attachment.isEmbeddedMessage()) {
        messages.add(attachment);
      } else if (content == null) {
        found.others++;
      } else {
        found.documents.add(new Attachments.Attached(name(attachment), type(attachment), content));
      }
    }
    if (messages.size() == 1
        && told.forwarded() == null
        && depth < DEEPEST_FORWARD
        && (forward || own < Attachments.LONGEST_COVER)) {
      Manuscript inner = read(messages.get(0).getEmbeddedMessage(), mediaType, depth + 1, found);
      if (!inner.blocks().isEmpty()) {
        found.forwards = true;
        return MailFormat.forwarded(inner, own);
      }
    }
    for (AttachmentChunks attached : messages) {
      found.messages.add(new Attachments.Inner(null, () -> attached(attached, mediaType)));
    }
    found.forwards |= told.forwarded() != null;
    List<String> notes = new ArrayList<>(told.notes());
    ArticleFacts facts = told.forwarded() == null ? facts(message) : told.forwarded();
    ArticleFacts titled = facts.title() == null ? facts.withTitle(facts(message).title()) : facts;
    return told.account().manuscript(titled, mediaType, null, told.blocks(), notes);
  }

  /** One level in: what is attached to it stays closed, and is counted. */
  private Manuscript attached(AttachmentChunks attached, String mediaType)
      throws UnreadableException {
    try {
      Found inner = new Found();
      Manuscript read = read(attached.getEmbeddedMessage(), mediaType, 1, inner);
      int unread = inner.others + inner.documents.size() + inner.messages.size();
      List<String> notes = new ArrayList<>(read.notes());
      if (unread > 0) {
        notes.add(Reasons.notRead(unread, "attached"));
      }
      return Attachments.noted(read, notes);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(mediaType, e), e);
    }
  }

  private static String name(AttachmentChunks attachment) {
    String name =
        attachment.getAttachLongFileName() == null
            ? null
            : attachment.getAttachLongFileName().getValue();
    if (name == null && attachment.getAttachFileName() != null) {
      name = attachment.getAttachFileName().getValue();
    }
    return name == null ? "" : name;
  }

  private static String type(AttachmentChunks attachment) {
    String type =
        attachment.getAttachMimeTag() == null ? null : attachment.getAttachMimeTag().getValue();
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
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
        ? new MessageText.Told(List.of(), null, List.of(), new LetterAccount())
        : texts.ofText(text, false, forward);
  }

  private static ArticleFacts facts(MAPIMessage message) throws ChunkNotFoundException {
    Calendar date = message.getMessageDate();
    String sender = text(message.getDisplayFrom());
    String outlet = Outlet.ofSender(sender);
    return new ArticleFacts(
        title(message.getSubject()),
        outlet == null ? sender : null,
        date == null ? null : date.toInstant().atOffset(ZoneOffset.UTC).toString(),
        outlet,
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
