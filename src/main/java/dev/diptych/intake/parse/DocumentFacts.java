package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.PublicationDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What the properties of a document say. The dates on which a file was made or saved are not dates
 * of publication and are left out; only {@code dc:date} of a book is one.
 */
final class DocumentFacts {

  private static final int MOST_KEYWORDS = 50;
  private static final String BOOK = "application/epub+zip";

  private DocumentFacts() {}

  static ArticleFacts of(Metadata metadata, String mediaType) {
    return new ArticleFacts(
        text(metadata, TikaCoreProperties.TITLE),
        authors(metadata),
        // Tika files a book's dc:date under the date of creation
        mediaType.equals(BOOK)
            ? PublicationDate.normalise(text(metadata, TikaCoreProperties.CREATED))
            : null,
        text(metadata, TikaCoreProperties.PUBLISHER),
        null,
        text(metadata, TikaCoreProperties.DESCRIPTION),
        keywords(metadata));
  }

  static @Nullable String language(Metadata metadata) {
    return text(metadata, TikaCoreProperties.LANGUAGE);
  }

  private static @Nullable String authors(Metadata metadata) {
    List<String> names =
        Arrays.stream(metadata.getValues(TikaCoreProperties.CREATOR))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static List<String> keywords(Metadata metadata) {
    return Arrays.stream(metadata.getValues(TikaCoreProperties.SUBJECT))
        .flatMap(value -> Stream.of(value.split("[,،;؛]", -1)))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_KEYWORDS)
        .toList();
  }

  private static @Nullable String text(Metadata metadata, Property property) {
    String value = metadata.get(property);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
