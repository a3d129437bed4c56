package dev.diptych.console.api;

import dev.diptych.job.Next;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.Previews;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.OrderRow.State;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders: everything that is done by a run. An order that was placed is answered with 202 while it
 * is carried out and with 200 when it is over; one that is refused is a problem.
 */
@RestController
@RequestMapping(path = "/api/orders", produces = "application/json")
class OrdersController {

  static final String KEY_HEADER = "Idempotency-Key";

  /** Long enough to be refused, short enough for a client that waits. */
  private static final Duration UNTIL_BEGUN = Duration.ofSeconds(5);

  private static final int LONGEST_KEY = 200;
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

  private final OrderTaker taker;
  private final OrderDesk desk;
  private final Previews previews;

  OrdersController(OrderTaker taker, OrderDesk desk, Previews previews) {
    this.taker = taker;
    this.desk = desk;
    this.previews = previews;
  }

  @PostMapping(path = "/run", consumes = "application/json")
  ResponseEntity<Object> run(
      @RequestBody OrderRequest.Run request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/restart", consumes = "application/json")
  ResponseEntity<Object> restart(
      @RequestBody OrderRequest.Restart request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/retry-gaps", consumes = "application/json")
  ResponseEntity<Object> retryGaps(
      @RequestBody OrderRequest.RetryGaps request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/redo", consumes = "application/json")
  ResponseEntity<Object> redo(
      @RequestBody OrderRequest.Redo request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/correct", consumes = "application/json")
  ResponseEntity<Object> correct(
      @RequestBody OrderRequest.Correct request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/withdraw", consumes = "application/json")
  ResponseEntity<Object> withdraw(
      @RequestBody OrderRequest.Withdraw request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/include", consumes = "application/json")
  ResponseEntity<Object> include(
      @RequestBody OrderRequest.Include request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/publish", consumes = "application/json")
  ResponseEntity<Object> publish(
      @RequestBody OrderRequest.Publish request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @PostMapping(path = "/tm-term", consumes = "application/json")
  ResponseEntity<Object> term(
      @RequestBody OrderRequest.Term request,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    return place(request, key);
  }

  @GetMapping
  Listed<OrderAnswer> orders(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "20") int limit) {
    int most = Listed.bounded(limit);
    List<PlacedOrder> found =
        before == null ? desk.newest(most + 1) : desk.newest(before, most + 1);
    return Listed.of(
        found.stream().map(OrderAnswer::of).toList(),
        most,
        last -> "/api/orders?limit=%d&before=%d".formatted(most, last.order().id()));
  }

  @GetMapping("/{id}")
  ResponseEntity<OrderAnswer> order(@PathVariable long id) {
    return Tagged.of(OrderAnswer.of(desk.of(id)));
  }

  /** What has been begun is stopped as any run: the answer names the way. */
  @DeleteMapping("/{id}")
  OrderAnswer cancel(@PathVariable long id) {
    PlacedOrder order = desk.of(id);
    if (order.state() != State.CANCELLED && !desk.cancel(id)) {
      PlacedOrder now = desk.of(id);
      throw new ProblemException(tooLate(now));
    }
    return OrderAnswer.of(desk.of(id));
  }

  private static Problem tooLate(PlacedOrder order) {
    Problem problem =
        Problem.of(
                409,
                order.state().over() ? "order-over" : "order-begun",
                ExitCode.REFUSED,
                order.state().over()
                    ? "Order %d is over and cannot be taken back".formatted(order.id())
                    : "Order %d is being carried out and cannot be taken back; stop its run"
                        .formatted(order.id()))
            .ofOrder(order.id());
    String label = order.edition();
    return order.state().over() || label == null
        ? problem
        : problem.with(NextStep.of(List.of(Next.of(Next.When.TO_END, "stop", order.job(), label))));
  }

  /** Says what an order would do, or places it and waits until it has begun or is over. */
  private ResponseEntity<Object> place(OrderRequest request, @Nullable String key)
      throws IOException {
    WorkOrder order = request.order();
    if (Boolean.TRUE.equals(request.dryRun())) {
      EditionName name = OrderRequest.edition(order);
      String seen =
          name == null
              ? desk.stand(Named.job(request.job()), null)
              : desk.stand(name.job(), name.label());
      return ResponseEntity.ok(PreviewAnswer.of(previews.of(order), seen));
    }
    Actor actor =
        request.wantsReason()
            ? Caller.becauseOf(request.reason())
            : Caller.because(request.reason());
    return place(order, actor, request.seen(), patience(request.patience()), key);
  }

  /** The same for an order that is made of something else than JSON. */
  ResponseEntity<Object> place(
      WorkOrder order,
      Actor actor,
      @Nullable String seen,
      Duration patience,
      @Nullable String key) {
    PlacedOrder placed =
        key == null
            ? taker.place(order, actor, seen, patience, UNTIL_BEGUN)
            : taker.placeOnce(order, actor, key(key, actor), seen, patience, UNTIL_BEGUN);
    if (placed.state() == State.REFUSED) {
      throw new ProblemException(refused(placed));
    }
    return ResponseEntity.status(placed.state().over() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create(OrderAnswer.href(placed.id())))
        .body(OrderAnswer.of(placed));
  }

  private static Problem refused(PlacedOrder order) {
    PlacedOrder.Answer answer = Objects.requireNonNull(order.answer(), "answer");
    String code = Objects.requireNonNullElse(answer.code(), "refused");
    ExitCode exit =
        ExitCode.of(Objects.requireNonNullElse(order.exitCode(), ExitCode.REFUSED.number()));
    int status =
        exit == ExitCode.USAGE
            ? code.equals("not-found") ? 404 : 422
            : Problems.refusedStatus(code);
    return Problem.of(
            status, code, exit, Objects.requireNonNullElse(answer.told(), "It was refused"))
        .with(NextStep.of(answer.next()))
        .ofOrder(order.id());
  }

  /** Two callers may choose the same key; what one of them placed is not the other's. */
  private static String key(String key, Actor actor) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          Problem.usage(
              422, "usage", KEY_HEADER + " is to be 1 to %d characters".formatted(LONGEST_KEY)));
    }
    return "asked|" + Checksums.sha256(actor.name() + "\n" + key);
  }

  private static Duration patience(@Nullable String text) {
    if (text == null) {
      return Duration.ZERO;
    }
    try {
      Duration parsed = DurationStyle.detectAndParse(text);
      if (!parsed.isNegative() && parsed.compareTo(LONGEST_PATIENCE) <= 0) {
        return parsed;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Said below, as for one that is too long.
    }
    throw new UsageException("patience takes a time of at most one day, such as 30m, 2h or 0s");
  }
}
