package dev.diptych.intake.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an outlet as readers know it, from what systems and folders call it. */
public final class Outlet {

  private static final int LONGEST = 80;
  private static final int LONGEST_FOLDER = 40;

  /** {@code LBCIV7}: a name and the version of the system behind it. */
  private static final Pattern VERSIONED =
      Pattern.compile("(\\p{Lu}{2,}?)[ _-]?[Vv](?:er(?:sion)?)?\\.?\\d{1,2}(?:\\.\\d{1,2})*");

  private static final Pattern TAGLINE = Pattern.compile("\\s+[|•·»–—:-]+\\s+|\\s*[|»]\\s*");
  private static final Pattern TEMPLATE = Pattern.compile("[{}<>\\[\\]$%]|^https?:|^www\\.|^@");
  private static final Pattern FIGURES = Pattern.compile("[\\d._-]+");

  /** No word that is a family's name too, but where an article stands before it. */
  private static final Pattern OUTLET_WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:(?:ال)?(?:وكالة|صحيفة|جريدة|مجلة|قناة|إذاعة|تلفزيون|شبكة|موقع|أخبار|أنباء|صحفي|إعلام)"
              + "|وكالات|الأنباء|للأنباء|الأخبار|للأخبار|الصحافة|للصحافة|الإعلامي|خبرگزاری|روزنامه|شبکه|نیوز|اخبار|אתר|חדשות|דוברות"
              + "|news|newsroom|newswire|wire|press|agency|media|radio|tv|television|gazette|herald|tribune|newspaper|daily|the"
              + " [\\p{L}"
              + " ]{0,40}(?:times|post|star|guardian|observer)|agence|presse|dépêches|journal|quotidien|télévision|agentur"
              + "|zeitung|nachrichten|pressestelle|agencia|noticias|prensa|diario|periódico|agenzia|notizie|stampa|giornale|agência"
              + "|notícias|imprensa|jornal|haber|haberler|ajansı|gazetesi|basın|агентство|новости|пресса|пресс-служба|газета|радио)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> SYSTEMS =
      Set.of(
          "wordpress",
          "drupal",
          "joomla",
          "blogger",
          "wix",
          "ghost",
          "squarespace",
          "medium cms",
          "home",
          "homepage",
          "home page",
          "index",
          "default",
          "untitled",
          "website",
          "site",
          "my site",
          "my website",
          "my blog",
          "site name",
          "sitename",
          "null",
          "undefined",
          "none",
          "news",
          "test",
          "localhost",
          "الرئيسية",
          "الصفحة الرئيسية",
          "الموقع الرسمي",
          "accueil",
          "صفحه اصلی",
          "صفحه نخست");

  private static final Set<String> FOLDERS =
      Set.of(
          "input",
          "in",
          "inbox",
          "incoming",
          "articles",
          "article",
          "news",
          "files",
          "file",
          "data",
          "documents",
          "docs",
          "texts",
          "text",
          "txt",
          "html",
          "pdf",
          "xml",
          "json",
          "docx",
          "mail",
          "mails",
          "feeds",
          "feed",
          "rss",
          "new",
          "old",
          "today",
          "yesterday",
          "archive",
          "archives",
          "tmp",
          "temp",
          "samples",
          "sample",
          "test",
          "tests",
          "misc",
          "other",
          "others",
          "various",
          "latest",
          "raw",
          "out",
          "downloads",
          "download",
          "export",
          "exports",
          "drop",
          "shared",
          "scraped",
          "crawl",
          "pages",
          "web",
          "stories",
          "story",
          "world",
          "sport",
          "sports",
          "politics",
          "economy",
          "culture",
          "home",
          "arabic",
          "english",
          "french",
          "persian",
          "urdu",
          "hebrew",
          "morning",
          "evening",
          "night",
          "أخبار",
          "مقالات",
          "ملفات",
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "oct",
          "nov",
          "dec");

  private Outlet() {}

  /**
   * The best of the names that a page gives its site, best first: without taglines and the version
   * of a system; a system's own name is none.
   *
   * @return {@code null} if there is none
   */
  public static @Nullable String of(List<@Nullable String> names) {
    String spare = null;
    for (String name : names) {
      String clean = clean(name);
      if (clean != null) {
        Matcher versioned = VERSIONED.matcher(clean);
        if (!versioned.matches()) {
          return clean;
        }
        spare = spare == null ? versioned.group(1) : spare;
      }
    }
    return spare;
  }

  private static @Nullable String clean(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String text = name.strip().replaceAll("\\s+", " ");
    for (String part : TAGLINE.split(text)) {
      String one = part.replaceAll("^[\"'«»“”]+|[\"'«»“”®™©]+$", "").strip();
      if (!one.isEmpty()
          && one.length() <= LONGEST
          && !SYSTEMS.contains(one.toLowerCase(Locale.ROOT))
          && !TEMPLATE.matcher(one).find()
          && one.chars().anyMatch(Character::isLetter)) {
        return one;
      }
    }
    return null;
  }

  /**
   * The outlet whose folder a file lies in: the innermost folder with a name of its own, not one of
   * a date, a language, a format or a desk. An agency's folder gives the agency's usual name.
   *
   * @param path relative to the input folder, with {@code /} between its parts
   * @return {@code null} if no folder says it
   */
  public static @Nullable String ofFolder(String path) {
    int inside = path.indexOf('!', path.indexOf('.') + 1); // an article inside the file
    String file = inside > 0 && path.indexOf('.') >= 0 ? path.substring(0, inside) : path;
    String[] parts = file.split("/", -1);
    for (int i = parts.length - 2; i >= 0; i--) {
      String agency = Names.agency(parts[i]);
      if (agency != null) {
        return agency;
      }
    }
    for (int i = parts.length - 2; i >= 0; i--) {
      String name = parts[i].strip();
      String key = name.toLowerCase(Locale.ROOT);
      if (name.length() > 2
          && name.length() <= LONGEST_FOLDER
          && !name.startsWith(".")
          && !FOLDERS.contains(key)
          && !FIGURES.matcher(name).matches()
          && WrittenDate.in(name, false).isEmpty()
          && name.chars().filter(Character::isDigit).count() <= 2
          && name.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\\')
          && name.codePoints().anyMatch(Character::isLetter)) {
        return name;
      }
    }
    return null;
  }

  /**
   * The outlet that a message is from, where its sender is one and no person: an agency that is
   * known, or a name with a word that outlets bear ("وكالة", "News", "خبرگزاری").
   *
   * @param sender the name as the message states it
   * @return {@code null} if it may be a person's
   */
  public static @Nullable String ofSender(@Nullable String sender) {
    if (sender == null || sender.indexOf('@') >= 0) {
      return null;
    }
    String agency = Names.agency(sender);
    if (agency != null) {
      return agency;
    }
    return sender.strip().indexOf(' ') > 0 && OUTLET_WORD.matcher(sender).find()
        ? clean(sender)
        : null;
  }

  /** Whether a folder bears the name of an agency. */
  public static boolean isAgency(String folder) {
    return Names.agency(folder) != null;
  }
}
