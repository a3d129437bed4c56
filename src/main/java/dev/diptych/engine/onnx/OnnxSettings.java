package dev.diptych.engine.onnx;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.onnx.<name>.*} of one engine.
 *
 * @param folder with the model, as Optimum or the Hugging Face hub lays it out
 * @param weights which of several files: {@code auto}, {@code fp32}, or the end of their names such
 *     as {@code quantized} or {@code int8}
 * @param pairs what the model translates, {@code ar>en}; nothing where the folder's name says it
 *     ({@code opus-mt-ar-en}) or the model is of many languages
 * @param model as digests name it; nothing for the folder's name
 * @param beams how many continuations are followed, 0 for what the model says
 * @param threads of one request, 0 for all processors divided by the requests at once
 * @param requestsAtOnce at least 1; they share one copy of the weights
 * @param segmentsPerRequest at least 1
 * @param charactersPerRequest UTF-16 units, at least 1
 * @param tokensAtOnce how many tokens are computed together, counting every beam; bounds the memory
 */
record OnnxSettings(
    @DefaultValue("") String folder,
    @DefaultValue("auto") String weights,
    @DefaultValue List<String> pairs,
    @DefaultValue("") String model,
    @DefaultValue("0") int beams,
    @DefaultValue("0") int threads,
    @DefaultValue("1") int requestsAtOnce,
    @DefaultValue("64") int segmentsPerRequest,
    @DefaultValue("12000") int charactersPerRequest,
    @DefaultValue("4096") int tokensAtOnce) {

  /** How many requests can be under way without more threads than processors. */
  int lanes(int processors) {
    return Math.max(1, Math.min(requestsAtOnce, processors / Math.max(1, threads)));
  }

  /** Threads of one request. */
  int threadsOfOne(int processors) {
    return threads > 0
        ? Math.min(threads, processors)
        : Math.max(1, processors / lanes(processors));
  }
}
