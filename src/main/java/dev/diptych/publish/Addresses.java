package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a sentence stands, in the reader's words: "Lead 1", "Partnership 3". The word is the
 * beginning of the section's heading in the target language; sections that would be called the same
 * are told apart by a number. Immutable.
 */
final class Addresses {

  private static final int MAX_LENGTH = 22;

  /** Words that say nothing at the beginning of a name. */
  private static final List<String> ARTICLES = List.of("the ", "a ", "an ");

  /** Words that say nothing at its end. */
  private static final Set<String> LOOSE =
      Set.of(
          "the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or",
          "as", "is", "are", "was", "its", "في", "من", "على", "إلى", "عن", "مع", "أو", "أن");

  private final Map<String, Address> bySegment = new LinkedHashMap<>();
  private final Map<String, String> bySection = new HashMap<>();
  private final Messages messages;

  Addresses(Digest digest, Messages messages) {
    this.messages = messages;
    boolean hasHeadings = digest.sections().stream().anyMatch(s -> s.heading() != null);
    String section = messages.text(hasHeadings ? "section.lead" : "section.text");
    Map<String, Integer> used = new HashMap<>();
    used.put(section, 1);
    int number = 0;
    for (DigestSection part : digest.sections()) {
      Row heading = part.heading();
      if (heading != null) {
        section = unique(shortened(heading), used);
        number = 0;
        bySegment.put(heading.segmentId(), new Address(section, 0));
      }
      bySection.put(part.id(), section);
      for (Row row : part.rows()) {
        bySegment.put(row.segmentId(), new Address(section, ++number));
      }
    }
  }

  private static String shortened(Row heading) {
    String target = heading.target();
    String text = PlainText.line(target == null ? heading.source() : target).strip();
    for (String article : ARTICLES) {
      if (text.length() > article.length()
          && text.regionMatches(true, 0, article, 0, article.length())) {
        int first = text.offsetByCodePoints(article.length(), 1);
        text =
            text.substring(article.length(), first).toUpperCase(Locale.ROOT)
                + text.substring(first);
      }
    }
    String beginning = PlainText.beginning(text, MAX_LENGTH);
    return beginning.length() < text.length() ? withoutLooseEnd(beginning) : beginning;
  }

  /** Takes "of the…" from the end of a shortened heading. */
  private static String withoutLooseEnd(String beginning) {
    String text = beginning.substring(0, beginning.length() - 1);
    int space = text.lastIndexOf(' ');
    while (space > 0 && LOOSE.contains(text.substring(space + 1).toLowerCase(Locale.ROOT))) {
      text = text.substring(0, space);
      space = text.lastIndexOf(' ');
    }
    return text + "…";
  }

  private static String unique(String name, Map<String, Integer> used) {
    int times = used.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + " (" + times + ")";
  }

  /** Where a row stands; its id if it is none of this digest. */
  String of(String segmentId) {
    return Optional.ofNullable(bySegment.get(segmentId)).map(this::words).orElse(segmentId);
  }

  /** Whether this is a row of the digest's text, so that a link to it leads somewhere. */
  boolean has(String segmentId) {
    return bySegment.containsKey(segmentId);
  }

  /** What a section is called. */
  String ofSection(String sectionId) {
    return bySection.getOrDefault(sectionId, sectionId);
  }

  private String words(Address address) {
    return address.number() == 0
        ? messages.text("address.heading", address.section())
        : messages.text("address", address.section(), address.number());
  }

  /**
   * @param number of the sentence in its section from 1, 0 for the heading
   */
  private record Address(String section, int number) {}
}
