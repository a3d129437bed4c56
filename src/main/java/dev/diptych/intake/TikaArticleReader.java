package dev.diptych.intake;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.facts.HeadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reader of every supported format: parse → headings → clean text → title → sections of
 * segments, each with its language.
 */
@Component
final class TikaArticleReader implements ArticleReader {

  private static final String AUTO = "auto";
  private static final int LONGEST_TITLE = 250;

  /** So many letters are found in a text by no chance. */
  private static final int TELLING = 20;

  /** Between the path of a file and the name of an article inside it. */
  private static final String INSIDE = "!";

  private final DocumentParser parser;
  private final HeadingDetector headings;
  private final TextCleaner cleaner;
  private final LanguageDetector languages;
  private final Segmenter segmenter;
  private final ReaderSettings settings;

  TikaArticleReader(
      DocumentParser parser,
      HeadingDetector headings,
      TextCleaner cleaner,
      Segmenter segmenter,
      LanguageDetector languages,
      ReaderSettings settings) {
    this.parser = parser;
    this.headings = headings;
    this.cleaner = cleaner;
    this.languages = languages;
    this.settings = settings;
    this.segmenter = segmenter;
  }

  @Override
  public Contents open(SourceFile source, byte[] content) throws UnreadableException {
    requireReadableSize(content);
    Parsed parsed = parser.open(source, content);
    if (!parsed.several()) {
      return new Contents(false, List.of(new Whole(source, parsed.only())), List.of());
    }
    if (parsed.parts().isEmpty()) {
      throw new UnreadableException("it holds no article; deliver the articles themselves");
    }
    List<Contents.Item> items = new ArrayList<>();
    for (Parsed.Part part : parsed.parts()) {
      String path = source.path() + INSIDE + name(part.key());
      Manuscript manuscript = part.manuscript();
      items.add(
          manuscript == null
              ? new Unreadable(path, String.valueOf(part.reason()))
              : new Whole(ManuscriptChecksum.source(path, manuscript), manuscript));
    }
    return new Contents(true, items, parsed.notes());
  }

  @Override
  public List<LeftOut> leftOut(SourceFile source, byte[] content, List<String> kept)
      throws UnreadableException {
    requireReadableSize(content);
    String all = Titled.folded(String.join(" ", kept));
    Set<String> pieces = kept.stream().map(Titled::folded).collect(Collectors.toSet());
    List<LeftOut> left = new ArrayList<>();
    for (Parsed.Part part : parser.everything(source, content).parts()) {
      Manuscript manuscript = part.manuscript();
      for (Block block : clean(manuscript == null ? List.of() : manuscript.blocks())) {
        String letters = Titled.folded(block.text());
        boolean found =
            pieces.contains(letters) || letters.length() >= TELLING && all.contains(letters);
        if (!letters.isEmpty() && !found) {
          left.add(new LeftOut(part.key(), block.text()));
        }
      }
    }
    return left;
  }

  /** One line, without what could not be shown or typed. */
  private String name(String key) {
    String line = cleanLine(key);
    return line == null ? "article" : line;
  }

  /** An article that was found. */
  private final class Whole implements Contents.Item {

    private final SourceFile source;
    private final Manuscript manuscript;

    Whole(SourceFile source, Manuscript manuscript) {
      this.source = source;
      this.manuscript = manuscript;
    }

    @Override
    public SourceFile source() {
      return source;
    }

    @Override
    public @Nullable Letters letters() {
      return manuscript.letters();
    }

    @Override
    public Article read(String sourceLanguage, int sectionSizeInChars) throws UnreadableException {
      return article(source, manuscript, sourceLanguage, sectionSizeInChars);
    }
  }

  /** An article that cannot be read, among others of its file that can. */
  private record Unreadable(String path, String reason) implements Contents.Item {

    @Override
    public SourceFile source() {
      return ManuscriptChecksum.unreadable(path, reason);
    }

    @Override
    public Article read(String sourceLanguage, int sectionSizeInChars) throws UnreadableException {
      throw new UnreadableException(reason);
    }
  }

  private Article article(
      SourceFile source, Manuscript manuscript, String sourceLanguage, int sectionSizeInChars)
      throws UnreadableException {
    List<String> notes = new ArrayList<>(manuscript.notes());
    rejectMojibake(joined(manuscript.blocks()));
    List<Block> logical = logical(clean(manuscript.blocks()), notes);
    List<Block> blocks = clean(headings.structure(logical));
    requireText(blocks, manuscript);
    Titled titled = Titled.of(clean(manuscript.facts()), blocks);
    String all = joined(titled.body());
    boolean fixed = !sourceLanguage.equalsIgnoreCase(AUTO) && !sourceLanguage.isBlank();
    String language = fixed ? sourceLanguage : language(all, manuscript.declaredLanguage());
    List<Section> sections =
        new Sectioniser(segmenter, languages, sectionSizeInChars)
            .sections(titled.body(), language, fixed);
    List<String> paragraphs = titled.body().stream().map(Block::text).toList();
    ArticleFacts facts = HeadFacts.complete(titled.facts(), paragraphs, source.path());
    return new Article(source, language, facts, sections, notes);
  }

