package dev.diptych.run;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.duplicate.Group;
import dev.diptych.intake.duplicate.NearDuplicates;
import dev.diptych.intake.duplicate.Signature;
import dev.diptych.intake.duplicate.Signed;
import dev.diptych.store.Articles;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Groups reprints within an edition between intake and translate: each story is translated once and
 * shown as a group under its fullest copy.
 */
@Component
final class Stories {

  private final Articles articles;
  private final Heartbeats heartbeats;
  private final Transactions transactions;
  private final NearDuplicates duplicates;

  Stories(
      Articles articles,
      Heartbeats heartbeats,
      Transactions transactions,
      NearDuplicates duplicates) {
    this.articles = articles;
    this.heartbeats = heartbeats;
    this.transactions = transactions;
    this.duplicates = duplicates;
  }

  /**
   * Groups the articles of the edition and takes the work on reprints away. May be called again and
   * gives the same groups. Later passes group nothing anew: what is out stays as it is.
   */
  void group(RunContext run) {
    if (!run.job().nearDuplicates() || run.pass().number() > 1) {
      return;
    }
    long edition = run.edition().id();
    List<Signed> signed = signed(edition);
    Map<String, String> stories = new HashMap<>();
    List<String> reprints = new ArrayList<>();
    for (Group group : duplicates.group(signed)) {
      String story = group.representative().articleId();
      stories.put(story, story);
      for (Signed other : group.others()) {
        stories.put(other.articleId(), story);
        reprints.add(other.articleId());
      }
    }
    transactions.run(
        () -> {
          heartbeats.require(run.pass().id(), run.epoch());
          articles.group(edition, stories);
          reprints.forEach(reprint -> articles.withdraw(edition, reprint));
        });
  }

  private List<Signed> signed(long edition) {
    return articles
        .signed(edition)
        .map(
            one ->
                new Signed(
                    one.articleId(),
                    one.path(),
                    Signature.parse(one.signature()),
                    known(one.facts())))
        .toList();
  }

  private static int known(ArticleFacts facts) {
    return (facts.published() == null ? 0 : 1) + (facts.site() == null ? 0 : 1);
  }
}
