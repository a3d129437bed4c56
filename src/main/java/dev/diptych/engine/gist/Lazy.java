package dev.diptych.engine.gist;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first needed, once, for all threads. */
final class Lazy<T> {

  private final Supplier<T> maker;
  private volatile @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T made = value;
    if (made == null) {
      synchronized (this) {
        made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
      }
    }
    return made;
  }
}
