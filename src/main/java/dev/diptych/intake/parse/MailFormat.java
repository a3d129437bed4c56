package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Mail messages: the HTML part, or the text part where there is none. Attachments are counted, not
 * opened.
 */
final class MailFormat implements Format {

  private static final int DEEPEST_PART = 10;
  private static final int MOST_PARTS = 200;
  private static final int DEEPEST_FORWARD = 60;
  private static final int LONGEST_COVER = 400;

  private final TextDecoder decoder = new TextDecoder();
  private final MessageText texts;
  private final ReaderSettings settings;

  MailFormat(ReaderSettings settings) {
    this.settings = settings;
    this.texts = new MessageText(settings);
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    try {
      return read(message(document.content()), document.mediaType(), 0);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  private Manuscript read(Message message, String mediaType, int depth)
      throws IOException, UnreadableException {
    Parts parts = new Parts();
    parts.collect(message, 0);
    List<String> notes = new ArrayList<>();
    boolean forward = ForwardHeader.isIn(message.getSubject());
    MessageText.Told told = told(parts, forward, notes);
    int own = told.blocks().stream().mapToInt(block -> block.text().length()).sum();
    Message attached = parts.messages.size() == 1 ? parts.messages.get(0) : null;
    if (attached != null
        && told.forwarded() == null
        && depth < DEEPEST_FORWARD
        && (forward || own < LONGEST_COVER)) {
      Manuscript inner = read(attached, mediaType, depth + 1);
      if (!inner.blocks().isEmpty()) {
        return forwarded(inner, own, parts.attachments);
      }
    }
    notes.addAll(told.notes());
    int unread = parts.attachments + parts.messages.size();
    if (unread > 0) {
      notes.add(Reasons.notRead(unread, "attached"));
    }
    ArticleFacts facts = told.forwarded() == null ? facts(message) : told.forwarded();
    ArticleFacts titled = facts.title() == null ? facts.withTitle(facts(message).title()) : facts;
    return new Manuscript(titled, mediaType, null, told.blocks(), notes);
  }

  /** A message that is its attachment; what was written above it is only named. */
  static Manuscript forwarded(Manuscript inner, int above, int attachments) {
    List<String> notes = new ArrayList<>(inner.notes());
    if (above > 0) {
      notes.add(
          "forwarded message: what was written above it was left out (%,d characters)"
              .formatted(above));
    }
    if (attachments > 0) {
      notes.add(Reasons.notRead(attachments, "attached"));
    }
    return new Manuscript(
        inner.facts(), inner.mediaType(), inner.declaredLanguage(), inner.blocks(), notes);
  }

  /** The page of a web archive (.mht), {@code null} if it holds none. */
  @Nullable DecodedText webArchive(RawDocument archive) throws UnreadableException {
    try {
      Parts parts = new Parts();
      parts.collect(message(archive.content()), 0);
      List<String> notes = new ArrayList<>();
      return parts.html == null
          ? null
          : new DecodedText(decoded(parts.html, notes), "UTF-8", notes);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(archive.mediaType(), e), e);
    }
  }

  private Message message(byte[] content) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(100_000)
            .setMaxContentLen(settings.maxFileSize().toBytes())
            .build());
    return builder.parseMessage(new ByteArrayInputStream(content));
  }

  private MessageText.Told told(Parts parts, boolean forward, List<String> notes)
      throws IOException, UnreadableException {
    if (parts.html != null) {
      MessageText.Told told = texts.ofHtml(decoded(parts.html, notes), forward);
      if (!told.blocks().isEmpty()) {
        return told;
      }
    }
    if (parts.text == null) {
      return new MessageText.Told(List.of(), null, List.of());
    }
    ContentTypeField type = type(parts.text);
    boolean flowed = type != null && "flowed".equalsIgnoreCase(type.getParameter("format"));
    return texts.ofText(decoded(parts.text, notes), flowed, forward);
  }

  private String decoded(Entity part, List<String> notes) throws IOException, UnreadableException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ((SingleBody) part.getBody()).writeTo(bytes);
    Reasons.requireLength(bytes.size() / 4, settings);
    ContentTypeField type = type(part);
    DecodedText decoded =
        decoder.decode(bytes.toByteArray(), type == null ? null : type.getParameter("charset"));
    notes.addAll(decoded.notes());
    return decoded.text();
  }

  private static @Nullable ContentTypeField type(Entity part) {
    return part.getHeader() != null
            && part.getHeader().getField("Content-Type") instanceof ContentTypeField type
        ? type
        : null;
  }

  private static ArticleFacts facts(Message message) {
    String subject = message.getSubject();
    String title = subject == null || subject.isBlank() ? null : withoutPrefixes(subject);
    String published =
        message.getDate() == null
            ? null
            : message.getDate().toInstant().atOffset(ZoneOffset.UTC).toString();
    return new ArticleFacts(title, author(message), published, null, null, null, List.of());
  }

  static String withoutPrefixes(String subject) {
    return subject
        .strip()
        .replaceFirst(
            "^(?i)(?:(?:re|fwd?|aw|wg|tr|rv|رد|إعادة توجيه|إعادة إرسال)\\s*[:：]\\s*)+", "");
  }

  private static @Nullable String author(Message message) {
    if (message.getFrom() == null || message.getFrom().isEmpty()) {
      return null;
    }
    Mailbox sender = message.getFrom().get(0);
    String name = sender.getName();
    return name != null && !name.isBlank() ? name.strip() : sender.getAddress();
  }

  /** The first HTML and the first text part that are not attachments. */
  private static final class Parts {
    private @Nullable Entity html;
    private @Nullable Entity text;
    private final List<Message> messages = new ArrayList<>();
    private int attachments;
    private int seen;

    void collect(Entity part, int depth) {
      if (depth > DEEPEST_PART || ++seen > MOST_PARTS) {
        attachments++;
        return;
      }
      Body body = part.getBody();
      if (body instanceof Multipart multipart) {
        for (Entity child : multipart.getBodyParts()) {
          collect(child, depth + 1);
        }
        return;
      }
      if (body instanceof Message message) {
        messages.add(message);
        return;
      }
      boolean attached = "attachment".equalsIgnoreCase(part.getDispositionType());
      String type = part.getMimeType() == null ? "" : part.getMimeType().toLowerCase(Locale.ROOT);
      if (!attached && body instanceof SingleBody && type.equals("text/html") && html == null) {
        html = part;
      } else if (!attached
          && body instanceof SingleBody
          && type.equals("text/plain")
          && text == null) {
        text = part;
      } else {
        attachments++;
      }
    }
  }
}
