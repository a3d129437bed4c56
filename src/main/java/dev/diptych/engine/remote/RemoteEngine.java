package dev.diptych.engine.remote;

import dev.diptych.engine.AnnouncedEngines;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Placed;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.text.Checksums;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine whose workers are found behind a broker. What it says of itself is what was last
 * learned of them; until then it says as little as it may. Safe for use by several lanes.
 */
final class RemoteEngine implements TranslationEngine, Placed, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RemoteEngine.class);

  /** Of what is kept of an answer; its format is not that of the engine's own answers. */
  private static final String FORMAT = "-r1";

  private static final String UNKNOWN = "unknown";
  private static final EngineLimits CAUTIOUS = new EngineLimits(15, 4_000);
  private static final long THOUSAND = 1_000;

  private final String name;
  private final RemoteSettings settings;
  private final BrokerAddress address;
  private final BrokerAccess access;
  private final Supplier<AnnouncedEngines> announced;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Identity known;
  private @Nullable Link link;
  private boolean closed;

  RemoteEngine(
      String name,
      RemoteSettings settings,
      BrokerAccess access,
      Supplier<AnnouncedEngines> announced) {
    this.name = name;
    this.settings = settings;
    this.address = BrokerAddress.of(settings.broker());
    this.access = access;
    this.announced = announced;
  }

  /** What is kept of an answer: the targets, or why there are none and the answer as it came. */
  private record Kept(int version, List<SegmentTarget> targets, String raw, String message) {

    Kept {
      Wire.require(version);
      targets = List.copyOf(targets);
      Objects.requireNonNull(message);
    }
  }

  private @Nullable Identity known() {
    Identity now = known;
    if (now == null) {
      now =
          announced
              .get()
              .find(name)
              .flatMap(text -> Wire.read(text, Identity.class))
              .filter(kept -> kept.engine().equals(settings.engine()))
              .orElse(null);
      known = now;
    }
    return now;
  }

  @Override
  public String name() {
    return name;
  }

  /** The wider of the broker's and the engine's; the broker's while nothing else is known. */
  @Override
  public Reach reach() {
    Identity now = known();
    Reach behind = now == null ? Reach.PROCESS : now.reach();
    return behind.compareTo(address.reach()) > 0 ? behind : address.reach();
  }

  @Override
  public boolean draft() {
    Identity now = known();
    return now != null && now.draft();
  }

  @Override
  public EngineIdentity identity() {
    Identity now = known();
    return now == null
        ? new EngineIdentity(name, settings.engine(), UNKNOWN)
        : new EngineIdentity(name, now.model(), now.version() + FORMAT);
  }

  @Override
  public EngineLimits limits() {
    Identity now = known();
    return now == null ? CAUTIOUS : now.limits();
  }

  @Override
  public Pairs pairs() {
    Identity now = known();
    return now == null ? Pairs.ANY : Pairs.ofWords(now.pairs());
  }

  @Override
  public boolean usesContext() {
    Identity now = known();
    return now != null && now.usesContext();
  }

  @Override
  public boolean heedsRemarks() {
    Identity now = known();
    return now != null && now.heedsRemarks();
  }

  @Override
  public long estimateInMicros(TranslationRequest request) {
    Identity now = known();
    if (now == null) {
      return 0;
    }
    long thousands = (request.characters() + THOUSAND - 1) / THOUSAND;
    return now.microsPerRequest() + thousands * now.microsPerThousand();
  }

  @Override
  public synchronized void learn() throws Unavailable {
    Identity before = known();
    Identity now;
    try {
      now = link().learn(before);
    } catch (Unavailable e) {
      if (before == null) {
        throw e;
      }
      log.warn("Engine {} stays as it was known: {}", name, e.getMessage());
      return;
    }
    if (now.equals(before)) {
      return;
    }
    if (before != null && !before.queue().equals(now.queue()) && underWay.get() > 0) {
      log.warn("Engine {} is being asked: that its workers have changed waits", name);
      return;
    }
    announced.get().keep(name, Wire.text(now));
    known = now;
  }

  @Override
  public List<Worker> workers() throws Unavailable {
    return link().workers(known());
  }

  private synchronized Link link() throws Unavailable {
    if (closed) {
      throw new Unavailable("the program is ending", null);
    }
    Link open = link;
    if (open == null) {
      open =
          new Link(
              settings.engine(),
              address,
              access,
              announced.get().installation(),
              settings.timeout());
      link = open;
    }
    return open;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    if (known() == null) {
      learnWithinReach();
    }
    underWay.incrementAndGet();
    try {
      Identity now = Objects.requireNonNull(known());
      byte[] question = Wire.bytes(new Question(Wire.VERSION, request));
      if (question.length > Wire.MAX_BYTES) {
        throw new EngineException.Rejected(
            "the request has %d MB, and %d MB are allowed"
                .formatted(question.length >> 20, Wire.MAX_BYTES >> 20),
            null);
      }
      return answer(
          link().exchange(now, hash(now, question), question, request.urgent()));
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Whoever asks was told how far the text goes before anything was known. */
  private void learnWithinReach() throws Unavailable {
    Reach told = reach();
    learn();
    if (reach().compareTo(told) > 0) {
      throw new Unavailable(
          "it is known only now that its workers pass texts on to the network: ask again", null);
    }
  }

  private static String hash(Identity identity, byte[] question) {
    return Checksums.sha256(identity.queue() + Checksums.sha256(question));
  }

  private static Answer answer(Reply reply) throws EngineException {
    switch (reply.outcome()) {
      case ANSWERED -> {
        Kept kept = new Kept(Wire.VERSION, reply.targets(), reply.raw(), reply.message());
        Usage usage = Objects.requireNonNull(reply.usage());
        return new Answer(Wire.text(kept), usage);
      }
      case REJECTED -> throw new EngineException.Rejected(reply.message(), null);
      case QUOTA -> throw new EngineException.QuotaExceeded(reply.message(), null);
      // That worker takes no more: the next request finds another, or none.
      case UNAVAILABLE -> throw new EngineException.Transient(reply.message(), null, null);
      case PASSING -> {
        if (reply.possiblyBilled()) {
          throw EngineException.Transient.afterSending(reply.message(), null);
        }
        throw new EngineException.Transient(
            reply.message(),
            reply.retryAfterMillis() < 0 ? null : Duration.ofMillis(reply.retryAfterMillis()),
            null);
      }
    }
    throw new IllegalStateException("An outcome that is none: " + reply.outcome());
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    Kept kept =
        Wire.read(answer.body(), Kept.class)
            .orElseThrow(
                () ->
                    new EngineException.Rejected(
                        "its answer is none that this version understands", null));
    if (!kept.message().isEmpty()) {
      throw new EngineException.Rejected(kept.message(), null);
    }
    if (kept.targets().size() != request.segments().size()) {
      throw new EngineException.Rejected(
          "it answered %d texts for %d segments"
              .formatted(kept.targets().size(), request.segments().size()),
          null);
    }
    return kept.targets();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (link != null) {
      link.close();
      link = null;
    }
  }
}
