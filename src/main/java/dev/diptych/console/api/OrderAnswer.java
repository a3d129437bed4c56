package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.diptych.operations.PlacedOrder;
import java.util.List;

/**
 * An order as it stands.
 *
 * @param order its facts
 * @param over whether nothing more becomes of it
 * @param href where it can be looked at
 * @param editionHref where what it is about can be looked at; empty while there is none
 * @param next what may be done instead of what was refused
 */
record OrderAnswer(
    @JsonUnwrapped PlacedOrder order,
    boolean over,
    String href,
    String editionHref,
    List<NextStep> next) {

  static OrderAnswer of(PlacedOrder order) {
    return new OrderAnswer(
        order,
        order.state().over(),
        href(order.id()),
        order.edition() == null
            ? ""
            : "/api/editions/%s/%s".formatted(order.job(), order.edition()),
        order.answer() == null ? List.of() : NextStep.of(order.answer().next()));
  }

  static String href(long id) {
    return "/api/orders/" + id;
  }
}
