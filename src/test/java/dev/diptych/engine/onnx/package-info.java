/** Neural translation within this process, on tiny models with random weights. */
package dev.diptych.engine.onnx;
