package dev.diptych.console.page;

import dev.diptych.operations.ArticleText;
import dev.diptych.operations.ArticleText.Sentence;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.workbench.EngineFacts;
import dev.diptych.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a deed would do, said before it is done. */
@Component
class DeedPreviews {

  private final RunDetails details;
  private final RunControl control;
  private final EditionViews views;
  private final ArticleText text;
  private final Workbench workbench;

  DeedPreviews(RunDetails details, RunControl control, EditionViews views, ArticleText text, Workbench workbench) {
    this.details = details;
    this.control = control;
    this.views = views;
    this.text = text;
    this.workbench = workbench;
  }

  /**
   * A figure of a preview.
   *
   * @param key of its name in the bundle, below {@code preview.}
   * @param value as it is shown
   */
  record Figure(String key, Object value) {}

  /**
   * What a deed would do.
   *
   * @param line the edition as it stands
   * @param figures what is redone and what is kept
   * @param lines what else it changes, in sentences
   * @param engines that may be chosen
   * @param cause the only one that is meant, {@code null} for all
   * @param sentence that is to be corrected, {@code null} if none is named or it is unknown
   */
  record Preview(
      Line line,
      List<Figure> figures,
      List<String> lines,
      List<String> engines,
      @Nullable Sentence sentence,
      @Nullable String cause) {

    Preview {
      figures = List.copyOf(figures);
      lines = List.copyOf(lines);
      engines = List.copyOf(engines);
    }
  }

  /** Of a deed that is allowed now. */
  Preview of(Deed deed, EditionName name, DeedForm form) {
    Standing live = details.standing(name);
    int inHand = deed == Deed.STOP ? control.inHand(name) : 0;
    EditionView view = live.view();
    UnitCounts units = view.units();
    int kept = units.translated() + units.warned();
    List<Figure> figures = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    switch (deed) {
      case RESTART -> {
        figures.add(new Figure("files", view.pendingFiles()));
        figures.add(new Figure("redone", units.pending()));
        figures.add(new Figure("kept", kept));
      }
      case STOP -> {
        figures.add(new Figure("in-hand", inHand));
        figures.add(new Figure("kept", kept));
        figures.add(new Figure("left", units.pending() - inHand));
      }
      case RECOVER -> {
        lines.add(String.valueOf(view.process()));
        figures.add(new Figure("kept", kept));
        figures.add(new Figure("left", units.pending()));
      }
      case ABANDON -> {
        figures.add(new Figure("kept", kept));
        figures.add(new Figure("lost", units.pending() + view.pendingFiles()));
      }
      case RETRY_GAPS -> {
        int chosen = views.gaps(name, form.choice()).size();
        figures.add(new Figure("redone", chosen));
        figures.add(new Figure("kept", units.all() - chosen));
      }
      case WITHDRAW -> {
        if (form.article() != null) {
          lines.addAll(views.withdrawal(name, form.article()));
        }
      }
      case PUBLISH -> figures.add(new Figure("digests", view.digests()));
      case REDO, CORRECT, INCLUDE -> figures.add(new Figure("kept", kept));
    }
    return new Preview(new Line(view, Mark.of(view, live.stopping()), null), figures, lines, engines(deed), sentence(name, form), form.cause());
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
