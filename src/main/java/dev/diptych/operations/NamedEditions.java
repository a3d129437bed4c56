package dev.diptych.operations;

import dev.diptych.job.NotFoundException;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the edition a person means. */
@Component
class NamedEditions {

  private final Jobs jobs;
  private final Editions editions;

  NamedEditions(Jobs jobs, Editions editions) {
    this.jobs = jobs;
    this.editions = editions;
  }

  /**
   * The edition of this name.
   *
   * @throws NotFoundException if there is none
   */
  EditionRow find(EditionName name) {
    Optional<EditionRow> found =
        name.label() == null
            ? editions.newest(name.job())
            : editions.find(name.job(), name.label());
    jobs.requireKnown(name.job(), found.isPresent() || editions.newest(name.job()).isPresent());
    return found.orElseThrow(
        () ->
            new NotFoundException(
                name.label() == null
                    ? "Job %s has no edition yet. Make one: diptych run %s"
                        .formatted(name.job(), name.job())
                    : "There is no edition %s/%s. List them: diptych runs %s"
                        .formatted(name.job(), name.label(), name.job())));
  }
}
