/**
 * Engines that speak the chat interface of OpenAI, which most servers of large language models do:
 * Ollama, vLLM, the server of llama.cpp, LM Studio, and the provider itself. Segments go out and
 * come back as JSON, each under an id; the text of an article stands in it as data and nowhere
 * else.
 */
@NullMarked
package dev.diptych.engine.openai;

import org.jspecify.annotations.NullMarked;
