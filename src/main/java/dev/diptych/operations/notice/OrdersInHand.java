package dev.diptych.operations.notice;

import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.store.OrderRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The orders that were placed last, as far as they are of interest to whoever watches. */
@Component
final class OrdersInHand {

  private static final int LOOKED_BACK = 100;

  private final OrderDesk desk;

  OrdersInHand(OrderDesk desk) {
    this.desk = desk;
  }

  /** The newest ones, newest first. */
  List<PlacedOrder> newest() {
    return desk.newest(LOOKED_BACK);
  }

  /** The orders that wait or are carried out. */
  List<PlacedOrder> open() {
    return newest().stream().filter(OrdersInHand::isOpen).toList();
  }

  /** The jobs of which an order waits or is carried out. */
  Set<String> jobs() {
    return open().stream().map(PlacedOrder::job).collect(Collectors.toSet());
  }

  private static boolean isOpen(PlacedOrder order) {
    return order.state() == OrderRow.State.PLACED || order.state() == OrderRow.State.TAKEN;
  }
}
