package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message: of the one it forwards if it forwards one, else its own, without the mail
 * it quotes, without salutation and signature. What is left out is named.
 */
final class MessageText {

  private static final String SIGNATURES =
      ".gmail_signature,.moz-signature,.protonmail_signature_block,#Signature,#signature,.signature";

  private static final String QUOTED =
      "blockquote[type=cite],.gmail_quote,.gmail_attr,.moz-cite-prefix,"
          + ".moz-forward-container,.yahoo_quoted,.protonmail_quote,"
          + SIGNATURES;

  /** Where mail programs begin the quoted message: this element and all that follows it. */
  private static final String QUOTED_FROM_HERE =
      "#divRplyFwdMsg,#appendonsend,#stopSpelling,.OutlookMessageHeader,#mail-editor-reference-message-container";

  private static final Pattern QUOTE_BEGINS =
      Pattern.compile(
          "(?:-{2,}\\s*(?:original message|forwarded message|ursprüngliche nachricht|message"
              + " d'origine|mensaje original|الرسالة الأصلية|رسالة أصلية|исходное"
              + " сообщение)\\s*-{2,}.*|on\\s.{5,150}\\swrote:|am\\s.{5,150}\\sschrieb.{0,80}:|le\\s.{5,150}\\sa"
              + " écrit\\s?:|el\\s.{5,150}\\sescribió:"
              + "|(?:في|بتاريخ)\\s.{3,150}\\s?(?:كتبت?|كتب/ت).{0,80}:|_{20,})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern REPLY_BEGINS =
      Pattern.compile(
          "on\\s.{5,150}\\swrote:|am\\s.{5,150}\\sschrieb.{0,80}:|le\\s.{5,150}\\sa"
              + " écrit\\s?:|el\\s.{5,150}\\sescribió:|(?:في|بتاريخ)\\s.{3,150}\\s?(?:كتبت?|كتب/ت).{0,80}:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern SALUTATION =
      Pattern.compile(
          "(?:(?:dear|hi|hello|hey|good"
              + " (?:morning|afternoon|evening)|bonjour|bonsoir|chers?|chères?|madame|monsieur|mesdames|sehr"
              + " geehrte[rn]?|hallo|estimad[oa]s?|hola|السادة|السيد|السيدة|الزملاء|الزميلات|الزميل|الزميلة|عزيزي|عزيزتي|أعزائي|الأخوة|الإخوة|مرحبا|שלום|היי|سلام|جناب|محترم|gentili|gentile|caro|cara|cari|ciao|buongiorno|prezad[oa]s?|car[oa]s"
              + " colegas|olá|beste|geachte|szanowni|уважаемые|уважаемый|уважаемая|добрый"
              + " день|здравствуйте|sayın|merhaba|değerli)(?:[\\s\\p{L}.'’/-]{0,60})[,،:!؛]|همکاران"
              + " گرامی.{0,30}|با سلام.{0,30}|السلام عليكم(?: ورحمة الله(?:"
              + " وبركاته)?)?[,،.:!]?|تحية طيبة(?: وبعد)?[,،.:!؛]{0,2}|(?:مرحبا|صباح الخير|مساء"
              + " الخير|bonjour|hello|hi)[,،.:!]?)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CLOSING =
      Pattern.compile(
          "(?:(?:with )?(?:best|kind|kindest|warm|many)?\\s?(?:regards|wishes)|best|(?:yours"
              + " )?sincerely(?: yours)?|yours (?:faithfully|truly)|cheers|(?:many )?thanks(?:"
              + " again)?|thank you|(?:bien )?cordialement|sincères salutations|bien à"
              + " vous|merci(?: d'avance)?|mit freundlichen grüßen|viele grüße|saludos|un saludo|مع"
              + " (?:خالص |أطيب |فائق |جزيل"
              + " )?(?:التحية|التحيات|تحياتي|الشكر|التقدير|الاحترام).{0,30}|(?:خالص |أطيب"
              + " )?تحياتي|وتفضلوا بقبول .{0,30}|شكرا(?:ً)?(?: جزيلا(?:ً)?)?(?: لكم)?|والسلام"
              + " عليكم.{0,20}|בברכה.{0,20}|בתודה.{0,20}|با"
              + " (?:تشکر|احترام|سپاس).{0,30}|والسلام|شکریہ|نیک تمناؤں.{0,20}|cordiali"
              + " saluti|distinti saluti|un saluto|atenciosamente|cumprimentos|com os melhores"
              + " cumprimentos|met vriendelijke groet(?:en)?|z poważaniem|с"
              + " уважением|saygılarımla|saygılarımızla|iyi çalışmalar)[,،.!]{0,2}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int LONGEST_SALUTATION = 80;
  private static final int LONGEST_CLOSING = 50;
  private static final int MOST_CLOSING = 8;
  private static final int LONGEST_CHAIN = 100;
  private static final int SHORTEST_NOTED = 200;
  private static final int LONGEST_REPLY_LINE = 400;

  private static final Pattern SENT_FROM =
      Pattern.compile(
          "(?:sent from my .{2,40}|get outlook for .{2,20}|envoyé de mon .{2,40}|von meinem .{2,30}"
              + " gesendet|أرسلت من .{2,40})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int SHORTEST_WRAPPED = 50;
  private static final int LONGEST_WRAPPED = 84;

  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;

  MessageText(ReaderSettings settings) {
    this.settings = settings;
  }

  /**
   * What a message says.
   *
   * @param forwarded the facts of the message that it forwards, {@code null} if it forwards none
   * @param account of its letters, to be closed over the blocks
   */
  record Told(
      List<Block> blocks,
      @Nullable ArticleFacts forwarded,
      List<String> notes,
      LetterAccount account) {}

  Told ofHtml(String html, boolean forward) {
    Document page = parse(html);
    LetterAccount account = new LetterAccount();
    for (Element signature : page.select(SIGNATURES)) {
      long letters = LetterAccount.letters(signature.text());
      if (signature.ownerDocument() != null && !signature.nameIs("body")) {
        account.saw(letters).left(Kind.BESIDE, "the signature", letters);
        signature.remove();
      }
    }
    List<Block> all = extractor.wholeText(page, account);
    List<String> lines = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (String line : all.get(i).text().split("\n", -1)) {
        lines.add(line);
        owners.add(i);
      }
    }
    List<String> notes = new ArrayList<>();
    ForwardHeader header = innermost(lines, forward, notes);
    if (header != null) {
      int to = quoteBegins(lines, header.end());
      List<Block> inner = blocks(all, lines, owners, header.end(), to);
      long programs = sum(lines.subList(header.end(), to)) - LetterAccount.letters(inner);
      if (letters(inner) > 0) {
        noteQuoted(lines.subList(to, lines.size()), notes);
        account.left(Kind.FURNITURE, programs);
        List<Block> kept = trimmed(inner, account);
        leaveAround(lines, header, lines.subList(to, lines.size()), account);
        return new Told(kept, header.facts(), notes, account);
      }
    }
    Document own = parse(html);
    own.select(QUOTED).remove();
    for (Element marker : own.select(QUOTED_FROM_HERE)) {
      removeFrom(marker);
    }
    List<Block> kept = untilQuote(extractor.wholeText(own));
    List<String> quoted = new ArrayList<>();
    Set<String> mine = new HashSet<>();
    kept.forEach(block -> mine.add(block.text()));
    for (Block block : all) {
      if (!mine.contains(block.text())) {
        quoted.add(block.text());
      }
    }
    List<String> remarks = new ArrayList<>();
    noteQuoted(quoted, remarks);
    account.left(Kind.QUOTED, LetterAccount.letters(all) - LetterAccount.letters(kept));
    return new Told(trimmed(kept, account), null, remarks, account);
  }

  /** What stands above a forward and below it, and the lines that introduce it. */
  private static void leaveAround(
      List<String> lines, ForwardHeader header, List<String> below, LetterAccount account) {
    for (int i = 0; i < header.end(); i++) {
      long letters = LetterAccount.letters(lines.get(i));
      account.left(i < header.start() ? Kind.QUOTED : Kind.FACT, letters);
    }
    below.forEach(line -> account.left(Kind.QUOTED, LetterAccount.letters(line)));
  }

  private Document parse(String html) {
    return Parser.htmlParser().setMaxDepth(settings.maxNesting()).parseInput(html, "");
  }

  /** The header of the message that was forwarded first, in a chain of forwards the last one. */
  private static @Nullable ForwardHeader innermost(
      List<String> lines, boolean forward, List<String> notes) {
    ForwardHeader header = ForwardHeader.find(lines, 0, forward);
    if (header == null) {
      return null;
    }
    int above = letters(lines.subList(0, header.start()));
    int chain = 1;
    ForwardHeader inner = header;
    while (chain < LONGEST_CHAIN) {
      ForwardHeader next =
          ForwardHeader.find(lines, inner.end(), ForwardHeader.isIn(inner.subject()));
      if (next == null || letters(lines.subList(inner.end(), next.start())) >= SHORTEST_NOTED) {
        break;
      }
      above += letters(lines.subList(inner.end(), next.start()));
      inner = next;
      chain++;
    }
    if (chain == LONGEST_CHAIN) {
      notes.add(
          "forwarded more than %d times; what lies deeper was not told apart".formatted(chain));
    }
    if (above > 0) {
      notes.add(
          "forwarded message: what was written above it was left out (%,d letters)"
              .formatted(above));
    }
    return inner;
  }

  private static List<Block> blocks(
      List<Block> all, List<String> lines, List<Integer> owners, int from, int to) {
    List<Block> blocks = new ArrayList<>();
    int i = from;
    while (i < to) {
      int owner = owners.get(i);
      StringBuilder text = new StringBuilder(lines.get(i));
      i++;
      while (i < to && owners.get(i) == owner) {
        text.append('\n').append(lines.get(i));
        i++;
      }
      Block block = all.get(owner);
      String own = text.toString().strip();
      if (!own.isEmpty() && !SENT_FROM.matcher(own).matches()) {
        blocks.add(new Block(block.kind(), block.level(), own, block.bold()));
      }
    }
    return blocks;
  }

  private static int quoteBegins(List<String> lines, int from) {
    int i = from;
    while (i < lines.size()) {
      String bare = ForwardHeader.bare(lines.get(i));
      if (lines.get(i).equals("-- ")
          || bare.equals("--")
          || QUOTE_BEGINS.matcher(bare).matches()
          || ForwardHeader.isAt(lines, i)) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** Whether quoted mail begins with a line, as an answer quotes it. */
  static boolean isReply(String line) {
    return line.length() < LONGEST_REPLY_LINE && REPLY_BEGINS.matcher(line).matches();
  }

  private static void noteQuoted(List<String> left, List<String> notes) {
    int letters = letters(left);
    long paragraphs = left.stream().filter(line -> !line.isBlank()).count();
    if (letters > 0) {
      notes.add(
          "quoted mail or a signature was left out (%,d lines, %,d letters)"
              .formatted(paragraphs, letters));
    }
  }

  private static int letters(List<?> parts) {
    int letters = 0;
    for (Object part : parts) {
      String text = part instanceof Block block ? block.text() : part.toString();
      if (text.length() < LONGEST_REPLY_LINE && QUOTE_BEGINS.matcher(text.strip()).matches()) {
        continue;
      }
      letters += (int) text.codePoints().filter(Character::isLetter).count();
    }
    return letters;
  }

  /** Without "Dear all," above and "Best regards" with what follows below. */
  private static List<Block> trimmed(List<Block> blocks, LetterAccount account) {
    int from = blocks.size() > 1 && isSalutation(blocks.get(0).text()) ? 1 : 0;
    int to = blocks.size();
    for (int i = blocks.size() - 1; i > from && i >= blocks.size() - MOST_CLOSING; i--) {
      String text = blocks.get(i).text();
      if (text.length() > LONGEST_CLOSING * 4) {
        break;
      }
      if (isClosing(text.lines().findFirst().orElse(""))) {
        to = i;
      }
    }
    account.left(Kind.FURNITURE, LetterAccount.letters(blocks.subList(0, from)));
    account.left(
        Kind.BESIDE, "the signature", LetterAccount.letters(blocks.subList(to, blocks.size())));
    return List.copyOf(blocks.subList(from, to));
  }

  private static boolean isSalutation(String text) {
    String line = text.strip();
    return line.length() <= LONGEST_SALUTATION && SALUTATION.matcher(line).matches();
  }

  private static boolean isClosing(String line) {
    return line.length() <= LONGEST_CLOSING && CLOSING.matcher(line.strip()).matches();
  }

  private static void removeFrom(Element marker) {
    Element current = marker;
    while (current != null && current.parent() != null && !current.nameIs("body")) {
      Element parent = current.parent();
      while (current.nextSibling() != null) {
        current.nextSibling().remove();
      }
      current = parent;
    }
    marker.remove();
  }

  private static List<Block> untilQuote(List<Block> blocks) {
    List<Block> own = new ArrayList<>();
    for (Block block : blocks) {
      String text = block.text().strip();
      if (text.isEmpty()) {
        continue;
      }
      boolean header = !own.isEmpty() && ForwardHeader.isAt(text.lines().toList(), 0);
      if (QUOTE_BEGINS.matcher(text).matches() || text.equals("--") || header) {
        break;
      }
      if (!SENT_FROM.matcher(text).matches()) {
        own.add(block);
      }
    }
    return own;
  }

  /**
   * Plain text: lines that quote and everything from the signature's mark on go, lines that the
   * mail program broke are joined again.
   *
   * @param flowed whether the message says that a line ending in a space goes on in the next one
   * @param forward whether the subject says that another message is passed on
   */
  Told ofText(String text, boolean flowed, boolean forward) {
    List<String> all = text.lines().toList();
    LetterAccount account = new LetterAccount().saw(text);
    List<String> notes = new ArrayList<>();
    ForwardHeader header = innermost(all, forward, notes);
    if (header != null) {
      List<String> passedOn = all.subList(header.end(), all.size());
      List<String> inner = unquoted(passedOn);
      int to = quoteBegins(inner, 0);
      if (letters(inner.subList(0, to)) > 0) {
        noteQuoted(inner.subList(to, inner.size()), notes);
        leaveAround(all, header, inner.subList(to, inner.size()), account);
        account.left(Kind.QUOTED, "mail quoted within the forward", sum(passedOn) - sum(inner));
        return new Told(
            plain(inner.subList(0, to), flowed, account), header.facts(), notes, account);
      }
    }
    List<String> remarks = new ArrayList<>();
    List<String> own = new ArrayList<>();
    List<String> left = new ArrayList<>();
    boolean quoted = false;
    for (int i = 0; i < all.size(); i++) {
      String line = all.get(i);
      String bare = line.strip();
      quoted |=
          line.equals("-- ")
              || bare.equals("--")
              || QUOTE_BEGINS.matcher(bare).matches()
              || i > 0 && ForwardHeader.isAt(all, i);
      (quoted || bare.startsWith(">") ? left : own).add(line);
    }
    noteQuoted(left, remarks);
    account.left(Kind.QUOTED, sum(left));
    return new Told(plain(own, flowed, account), null, remarks, account);
  }

  private static long sum(List<String> lines) {
    return lines.stream().mapToLong(LetterAccount::letters).sum();
  }

  /** Apple's programs quote the text that they pass on: one level of the signs goes. */
  private static List<String> unquoted(List<String> lines) {
    boolean all = lines.stream().allMatch(line -> line.isBlank() || line.startsWith(">"));
    return all
        ? lines.stream().map(line -> line.replaceFirst("^>\\s?", "")).toList()
        : lines.stream().filter(line -> !line.strip().startsWith(">")).toList();
  }

  private static List<Block> plain(List<String> lines, boolean flowed, LetterAccount account) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      if (!SENT_FROM.matcher(line.strip()).matches()) {
        kept.add(line);
      }
    }
    account.left(Kind.FURNITURE, sum(lines) - sum(kept));
    int first = 0;
    while (first < kept.size() && kept.get(first).isBlank()) {
      first++;
    }
    if (first < kept.size() && isSalutation(kept.get(first))) {
      account.left(Kind.FURNITURE, LetterAccount.letters(kept.get(first)));
      kept.set(first, "");
    }
    int to = kept.size();
    int seen = 0;
    for (int i = kept.size() - 1; i > first && seen < MOST_CLOSING; i--) {
      String line = kept.get(i).strip();
      if (line.length() > LONGEST_CLOSING * 2) {
        break;
      }
      seen += line.isEmpty() ? 0 : 1;
      if (isClosing(line)) {
        to = i;
      }
    }
    account.left(Kind.BESIDE, "the signature", sum(kept.subList(to, kept.size())));
    return List.of(new Block(Block.Kind.PLAIN, 0, unwrapped(kept.subList(0, to), flowed), false));
  }

  private static String unwrapped(List<String> lines, boolean flowed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      text.append(line.stripTrailing());
      boolean last = i + 1 == lines.size() || lines.get(i + 1).isBlank();
      boolean wrapped = flowed ? line.endsWith(" ") : isWrapped(lines, i);
      text.append(!last && wrapped && !line.isBlank() ? ' ' : '\n');
    }
    return text.toString();
  }

  /** A line that is as long as lines may be and whose paragraph goes on. */
  private static boolean isWrapped(List<String> lines, int i) {
    int length = lines.get(i).strip().length();
    boolean room = i + 1 < lines.size() && lines.get(i + 1).strip().length() <= LONGEST_WRAPPED;
    return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED && room;
  }
}
