package dev.diptych.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Owns one native tensor. The library ends the whole process when a tensor is used after it was
 * closed; this throws instead. Used by one thread.
 */
final class Tensor implements AutoCloseable {

  private final AtomicLong open;
  private @Nullable OnnxTensor tensor;

  /**
   * Takes a tensor over.
   *
   * @param open counts the tensors of a network that are not closed yet
   */
  Tensor(OnnxTensor tensor, AtomicLong open) {
    this.tensor = tensor;
    this.open = open;
    open.incrementAndGet();
  }

  /**
   * The tensor, for as long as this is open.
   *
   * @throws IllegalStateException once it is closed
   */
  OnnxTensor get() {
    OnnxTensor living = tensor;
    if (living == null) {
      throw new IllegalStateException("A tensor was used after it had been closed");
    }
    return living;
  }

  /** Frees it; closing it again does nothing. */
  @Override
  public void close() {
    OnnxTensor living = tensor;
    if (living != null) {
      tensor = null;
      open.decrementAndGet();
      living.close();
    }
  }

  /** Closes all. */
  static void closeAll(Collection<Tensor> tensors) {
    tensors.forEach(Tensor::close);
  }
}
