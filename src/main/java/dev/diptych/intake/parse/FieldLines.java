package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.facts.WrittenDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines "Title: …", "Date: …" that scrapers and archives put above a text. They are facts where
 * one of them is the title and another field is among them; a single line of that kind is text.
 *
 * @param facts what they say
 * @param text what stands below
 */
record FieldLines(ArticleFacts facts, String text) {

  private static final int MOST_LINES = 16;
  private static final int LONGEST_LINE = 600;
  private static final Pattern LINE =
      Pattern.compile("\\s{0,4}([\\p{L}][\\p{L} _-]{1,24}?)\\s{0,3}[:：]\\s*(.*)");

  private static final Map<String, String> NAMES = names();

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    add(names, "title", "title|headline|العنوان|عنوان|titre|titel|título|titolo|заголовок|تیتر");
    add(
        names,
        "author",
        "author|authors|byline|الكاتب|كاتب|المؤلف|auteur|autor|autore|автор|نویسنده");
    add(
        names,
        "date",
        "date|published|publication date|pubdate|التاريخ|تاريخ"
            + " النشر|تاريخ|datum|fecha|data|дата|تاریخ");
    add(
        names,
        "outlet",
        "source|outlet|publisher|newspaper|المصدر|مصدر|الصحيفة|quelle|fuente|fonte|источник|منبع");
    add(names, "address", "url|link|address|الرابط|رابط|العنوان الإلكتروني|لینک|ссылка");
    add(
        names,
        "other",
        "language|lang|اللغة|section|category|القسم|التصنيف|tags|keywords|id|الكلمات المفتاحية");
    add(
        names,
        "text",
        "text|body|content|article|النص|نص|المحتوى|نص"
            + " المقال|texte|contenu|inhalt|texto|testo|текст|متن");
    return names;
  }

  private static void add(Map<String, String> names, String field, String keys) {
    for (String key : keys.split("\\|", -1)) {
      names.put(key, field);
    }
  }

  /** The fields above a text, {@code null} if there are none. */
  static @Nullable FieldLines of(String text) {
    Map<String, String> found = new HashMap<>();
    int at = 0;
    for (int i = 0; i < MOST_LINES && at < text.length(); i++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, Math.min(end, at + LONGEST_LINE));
      if (!line.isBlank()) {
        Matcher field = LINE.matcher(line.strip());
        String name = field.matches() ? NAMES.get(key(field.group(1))) : null;
        if (name == null
            || end - at >= LONGEST_LINE
            || found.containsKey(name) && !name.equals("other")) {
          break;
        }
        if (name.equals("text")) {
          at += line.stripTrailing().length() - field.group(2).length();
          found.put(name, "");
          break;
        }
        found.put(name, field.group(2).strip());
      }
      at = Math.min(text.length(), end + 1);
    }
    String title = found.getOrDefault("title", "");
    String rest = text.substring(at).strip();
    boolean fields = !title.isEmpty() && found.size() > 1 && !rest.isEmpty();
    return fields ? new FieldLines(facts(found), rest) : null;
  }

  private static String key(String name) {
    return name.strip().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static ArticleFacts facts(Map<String, String> found) {
    String date = found.getOrDefault("date", "");
    String published = PublicationDate.normalise(date);
    String address = found.getOrDefault("address", "");
    return new ArticleFacts(
        found.get("title"),
        value(found, "author"),
        published == null ? WrittenDate.in(date, false).orElse(null) : published,
        value(found, "outlet"),
        address.startsWith("http") ? address : null,
        null,
        List.of());
  }

  private static @Nullable String value(Map<String, String> found, String name) {
    String value = found.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
