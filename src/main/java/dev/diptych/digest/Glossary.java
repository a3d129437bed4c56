package dev.diptych.digest;

import dev.diptych.engine.GlossaryTerm;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The job's terms. Immutable.
 *
 * <p>A term occurs in a text where it stands between word boundaries, also behind the Arabic
 * clitics و ف ب ك ل and the article; a term that begins with the article also behind لل, which
 * swallows it. Case, vowel signs, the codes of a letter and, in terms of at least four letters, the
 * spellings أ إ آ ا and ى ي do not count. Looking takes time linear in the text, however many terms
 * there are.
 */
public final class Glossary {

  /** Without terms. */
  public static final Glossary NONE = new Glossary(List.of());

  private final List<GlossaryTerm> terms;
  private final TermAutomaton automaton;

  /** A glossary of these terms. */
  public Glossary(List<GlossaryTerm> terms) {
    this.terms =
        terms.stream()
            .sorted(
                Comparator.comparing((GlossaryTerm term) -> -term.source().length())
                    .thenComparing(GlossaryTerm::source))
            .toList();
    automaton = new TermAutomaton(this.terms.stream().map(GlossaryTerm::source).toList());
  }

  /** The terms that occur in the text, longest first. */
  public List<GlossaryTerm> hits(String text) {
    return hits(List.of(text));
  }

  /** The terms that occur in any of the texts, longest first. */
  public List<GlossaryTerm> hits(List<String> texts) {
    if (terms.isEmpty()) {
      return List.of();
    }
    BitSet found = new BitSet(terms.size());
    texts.forEach(text -> automaton.find(text, found));
    return found.stream().mapToObj(terms::get).toList();
  }
}
