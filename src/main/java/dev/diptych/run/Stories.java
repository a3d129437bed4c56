package dev.diptych.run;

import dev.diptych.digest.PreparedArticle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groups reprints within an edition, so that each story is translated once. */
@Component
final class Stories {

  /** What reprints are recognised by; {@code null} if the job does not want them grouped. */
  @Nullable String signature(RunContext run, PreparedArticle prepared) {
    return null;
  }

  /** Groups the articles of the edition; may be called again and gives the same groups. */
  void group(RunContext run) {}
}
