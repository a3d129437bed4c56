/**
 * Neural translation within this process: a folder with an encoder and a decoder as ONNX graphs and
 * the pieces its model was trained on. Nothing of the native libraries is loaded before an engine
 * of this kind is asked, or asked who it is.
 *
 * <p>{@code Tensor} owns what lies outside the heap, {@code Network} runs the graphs, {@code
 * Generator} writes with them what {@code Search} decides, {@code Codec} turns text into numbers
 * and back, {@code Text} splits and protects it.
 */
@NullMarked
package dev.diptych.engine.onnx;

import org.jspecify.annotations.NullMarked;
