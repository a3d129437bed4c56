package dev.diptych.console.page;

import dev.diptych.operations.ArticleText;
import dev.diptych.operations.ArticleText.Sentence;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.Preview;
import dev.diptych.operations.Previews;
import dev.diptych.operations.RunControl;
import dev.diptych.workbench.EngineFacts;
import dev.diptych.workbench.Workbench;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a deed would do, said before it is done. */
@Component
class DeedPreviews {

  private final Previews previews;
  private final RunControl control;
  private final ArticleText text;
  private final Workbench workbench;

  DeedPreviews(Previews previews, RunControl control, ArticleText text, Workbench workbench) {
    this.previews = previews;
    this.control = control;
    this.text = text;
    this.workbench = workbench;
  }

  /**
   * What a page says before a deed is done.
   *
   * @param preview what it would do, {@code null} while it is not said of what
   * @param inHand units that a run ends before it stops
   * @param engines that may be chosen
   * @param sentence that is to be corrected, {@code null} if none is named or it is unknown
   */
  record Before(
      @Nullable Preview preview, int inHand, List<String> engines, @Nullable Sentence sentence) {

    Before {
      engines = List.copyOf(engines);
    }
  }

  /**
   * Of a deed that is allowed now.
   *
   * @throws dev.diptych.job.RefusedException if it is not
   * @throws dev.diptych.job.UsageException if what is named is not there
   */
  Before of(Deed deed, EditionName name, DeedForm form) throws IOException {
    control.requireAllowed(deed.act(), name);
    return new Before(
        preview(deed, name, form),
        deed == Deed.STOP ? control.inHand(name) : 0,
        engines(deed),
        deed == Deed.CORRECT ? sentence(name, form) : null);
  }

  private @Nullable Preview preview(Deed deed, EditionName name, DeedForm form) throws IOException {
    if (deed.isAtOnce()) {
      return previews.of(deed.act(), name);
    }
    return form.complete(deed) ? previews.of(form.order(deed, name)) : null;
  }

  private @Nullable Sentence sentence(EditionName name, DeedForm form) {
    String article = form.article();
    String target = form.target();
    if (article == null || target == null || form.segment() == null) {
      return null;
    }
    return text.sections(name, article, target).stream()
        .flatMap(section -> section.sentences().stream())
        .filter(sentence -> sentence.segment().equals(form.segment()))
        .findFirst()
        .orElse(null);
  }

  private List<String> engines(Deed deed) {
    return deed == Deed.RETRY_GAPS || deed == Deed.REDO
        ? workbench.engines().stream().map(EngineFacts::name).toList()
        : List.of();
  }
}
