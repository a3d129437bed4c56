package dev.diptych.intake.facts;

import dev.diptych.article.ArticleFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes what a file's fields say by what stands at the head of its text and by its folder. A
 * field that can be read always counts before anything that is seen.
 */
public final class HeadFacts {

  private static final int HEAD_LINES = 6;
  private static final int PROSE = 160;

  private HeadFacts() {}

  /**
   * Completes facts.
   *
   * @param stated what the fields say
   * @param paragraphs of the text in reading order, without its title
   * @param path of the file, relative to the input folder
   */
  public static ArticleFacts complete(ArticleFacts stated, List<String> paragraphs, String path) {
    Head head = Head.of(paragraphs);
    String site = Outlet.of(java.util.Arrays.asList(stated.site()));
    Dateline dateline = head.dateline();
    if (site == null) {
      site = dateline.agency() != null ? dateline.agency() : Outlet.ofFolder(path);
    }
    String author = Byline.people(stated.author(), site);
    if (author == null) {
      author = head.author(site);
    }
    String published = stated.published();
    if (published == null) {
      published = head.published().orElse(dateline.published());
    }
    return new ArticleFacts(
        stated.title(),
        author,
        published,
        site,
        stated.canonicalUrl(),
        stated.description(),
        stated.keywords());
  }

  /**
   * The short lines before the prose, the first paragraph of prose, and the last line.
   *
   * @param lines before the prose
   * @param prose the first paragraph of it, empty if there is none
   * @param last the last line of the text, empty if it is the only one
   */
  private record Head(List<String> lines, String prose, String last) {

    static Head of(List<String> all) {
      List<String> paragraphs = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        boolean edge = i < HEAD_LINES || i == all.size() - 1;
        paragraphs.addAll(edge ? all.get(i).lines().toList() : List.of(all.get(i)));
      }
      int prose = 0;
      while (prose < paragraphs.size() && prose < HEAD_LINES && isLabel(paragraphs.get(prose))) {
        prose++;
      }
      List<String> lines = paragraphs.subList(0, prose);
      String first = prose < paragraphs.size() ? paragraphs.get(prose) : "";
      String last = paragraphs.size() > prose + 1 ? paragraphs.get(paragraphs.size() - 1) : "";
      return new Head(lines, first, last);
    }

    private static boolean isLabel(String paragraph) {
      return paragraph.length() < PROSE
          && (WrittenDate.isDateLine(paragraph)
              || Byline.ofLine(paragraph, null).isPresent()
              || Names.agency(paragraph) != null
              || Names.isPlace(paragraph)
              || paragraph.length() <= 60 && !endsSentence(paragraph));
    }

    private static boolean endsSentence(String line) {
      return !line.isBlank()
          && ".!؟?؛:…".indexOf(line.strip().charAt(line.strip().length() - 1)) >= 0;
    }

    Dateline dateline() {
      for (String line : lines) {
        Dateline found = Dateline.of(line);
        String agency = Names.agency(line);
        if (agency != null || found.agency() != null) {
          return agency != null ? new Dateline(agency, null) : found;
        }
      }
      return Dateline.of(prose);
    }

    Optional<String> published() {
      for (String line : lines) {
        if (WrittenDate.isDateLine(line)) {
          Optional<String> day = WrittenDate.in(line, false);
          if (day.isPresent()) {
            return day;
          }
        }
      }
      return WrittenDate.isDateLine(last) ? WrittenDate.in(last, false) : Optional.empty();
    }

    @Nullable String author(@Nullable String outlet) {
      return lines.stream()
          .map(line -> Byline.ofLine(line, outlet))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(null);
    }
  }
}
