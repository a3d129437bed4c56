package dev.diptych.operations;

import dev.diptych.digest.Credits;
import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestAssembler;
import dev.diptych.engine.Engines;
import dev.diptych.job.JobFile;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Units;
import java.util.List;
import org.springframework.stereotype.Component;

/** Digests as they stand in the tables now, for whoever does not publish them. */
@Component
class StandingDigests {

  private final Articles articles;
  private final Units units;
  private final Engines engines;

  StandingDigests(Articles articles, Units units, Engines engines) {
    this.articles = articles;
    this.units = units;
    this.engines = engines;
  }

  /** The digest of an article; of its corrections and its story nothing is said. */
  Digest of(EditionRow edition, Place place, String target) {
    JobFile job = JobFile.thaw(edition.settings());
    return new DigestAssembler(
            new DigestAssembler.Setting(
                edition.job(),
                edition.label(),
                edition.glossaryChecksum(),
                edition.asOf(),
                job.zone()),
            new Credits(edition.engines(), engines))
        .assemble(
            articles.load(edition.id(), place.articleId()),
            target,
            units.results(edition.id(), place.articleId(), target),
            new DigestAssembler.Standing(place.slug(), 1, List.of(), null, null));
  }
}
