package dev.diptych.digest;

import dev.diptych.engine.GlossaryTerm;
import java.util.BitSet;
import java.util.Collection;
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

  private static final Comparator<GlossaryTerm> LONGEST_FIRST =
      Comparator.comparing((GlossaryTerm term) -> -term.source().length())
          .thenComparing(GlossaryTerm::source)
          .thenComparing(GlossaryTerm::target);

  /** Without terms. */
  public static final Glossary NONE = new Glossary(List.of());

  private final List<GlossaryTerm> terms;
  private final TermAutomaton automaton;

  /** A glossary of these terms. */
  public Glossary(List<GlossaryTerm> terms) {
    this.terms = terms.stream().sorted(LONGEST_FIRST).toList();
    automaton = new TermAutomaton(this.terms.stream().map(GlossaryTerm::source).toList());
  }

  /** All terms, longest first. */
  public List<GlossaryTerm> terms() {
    return terms;
  }

  /** The terms that occur in the text, longest first. */
  public List<GlossaryTerm> hits(String text) {
    if (terms.isEmpty()) {
      return List.of();
    }
    BitSet found = new BitSet(terms.size());
    automaton.find(text, found);
    return found.stream().mapToObj(terms::get).toList();
  }

  /** The hits of several texts together, each term once, longest first. */
  static List<GlossaryTerm> together(Collection<List<GlossaryTerm>> hits) {
    return hits.stream().flatMap(List::stream).distinct().sorted(LONGEST_FIRST).toList();
  }
}
