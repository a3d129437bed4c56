package dev.diptych.operations;

import dev.diptych.digest.PreparedArticle;
import dev.diptych.engine.LanguagePair;
import dev.diptych.exchange.LanguageTags;
import dev.diptych.exchange.TmxUnit;
import dev.diptych.exchange.TmxUnit.Variant;
import dev.diptych.job.JobFile;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Overrides;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The language pairs of this installation's jobs, and what in a stranger's file is of one of them.
 * Remembers what it compared: one object a file, for one thread.
 */
final class ConfiguredPairs {

  private static final String AUTO = "auto";
  private static final int MOST_COMPARED = 10_000;

  private final Set<LanguagePair> pairs = new LinkedHashSet<>();
  private final List<String> notRead = new ArrayList<>();
  private final Map<LanguagePair, Boolean> compared = new HashMap<>();
  private final Map<String, String> primaries = new HashMap<>();

  /** Of all jobs; those whose file has faults are left out. */
  ConfiguredPairs(Jobs jobs) {
    for (String name : jobs.names()) {
      try {
        JobFile job = jobs.loadAlsoWithoutInput(name, Overrides.NONE);
        job.targets().forEach(target -> pairs.add(new LanguagePair(job.source(), target)));
      } catch (JobFileException e) {
        notRead.add(name);
      }
    }
  }

  /** The jobs whose files have faults, so that nothing is known of their languages. */
  List<String> notRead() {
    return List.copyOf(notRead);
  }

  /** The pairs, for a message. */
  String words() {
    return pairs.isEmpty()
        ? "none"
        : pairs.stream().map(LanguagePair::toString).collect(Collectors.joining(", "));
  }

  /** Two variants of a unit, in the languages of one of our pairs. */
  record Found(LanguagePair pair, Variant source, Variant target) {}

  /** What in a unit is of our pairs, whichever language was translated into the other. */
  Set<Found> in(TmxUnit unit) {
    Set<Found> found = new LinkedHashSet<>();
    for (LanguagePair pair : pairs) {
      Variant target = best(unit, pair.target());
      if (target == null) {
        continue;
      }
      if (pair.source().equals(AUTO)) {
        for (Variant source : unit.variants()) {
          String language = primary(source.language());
          if (!language.isEmpty() && PreparedArticle.needsTranslation(language, pair.target())) {
            found.add(new Found(new LanguagePair(language, pair.target()), source, target));
          }
        }
      } else {
        Variant source = best(unit, pair.source());
        if (source != null && !source.equals(target)) {
          found.add(new Found(pair, source, target));
        }
      }
    }
    return found;
  }

  /** The variant with exactly this tag; else the first of the same language and script. */
  private @Nullable Variant best(TmxUnit unit, String tag) {
    Variant alike = null;
    for (Variant variant : unit.variants()) {
      if (LanguageTags.equal(variant.language(), tag)) {
        return variant;
      }
      if (alike == null && isAlike(variant.language(), tag)) {
        alike = variant;
      }
    }
    return alike;
  }

  private boolean isAlike(String theirs, String ours) {
    if (compared.size() > MOST_COMPARED) {
      compared.clear();
    }
    return compared.computeIfAbsent(
        new LanguagePair(theirs, ours), both -> LanguageTags.alike(both.source(), both.target()));
  }

  private String primary(String tag) {
    if (primaries.size() > MOST_COMPARED) {
      primaries.clear();
    }
    return primaries.computeIfAbsent(tag, LanguageTags::primary);
  }
}
