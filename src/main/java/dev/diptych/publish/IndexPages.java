package dev.diptych.publish;

import dev.diptych.publish.EditionSurvey.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of an index: each has the stories of so many articles, in their order; the first is the
 * front page.
 */
final class IndexPages {

  /** So many articles are on a page. */
  static final int ARTICLES = 500;

  /** So many pages before and after a page are named on it. */
  private static final int AROUND = 2;

  private final EditionSurvey survey;

  IndexPages(EditionSurvey survey) {
    this.survey = survey;
  }

  /** How many pages so many articles have, at least 1. */
  static int count(int articles) {
    return Math.max(1, (articles + ARTICLES - 1) / ARTICLES);
  }

  /** The page that an article of this place, from 1, is on. */
  static int of(int place) {
    return (Math.max(1, place) - 1) / ARTICLES + 1;
  }

  /** The name of a page's file. */
  static String file(int number) {
    return number == 1 ? EditionPages.INDEX : "index-" + number + ".html";
  }

  /**
   * A page.
   *
   * @param number from 1
   * @param of how many pages there are
   * @param rows its stories in order
   * @param rank of the first of them in the edition, from 1
   * @param articles of the whole edition
   */
  record Page(int number, int of, List<Row> rows, int rank, int articles) {

    boolean isFront() {
      return number == 1;
    }

    /** Whether the edition has other pages. */
    boolean isOneOfSeveral() {
      return of > 1;
    }

    /** The place of its first article. */
    int first() {
      return (number - 1) * ARTICLES + 1;
    }

    /** The place of its last article. */
    int last() {
      return Math.min(articles, number * ARTICLES);
    }

    /** The pages that it names: itself, those around it, the first and the last. */
    List<Integer> named() {
      List<Integer> named = new ArrayList<>();
      for (int page = 1; page <= of; page++) {
        if (page == 1 || page == of || Math.abs(page - number) <= AROUND) {
          named.add(page);
        }
      }
      return named;
    }
  }

  /** All pages in order; there is a first page also of an edition without articles. */
  List<Page> all() {
    int articles = survey.order().size();
    int of = count(articles);
    List<Row> rows = survey.rows();
    List<Page> pages = new ArrayList<>();
    int from = 0;
    for (int number = 1; number <= of; number++) {
      int to = from;
      while (to < rows.size() && of(rows.get(to).place() + 1) == number) {
        to++;
      }
      pages.add(new Page(number, of, rows.subList(from, to), from + 1, articles));
      from = to;
    }
    return pages;
  }
}
