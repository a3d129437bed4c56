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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Mail messages: the HTML part, or the text part where there is none; of a forward the message that
 * it forwards. Attached documents and messages are articles of their own; a page that a browser
 * saved as a message is a page.
 */
final class MailFormat implements Format {

  private static final Set<String> SEALED =
      Set.of("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime");

  private static final int DEEPEST_PART = 10;
  private static final int MOST_PARTS = 200;
  private static final Pattern ABOVE =
      Pattern.compile(
          "forwarded message: what was written above it was left out \\(([\\d,]+) letters\\)");
  private static final int DEEPEST_FORWARD = 60;

  private final TextDecoder decoder = new TextDecoder();
  private final MessageText texts;
  private final WebPageFormat pages;
  private final Attachments attachments;
  private final ReaderSettings settings;

  /**
   * A format.
   *
   * @param pages reads a page that was saved as a message
   * @param inner reads what is attached
   */
  MailFormat(ReaderSettings settings, WebPageFormat pages, DocumentParser inner) {
    this.settings = settings;
    this.texts = new MessageText(settings);
    this.pages = pages;
    this.attachments = new Attachments(settings, inner);
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    try {
      Message message = message(document.content());
      if (SEALED.contains(String.valueOf(message.getMimeType()).toLowerCase(Locale.ROOT))) {
        throw new UnreadableException(Reasons.SEALED);
      }
      if (isSavedPage(message)) {
        return Parsed.one(savedPage(document, message));
      }
      Found found = new Found();
      Manuscript own = read(message, document.mediaType(), 0, found);
      return withAttachments(own, found);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  /** What was attached to a message and to those that it forwards. */
  private static final class Found {
    private final List<Attachments.Attached> documents = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private int others;
    private boolean forwards;
  }

  private Parsed withAttachments(Manuscript own, Found found) {
    List<Attachments.Inner> messages = new ArrayList<>();
    for (Message message : found.messages) {
      messages.add(
          new Attachments.Inner(PartKey.of(message.getMessageId()), () -> attached(message)));
    }
    return attachments.of(
        new Attachments.Message(own, found.forwards, found.documents, messages, found.others));
  }

  /** One level in: what is attached to it stays closed, and is counted. */
  private Manuscript attached(Message message) throws UnreadableException {
    try {
      Found inner = new Found();
      Manuscript read = read(message, "message/rfc822", 1, inner);
      int unread = inner.others + inner.documents.size() + inner.messages.size();
      List<String> notes = new ArrayList<>(read.notes());
      if (unread > 0) {
        notes.add(Reasons.notRead(unread, "attached"));
      }
      return Attachments.noted(read, notes);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged("message/rfc822", e), e);
    }
  }

  /** Browsers save a page with its pictures as a message without addressee. */
  private static boolean isSavedPage(Message message) {
    if (message.getHeader() == null) {
      return false;
    }
    boolean snapshot = message.getHeader().getField("Snapshot-Content-Location") != null;
    String type = String.valueOf(message.getMimeType()).toLowerCase(Locale.ROOT);
    boolean related = type.equals("multipart/related") || type.equals("text/html");
    boolean mail = message.getTo() != null || message.getHeader().getField("Received") != null;
    return snapshot
        || related && !mail && !ForwardHeader.isIn(message.getSubject()) && isBySaver(message);
  }

  private static boolean isBySaver(Message message) {
    Field from = message.getHeader().getField("From");
    boolean html = "text/html".equalsIgnoreCase(message.getMimeType());
    return from == null || from.getBody() == null
        ? !html
        : from.getBody().toLowerCase(Locale.ROOT).contains("saved by");
  }

  private Manuscript savedPage(RawDocument document, Message message) throws UnreadableException {
    DecodedText page = webArchive(document);
    if (page == null) {
      throw new UnreadableException(
          "the saved page holds no page, only what belongs to one; save it again");
    }
    Manuscript read = pages.read(page, "multipart/related");
    Field address = message.getHeader().getField("Snapshot-Content-Location");
    ArticleFacts facts = read.facts();
    String url = address == null ? "" : address.getBody().strip();
    if (facts.canonicalUrl() != null || !url.startsWith("http")) {
      return read;
    }
    return read.withFacts(facts.withAddress(url));
  }

  private Manuscript read(Message message, String mediaType, int depth, Found found)
      throws IOException, UnreadableException {
    Bodies parts = new Bodies();
    parts.collect(message, 0);
    List<String> notes = new ArrayList<>();
    boolean forward = ForwardHeader.isIn(message.getSubject());
    MessageText.Told told = told(parts, forward, notes);
    int own = told.blocks().stream().mapToInt(block -> block.text().length()).sum();
    Message attached = parts.messages.size() == 1 ? parts.messages.get(0) : null;
    if (attached != null
        && told.forwarded() == null
        && depth < DEEPEST_FORWARD
        && (forward || own < Attachments.LONGEST_COVER)) {
      Manuscript inner = read(attached, mediaType, depth + 1, found);
      if (!inner.blocks().isEmpty()) {
        found.documents.addAll(0, parts.documents);
        found.others += parts.others;
        found.forwards = true;
        return forwarded(inner, own);
      }
    }
    notes.addAll(told.notes());
    found.forwards |= told.forwarded() != null;
    found.documents.addAll(parts.documents);
    found.messages.addAll(parts.messages);
    found.others += parts.others;
    ArticleFacts facts = told.forwarded() == null ? facts(message) : told.forwarded();
    ArticleFacts titled = facts.title() == null ? facts.withTitle(facts(message).title()) : facts;
    return told.account().manuscript(titled, mediaType, null, told.blocks(), notes);
  }

  /** A message that is its attachment; what was written above it is only named. */
  static Manuscript forwarded(Manuscript inner, int above) {
    List<String> notes = new ArrayList<>(inner.notes());
    if (above > 0) {
      int all = above;
      for (String note : inner.notes()) {
        Matcher same = ABOVE.matcher(note);
        if (same.matches()) {
          all += Integer.parseInt(same.group(1).replace(",", ""));
          notes.remove(note);
        }
      }
      notes.add(
          "forwarded message: what was written above it was left out (%,d letters)".formatted(all));
    }
    return inner.withNotes(notes);
  }

  /** The page of a web archive (.mht), {@code null} if it holds none. */
  @Nullable DecodedText webArchive(RawDocument archive) throws UnreadableException {
    try {
      Bodies parts = new Bodies();
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
    return message(content, settings);
  }

  static byte[] bytes(SingleBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toByteArray();
  }

  static Message message(byte[] content, ReaderSettings settings) throws IOException {
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

  private MessageText.Told told(Bodies parts, boolean forward, List<String> notes)
      throws IOException, UnreadableException {
    if (parts.html != null) {
      MessageText.Told told = texts.ofHtml(decoded(parts.html, notes), forward);
      if (!told.blocks().isEmpty()) {
        return told;
      }
    }
    if (parts.text == null) {
      return new MessageText.Told(List.of(), null, List.of(), new LetterAccount());
    }
    ContentTypeField type = type(parts.text);
    boolean flowed = type != null && "flowed".equalsIgnoreCase(type.getParameter("format"));
    return texts.ofText(decoded(parts.text, notes), flowed, forward);
  }

  private String decoded(Entity part, List<String> notes) throws IOException, UnreadableException {
    byte[] bytes = bytes((SingleBody) part.getBody());
    Reasons.requireLength(bytes.length / 4, settings);
    ContentTypeField type = type(part);
    DecodedText decoded = decoder.decode(bytes, type == null ? null : type.getParameter("charset"));
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
    String sender = author(message);
    String outlet = Outlet.ofSender(sender);
    return new ArticleFacts(
        title, outlet == null ? sender : null, published, outlet, null, null, List.of());
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

  /** The first HTML and the first text part that are not attachments, and what is attached. */
  private static final class Bodies {
    private @Nullable Entity html;
    private @Nullable Entity text;
    private final List<Message> messages = new ArrayList<>();
    private final List<Attachments.Attached> documents = new ArrayList<>();
    private int others;
    private int seen;

    void collect(Entity part, int depth) throws IOException {
      if (depth > DEEPEST_PART || ++seen > MOST_PARTS) {
        others++;
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
      boolean attached =
          "attachment".equalsIgnoreCase(part.getDispositionType())
              || part.getFilename() != null && (html != null || text != null);
      String type = part.getMimeType() == null ? "" : part.getMimeType().toLowerCase(Locale.ROOT);
      if (!(body instanceof SingleBody single)) {
        others++;
      } else if (!attached && type.equals("text/html") && html == null) {
        html = part;
      } else if (!attached && type.equals("text/plain") && text == null) {
        text = part;
      } else if (isRelated(part)) {
        // a picture within the text is part of how it looks
        others += type.startsWith("image/") ? 0 : 1;
      } else {
        String name = part.getFilename();
        documents.add(new Attachments.Attached(name == null ? "" : name, type, bytes(single)));
      }
    }

    private static boolean isRelated(Entity part) {
      return part.getHeader() != null
          && part.getHeader().getField("Content-ID") != null
          && !"attachment".equalsIgnoreCase(part.getDispositionType());
    }
  }
}
