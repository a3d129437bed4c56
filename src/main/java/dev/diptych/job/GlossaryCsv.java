package dev.diptych.job;

import dev.diptych.engine.GlossaryTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a glossary: CSV (RFC 4180) with a first line {@code source,target,note}; the note is for
 * people. Blank lines and lines that begin with {@code #} are passed over.
 */
final class GlossaryCsv {

  private static final List<String> HEADER = List.of("source", "target", "note");
  private static final String EXAMPLE = "مجلس الأمن,Security Council,United Nations";
  private static final int MAX_TERM_IN_CHARS = 200;

  private final String text;
  private final Faults faults;
  private int at;
  private int line = 1;

  private GlossaryCsv(String text, Faults faults) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.faults = faults;
  }

  /** The terms in the order of the file; what is wrong goes to the faults. */
  static List<GlossaryTerm> terms(String text, Faults faults) {
    return new GlossaryCsv(text, faults).read();
  }

  private List<GlossaryTerm> read() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    List<GlossaryTerm> terms = new ArrayList<>();
    boolean headerSeen = false;
    while (at < text.length()) {
      int first = line;
      List<String> fields = text.charAt(at) == '#' ? comment() : record();
      if (fields.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (!headerSeen) {
        headerSeen = true;
        header(fields, first);
        continue;
      }
      term(fields, first, lines, terms);
    }
    if (!headerSeen) {
      faults.add(1, "the glossary is empty", String.join(",", HEADER));
    }
    return terms;
  }

  private void header(List<String> fields, int first) {
    if (!fields.equals(HEADER) && !fields.equals(HEADER.subList(0, 2))) {
      faults.add(
          first, "the first line names the columns %s".formatted(fields), String.join(",", HEADER));
    }
  }

  private void term(
      List<String> fields, int first, Map<String, Integer> lines, List<GlossaryTerm> terms) {
    if (fields.size() < 2 || fields.size() > HEADER.size()) {
      faults.add(first, "there are %d columns".formatted(fields.size()), EXAMPLE);
      return;
    }
    String source = fields.get(0);
    String target = fields.get(1);
    if (source.isEmpty() || target.isEmpty()) {
      faults.add(first, "source or target is empty", EXAMPLE);
    } else if (Math.max(source.length(), target.length()) > MAX_TERM_IN_CHARS) {
      faults.add(
          first, "a term is longer than %d characters".formatted(MAX_TERM_IN_CHARS), EXAMPLE);
    } else if (lines.containsKey(source)) {
      faults.add(
          first,
          "%s stands here a second time (first in line %d)".formatted(source, lines.get(source)),
          "each source term once");
    } else {
      lines.put(source, first);
      terms.add(new GlossaryTerm(source, target));
    }
  }

  private List<String> comment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    endLine();
    return List.of();
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    endLine();
    return fields;
  }

  private String field() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted() {
    int first = line;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && at < text.length() && text.charAt(at) == '"') {
        value.append('"');
        at++;
      } else if (c == '"') {
        String rest = plain();
        if (!rest.isEmpty()) {
          faults.add(first, "text follows a closing quote", "\"say \"\"yes\"\"\",answer,");
        }
        return value.toString().strip();
      } else {
        line += c == '\n' ? 1 : 0;
        value.append(c);
      }
    }
    faults.add(first, "a quote is opened and not closed", "\"with, comma\",target,");
    return value.toString().strip();
  }

  private void endLine() {
    if (at < text.length()) {
      at++;
      line++;
    }
  }
}