  private void requireReadableSize(byte[] content) throws UnreadableException {
    if (content.length == 0) {
      throw new UnreadableException("the file is empty (0 bytes); deliver it again");
    }
    if (content.length > settings.maxFileSize().toBytes()) {
      throw new UnreadableException(
          "the file has %,d bytes, more than one file may have (%,d); split it or raise diptych.reader.max-file-size"
              .formatted(content.length, settings.maxFileSize().toBytes()));
    }
  }

  private void requireText(List<Block> blocks, Manuscript manuscript) throws UnreadableException {
    long length = 0;
    boolean text = false;
    for (Block block : blocks) {
      length += block.text().length();
      text |=
          block.kind() != Block.Kind.HEADING
              && block.text().codePoints().anyMatch(Character::isLetter);
    }
    if (length > settings.maxText()) {
      throw new UnreadableException(
          "the text has %,d characters, more than one article may have (%,d); split the file or raise diptych.reader.max-text"
              .formatted(length, settings.maxText()));
    }
    if (!text) {
      throw new UnreadableException(nothingToRead(manuscript.mediaType(), blocks));
    }
  }

  private static String nothingToRead(String mediaType, List<Block> blocks) {
    if (mediaType.contains("html")) {
      return "the page has no article text, only navigation, adverts and the like; save the"
          + " article's own page";
    }
    return blocks.isEmpty()
        ? "no text in this file (" + mediaType + ")"
        : "no article text in this file (%s), only headings, numbers or signs".formatted(mediaType);
  }

  private void rejectMojibake(String text) throws UnreadableException {
    String found = cleaner.mojibake(text).orElse(null);
    if (found != null) {
      throw new UnreadableException(found);
    }
  }

  private String language(String text, @Nullable String declared) {
    String found = languages.detect(text);
    if (!found.equals(LanguageDetector.UNDETERMINED)) {
      return found;
    }
    return declared != null ? declared : LanguageDetector.UNDETERMINED;
  }

  /** Puts right-to-left text that lies in visual order right, or says that it cannot be. */
  private List<Block> logical(List<Block> blocks, List<String> notes) throws UnreadableException {
    if (cleaner.visualOrder(joined(blocks)).isEmpty()) {
      return blocks;
    }
    List<Block> turned =
        blocks.stream()
            .map(
                block ->
                    new Block(
                        block.kind(),
                        block.level(),
                        cleaner.toLogicalOrder(block.text()),
                        block.bold()))
            .toList();
    if (cleaner.visualOrder(joined(turned)).isPresent()) {
      throw new UnreadableException(
          "its Arabic text runs backwards (visual order) and could not be put right; deliver the"
              + " original document");
    }
    notes.add("its Arabic text ran backwards (visual order); it was put into reading order");
    return turned;
  }

  private List<Block> clean(List<Block> blocks) {
    List<Block> cleaned = new ArrayList<>();
    for (Block block : blocks) {
      String text = cleaner.clean(block.text()).strip();
      if (!text.isEmpty()) {
        cleaned.add(new Block(block.kind(), block.level(), text, block.bold()));
      }
    }
    return cleaned;
  }

  private ArticleFacts clean(ArticleFacts facts) {
    return new ArticleFacts(
        cleanLine(facts.title()),
        cleanLine(facts.author()),
        facts.published(),
        cleanLine(facts.site()),
        facts.canonicalUrl(),
        cleanLine(facts.description()),
        facts.keywords().stream()
            .map(this::cleanLine)
            .flatMap(java.util.stream.Stream::ofNullable)
            .distinct()
            .toList());
  }

  private @Nullable String cleanLine(@Nullable String fact) {
    if (fact == null) {
      return null;
    }
    String line = cleaner.clean(fact).strip().replaceAll("\\s+", " ");
    return line.isEmpty() ? null : line;
  }

  private static String joined(List<Block> blocks) {
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }

  /**
   * The title and what remains when it does not stand in the body a second time.
   *
   * @param facts with the title, where there is one
   * @param body never without text: an article of one line keeps it as text
   */
  private record Titled(ArticleFacts facts, List<Block> body) {

    static Titled of(ArticleFacts facts, List<Block> blocks) {
      Block first = blocks.get(0);
      boolean alone = blocks.stream().skip(1).noneMatch(Titled::isText);
      if (alone) {
        return new Titled(facts, blocks);
      }
      List<Block> rest = blocks.subList(1, blocks.size());
      String title = facts.title();
      if (title == null) {
        return isTitle(first)
            ? new Titled(facts.withTitle(first.text().replaceAll("\\s+", " ")), rest)
            : new Titled(facts, blocks);
      }
      return new Titled(facts, folded(title).equals(folded(first.text())) ? rest : blocks);
    }

    private static boolean isText(Block block) {
      return block.kind() != Block.Kind.HEADING;
    }

    private static boolean isTitle(Block first) {
      return first.kind() == Block.Kind.HEADING && first.text().length() <= LONGEST_TITLE;
    }

    private static String folded(String text) {
      return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }
  }
}
