package dev.diptych.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about its article. A fact that the file does not state is {@code null}: nothing
 * is invented.
 *
 * @param title the article's title
 * @param author the byline
 * @param published the date of publication, normalised to ISO 8601: a date ({@code 2026-11-23}), a
 *     local date-time, or a date-time with an offset where the file states one
 * @param site the outlet
 * @param canonicalUrl the address the page gives as its own
 * @param description the page's own description
 * @param keywords in the file's order, without duplicates
 */
public record ArticleFacts(
    @Nullable String title,
    @Nullable String author,
    @Nullable String published,
    @Nullable String site,
    @Nullable String canonicalUrl,
    @Nullable String description,
    List<String> keywords) {

  /** Nothing is known. */
  public static final ArticleFacts NONE =
      new ArticleFacts(null, null, null, null, null, null, List.of());

  /** Copies the list, so that the facts cannot change. */
  public ArticleFacts {
    keywords = List.copyOf(keywords);
  }

  /** These facts with another outlet. */
  public ArticleFacts withSite(@Nullable String newSite) {
    return new ArticleFacts(title, author, published, newSite, canonicalUrl, description, keywords);
  }

  /** These facts with another address. */
  public ArticleFacts withAddress(@Nullable String newAddress) {
    return new ArticleFacts(title, author, published, site, newAddress, description, keywords);
  }

  /** These facts with another title. */
  public ArticleFacts withTitle(@Nullable String newTitle) {
    return new ArticleFacts(newTitle, author, published, site, canonicalUrl, description, keywords);
  }
}
