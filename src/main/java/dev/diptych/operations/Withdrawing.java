package dev.diptych.operations;

import dev.diptych.digest.PreparedArticle;
import dev.diptych.run.SameText;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.Withdrawals;
import dev.diptych.store.Withdrawals.Held;
import dev.diptych.store.Withdrawals.Withdrawn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds where an article that is to be taken out stands: by nearly the same text, in all editions.
 */
@Component
class Withdrawing {

  private final Articles articles;
  private final Digests digests;
  private final Editions editions;
  private final Withdrawals withdrawals;
  private final SameText sameText;

  Withdrawing(
      Articles articles,
      Digests digests,
      Editions editions,
      Withdrawals withdrawals,
      SameText sameText) {
    this.articles = articles;
    this.digests = digests;
    this.editions = editions;
    this.withdrawals = withdrawals;
    this.sameText = sameText;
  }

  /**
   * Where it stands.
   *
   * @param byEdition of the job's editions that can be mended: the one that was named first
   * @param unfinished of the job's editions that cannot, because a pass waits or runs
   * @param elsewhere of editions of other jobs
   */
  record Found(
      Map<EditionRow, List<Held>> byEdition, List<Held> unfinished, List<Held> elsewhere) {}

  /** The digests of other editions that show what was changed since one of these was out. */
  Map<EditionRow, List<DigestRow>> comparedWith(Found found) {
    Map<Long, Set<DigestRow>> rows = new TreeMap<>();
    for (Held held : found.byEdition().values().stream().flatMap(List::stream).toList()) {
      digests
          .comparedWith(held.editionId(), held.label(), held.articleId())
          .forEach(
              digest ->
                  rows.computeIfAbsent(digest.editionId(), id -> new LinkedHashSet<>())
                      .add(digest.row()));
    }
    found.byEdition().keySet().forEach(edition -> rows.remove(edition.id()));
    rows.keySet().removeIf(this::superseded);
    Map<EditionRow, List<DigestRow>> byEdition = new LinkedHashMap<>();
    rows.forEach((id, digest) -> byEdition.put(editions.byId(id), List.copyOf(digest)));
    return byEdition;
  }

  /** Looks in all editions for what is nearly the same text as an article. */
  Found find(EditionRow named, Place article) {
    List<Held> same = same(article, signature(named.id(), article));
    Map<EditionRow, List<Held>> byEdition = new LinkedHashMap<>();
    byEdition.put(named, new ArrayList<>());
    List<Held> unfinished = new ArrayList<>();
    List<Held> elsewhere = new ArrayList<>();
    for (Held held : same) {
      if (superseded(held.editionId())) {
        continue; // Its files are in another edition, which holds it too.
      }
      if (!held.job().equals(named.job())) {
        elsewhere.add(held);
      } else if (held.editionId() != named.id() && unfinished(held.editionId())) {
        unfinished.add(held);
      } else {
        byEdition
            .computeIfAbsent(
                held.editionId() == named.id() ? named : editions.byId(held.editionId()),
                edition -> new ArrayList<>())
            .add(held);
      }
    }
    return new Found(byEdition, unfinished, elsewhere);
  }

  private List<Held> same(Place article, @Nullable String wanted) {
    List<Held> same = new ArrayList<>();
    List<Held> unsigned = new ArrayList<>();
    withdrawals.eachHeld(
        held -> {
          String signature = held.signature();
          if (held.articleId().equals(article.articleId())
              || (signature != null && wanted != null && sameText.same(signature, wanted))) {
            same.add(held);
          } else if (signature == null) {
            unsigned.add(held);
          }
        });
    for (Held held : unsigned) {
      String signature = signature(held.editionId(), held.articleId());
      if (signature != null && wanted != null && sameText.same(signature, wanted)) {
        same.add(held);
      }
    }
    return same;
  }

  private boolean superseded(long editionId) {
    return editions.lastPass(editionId).state() == State.SUPERSEDED;
  }

  boolean unfinished(long editionId) {
    PassRow last = editions.lastPass(editionId);
    return last.state().unfinished();
  }

  /** Kept at intake; of older articles it is made from the text, if that is still there. */
  private @Nullable String signature(long editionId, Place article) {
    String kept = articles.signature(editionId, article.articleId()).orElse(null);
    return kept == null ? signature(editionId, article.articleId()) : kept;
  }

  private @Nullable String signature(long editionId, String articleId) {
    PreparedArticle prepared = articles.load(editionId, articleId);
    return prepared.article().text().isBlank() ? null : sameText.signature(prepared);
  }

  /**
   * What is remembered of an article that is taken out, so that it is known when it comes again.
   */
  Optional<Withdrawn> remembered(EditionRow edition, Held held) {
    String kept = held.signature();
    String signature = kept == null ? signature(edition.id(), held.articleId()) : kept;
    String address = articles.load(edition.id(), held.articleId()).article().facts().canonicalUrl();
    return signature == null
        ? Optional.empty()
        : Optional.of(new Withdrawn(edition.label(), held.path(), address, signature));
  }
}
