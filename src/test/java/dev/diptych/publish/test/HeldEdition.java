package dev.diptych.publish.test;

import dev.diptych.hold.Hold;
import dev.diptych.publish.EditionDigests;
import dev.diptych.publish.EditionFolder;
import dev.diptych.publish.EditionIndex;
import dev.diptych.publish.EditionRenderer;
import org.springframework.stereotype.Component;

/**
 * Holds the edition step of a process of the tests, so that it can be killed before it ends: with
 * the system property {@value #FOLDER} that names the folder of a {@link Hold}. Renders nothing.
 */
@Component
public final class HeldEdition implements EditionRenderer {

  /** Names the folder; without it nothing is held. */
  public static final String FOLDER = "diptych.hold.edition";

  @Override
  public void render(EditionIndex index, EditionDigests digests, EditionFolder folder) {
    Hold.inFolderOf(FOLDER);
  }
}
