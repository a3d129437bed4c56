package dev.diptych.digest;

import dev.diptych.article.Segment;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.text.Checksums;
import java.util.List;

/** The identities under which answers and memory entries are kept. */
final class Fingerprints {

  private Fingerprints() {}

  /** Of an engine's target for one text: engine, model, version and the text's glossary hits. */
  static String ofText(EngineIdentity engine, List<GlossaryTerm> hits) {
    if (hits.isEmpty()) {
      return engine.fingerprint();
    }
    StringBuilder terms = new StringBuilder();
    hits.forEach(hit -> terms.append(hit.source()).append('\t').append(hit.target()).append('\n'));
    return engine.fingerprint() + "+" + Checksums.sha256(terms.toString()).substring(0, 16);
  }

  /** Of a request: whatever can change its answer. */
  static String ofRequest(EngineIdentity engine, TranslationRequest request) {
    LanguagePair pair = request.pair();
    StringBuilder key = new StringBuilder();
    append(key, engine.fingerprint());
    append(key, pair.source());
    append(key, pair.target());
    request.segments().forEach(segment -> append(key, segment));
    append(key, "glossary");
    for (GlossaryTerm term : request.glossary()) {
      append(key, term.source());
      append(key, term.target());
    }
    appendContext(key, request.context());
    if (!request.remarks().isEmpty()) {
      append(key, "remarks");
      request.remarks().forEach(remark -> append(key, remark));
    }
    return Checksums.sha256(key.toString());
  }

  /** Of a request to sum up. */
  static String ofSummary(
      EngineIdentity engine, String version, SummaryRequest request, int attempt) {
    StringBuilder key = new StringBuilder();
    append(key, "summary");
    append(key, engine.fingerprint());
    append(key, version);
    append(key, request.pair().source());
    append(key, request.pair().target());
    append(key, request.title());
    append(key, Integer.toString(request.maxSentences()));
    append(key, Integer.toString(request.maxWords()));
    append(key, Integer.toString(attempt));
    if (request.mayShorten()) {
      append(key, "shorten");
    }
    for (Segment segment : request.segments()) {
      append(key, segment.id());
      append(key, segment.content());
    }
    return Checksums.sha256(key.toString());
  }

  /** Without context nothing is added: answers from before there was any are found again. */
  private static void appendContext(StringBuilder key, RequestContext context) {
    if (!context.equals(RequestContext.NONE)) {
      append(key, "context");
      append(key, context.title());
      append(key, context.heading());
      context.before().forEach(sentence -> append(key, sentence));
    }
  }

  /** Length first, so that no two different sequences give the same key. */
  private static void append(StringBuilder key, String part) {
    key.append(part.length()).append(':').append(part);
  }
}
