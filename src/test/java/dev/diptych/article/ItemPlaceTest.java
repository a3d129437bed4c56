package dev.diptych.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemPlaceTest {

  @Test
  void aPlaceInsideAFileTellsBoth() {
    Set<Integer> seen = new HashSet<>();
    for (int file : new int[] {1, 2, 17, 99_999, ItemPlace.LAST_FILE_OF_SEVERAL}) {
      for (int ordinal : new int[] {1, 2, 9_999, ItemPlace.MOST_INSIDE}) {
        int place = ItemPlace.inside(file, ordinal);
        assertThat(place).isPositive().isGreaterThan(ItemPlace.LAST_FILE_OF_SEVERAL);
        assertThat(seen.add(place)).as("%d.%d is unique", file, ordinal).isTrue();
        assertThat(ItemPlace.isInside(place)).isTrue();
        assertThat(ItemPlace.file(place)).isEqualTo(file);
        assertThat(ItemPlace.ordinal(place)).isEqualTo(ordinal);
        assertThat(ItemPlace.shown(place)).isEqualTo(file + "." + ordinal);
      }
    }
  }

  @Test
  void aFileIsItself() {
    for (int file : new int[] {1, 100_000, 999_999}) {
      assertThat(ItemPlace.isInside(file)).isFalse();
      assertThat(ItemPlace.file(file)).isEqualTo(file);
      assertThat(ItemPlace.ordinal(file)).isZero();
      assertThat(ItemPlace.shown(file)).isEqualTo(Integer.toString(file));
    }
  }

  @Test
  void thereIsNoPlaceBeyondTheLast() {
    assertThatThrownBy(() -> ItemPlace.inside(ItemPlace.LAST_FILE_OF_SEVERAL + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ItemPlace.inside(1, ItemPlace.MOST_INSIDE + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ItemPlace.inside(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
