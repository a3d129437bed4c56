package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.NotFoundException;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.store.Database;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.OrderRow;
import dev.diptych.store.OrderRow.NewOrder;
import dev.diptych.store.PassRow;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.ProcessIdentity.Life;
import dev.diptych.store.RunOrders;
import dev.diptych.store.Servers;
import dev.diptych.store.Servers.Server;
import dev.diptych.text.Checksums;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where orders are placed for the process that serves; pages, the JSON API, schedules and verbs of
 * other processes place them here, and {@link OrderTaker} carries them out.
 *
 * <p>A double click, two operators and a fire that is delivered twice make one order: its key is
 * what is wanted, of which edition, and how that stood when somebody looked at it. Safe for use by
 * several threads and processes.
 */
@Service
public class OrderDesk {

  private static final int CHECKSUM_IN_KEY = 16;

  private final RunOrders orders;
  private final Servers servers;
  private final Editions editions;
  private final Database database;
  private final ProcessIdentity process;
  private final Clock clock;

  OrderDesk(
      RunOrders orders,
      Servers servers,
      Editions editions,
      Database database,
      ProcessIdentity process,
      Clock clock) {
    this.orders = orders;
    this.servers = servers;
    this.editions = editions;
    this.database = database;
    this.process = process;
    this.clock = clock;
  }

  /**
   * The process that takes orders, if it is another and this one may not run jobs beside it: on an
   * embedded database only its owner runs any.
   */
  public Optional<Server> servedElsewhere() {
    return database.mayRun() ? Optional.empty() : living();
  }

  /** The process that takes orders and lives, this one or another. */
  public Optional<Server> living() {
    return servers.current().filter(this::lives);
  }

  /** Whether a process that takes orders is not proven to be gone. */
  public boolean lives(Server server) {
    return process.lifeOf(server.process()) != Life.DEAD;
  }

  /**
   * How an edition stands, to be given back with an order about it: whoever orders means the
   * edition as they saw it.
   *
   * @param label the edition's, {@code null} for the newest
   */
  public String stand(String job, @Nullable String label) {
    Optional<EditionRow> edition = label == null ? editions.newest(job) : editions.find(job, label);
    return edition
        .map(
            found -> {
              PassRow pass = editions.lastPass(found.id());
              return "%s:%d.%d".formatted(found.label(), pass.number(), pass.epoch());
            })
        .orElse("none");
  }

  /**
   * Places an order.
   *
   * @param seen {@link #stand} of what it is about when the actor looked at it; {@code null} if
   *     they mean whatever stands there now
   * @param patience how long it may wait for another run to end; zero refuses at once
   * @return the order, or the one of the same key that was placed before
   * @throws RefusedException if what it is about has changed since it was seen
   */
  public PlacedOrder place(WorkOrder order, Actor actor, @Nullable String seen, Duration patience) {
    Subject subject = Subject.of(order);
    String now = stand(subject.job(), subject.label());
    String arguments = StoredOrder.write(order);
    String key = key(order, subject.job(), seen == null ? now : seen, arguments);
    requireSeen(subject, key, seen, now);
    return place(order, subject, arguments, actor, key, patience);
  }

  private void requireSeen(Subject subject, String key, @Nullable String seen, String now) {
    if (seen != null && !seen.equals(now) && orders.byKey(key).isEmpty()) {
      String label = now.equals("none") ? "" : now.substring(0, now.lastIndexOf(':'));
      throw new RefusedException(
          new Reason.ChangedMeanwhile(new Reason.Edition(subject.job(), label)),
          Next.of(When.TO_SEE, "show", subject.job(), label));
    }
  }

  /**
   * Places an order that has a key of its own, such as a fire of a schedule: the same key is never
   * carried out twice.
   *
   * @param key at most 200 characters, unlike that of any other kind of order
   * @param patience how long it may wait for another run to end
   * @throws KeyTakenException if another order was placed with the key
   */
  public PlacedOrder placeOnce(WorkOrder order, Actor actor, String key, Duration patience) {
    return placeOnce(order, actor, key, null, patience);
  }

  /**
   * The same for whoever has looked first.
   *
   * @param seen as for {@link #place}; asked for only when the key is new
   * @throws RefusedException if what it is about has changed since it was seen
   */
  public PlacedOrder placeOnce(
      WorkOrder order, Actor actor, String key, @Nullable String seen, Duration patience) {
    Subject subject = Subject.of(order);
    if (seen != null) {
      requireSeen(subject, key, seen, stand(subject.job(), subject.label()));
    }
    return place(order, subject, StoredOrder.write(order), actor, key, patience);
  }

  private PlacedOrder place(
      WorkOrder order,
      Subject subject,
      String arguments,
      Actor actor,
      String key,
      Duration patience) {
    OrderRow placed =
        orders.place(
            new NewOrder(
                key,
                order.verb(),
                subject.job(),
                subject.label(),
                arguments,
                actor.name(),
                actor.channel(),
                actor.reason(),
                patience.isZero() ? null : clock.instant().plus(patience)));
    if (!placed.arguments().equals(arguments)) {
      throw new KeyTakenException(placed.id());
    }
    return view(placed);
  }

  private static String key(WorkOrder order, String job, String stand, String arguments) {
    return "%s|%s|%s|%s"
        .formatted(
            order.verb(), job, stand, Checksums.sha256(arguments).substring(0, CHECKSUM_IN_KEY));
  }

  /**
   * An order as it stands now.
   *
   * @throws NotFoundException if there is none of this number
   */
  public PlacedOrder of(long id) {
    return view(
        orders
            .find(id)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no order %d; orders that ended long ago are deleted"
                            .formatted(id))));
  }

  /** The newest orders, newest first. */
  public List<PlacedOrder> newest(int limit) {
    return orders.newest(limit).stream().map(this::view).toList();
  }

  /** The same, older than the order of a number. */
  public List<PlacedOrder> newest(long before, int limit) {
    return orders.newest(before, limit).stream().map(this::view).toList();
  }

  /**
   * Takes an order back that has not been begun.
   *
   * @return whether it was in time; what has been begun is stopped as any run
   */
  public boolean cancel(long id) {
    return orders.cancel(id);
  }

  private PlacedOrder view(OrderRow row) {
    PassRow pass = row.passId() == null ? null : editions.passById(row.passId());
    EditionRow edition = pass == null ? null : editions.byId(pass.editionId());
    return new PlacedOrder(
        row.id(),
        row.verb(),
        edition == null ? row.job() : edition.job(), // Of an edited file only its run knows it.
        edition == null ? row.label() : edition.label(),
        row.actor(),
        row.channel(),
        row.reason(),
        row.state(),
        row.placedAt(),
        row.takenAt(),
        row.endedAt(),
        pass == null ? null : pass.number(),
        row.exitCode(),
        StoredOrder.answer(row.answer()));
  }

  /** What an order is about. */
  private record Subject(String job, @Nullable String label) {

    static Subject of(WorkOrder order) {
      if (order instanceof WorkOrder.Run run) {
        return new Subject(run.job(), null);
      }
      if (order instanceof WorkOrder.Term term) {
        return new Subject(term.job(), null);
      }
      if (order instanceof WorkOrder.TakeBack) {
        return new Subject("", null); // The file itself says which edition it is of.
      }
      EditionName name = ((WorkOrder.OfEdition) order).edition();
      return new Subject(name.job(), name.label());
    }
  }
}
