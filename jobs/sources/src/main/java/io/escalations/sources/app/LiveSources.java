package io.escalations.sources.app;

import io.escalations.importer.record.RecordMapper;
import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import io.escalations.schemas.source.PollState;
import io.escalations.schemas.source.SourceState;
import io.escalations.sources.config.Source;
import io.escalations.sources.config.Sources;
import io.escalations.sources.door.Guard;
import io.escalations.sources.http.HttpApi;
import io.escalations.sources.mapping.Mappings;
import io.escalations.sources.product.Product;
import io.escalations.sources.product.Products;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * All sources of a file at work, each in a thread of its own.
 *
 * <pre>
 *   help desk ──webhook──► door ──nudge──► poller ──► case-raw ──► mapper ──► case-events
 *   help desk ◄────────────────pages─────────┘  └──► source-states ◄─┘
 *   webhooks alone ──────► door ─────────────────────► case-raw
 * </pre>
 */
public final class LiveSources implements AutoCloseable {
  private static final long TURN = 200;
  private static final Duration COUNTS_EVERY = Duration.ofSeconds(2);

  private final KafkaClients kafka;
  private final Sources sources;
  private final Secret.Store secrets;
  private final LongSupplier clock;
  private final Map<String, RecordMapper> mappers = new HashMap<>();
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, Nudges> nudges = new HashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final LinkedBlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
  private final Producer<byte[], byte[]> producer;
  private final DoorCounts counts;
  private final Door door;
  private volatile boolean closed;

  /**
   * @param clock epoch milliseconds UTC
   * @throws UserError if a mapping is refused
   */
  public LiveSources(String brokers, Sources sources, Secret.Store secrets, LongSupplier clock) {
    this.kafka = new KafkaClients(brokers);
    this.sources = sources;
    this.secrets = secrets;
    this.clock = clock;
    sources.byName().forEach((name, source) -> mappers.put(name, Mappings.of(source)));
    this.producer = kafka.plain();
    this.counts = new DoorCounts(producer, clock);
    this.door = door();
  }

  private Door door() {
    Map<String, Source> hooked = new HashMap<>();
    Map<String, HookTaker> takers = new HashMap<>();
    sources
        .byName()
        .forEach(
            (name, source) -> {
              nudges.put(name, new Nudges());
              if (source.kind().isPolled()) {
                products.put(name, Products.of(source));
              }
              if (source.hook() != null) {
                hooked.put(name, source);
                takers.put(
                    name,
                    source.kind().isPolled()
                        ? new HookNudge(products.get(name), nudges.get(name))
                        : new HookKeeper(name, mappers.get(name), producer));
              }
            });
    return new Door(
        new Guard(hooked, secrets, sources.door(), clock), takers, counts, sources.door());
  }

  /**
   * @throws UserError if Kafka does not answer, or the door's port is taken
   */
  public void start() {
    StoredStates.read(kafka.brokers()).values().stream()
        .filter(state -> state.door() != null)
        .forEach(state -> counts.restore(state.door()));
    if (hasDoor()) {
      door.start();
    }
    sources.byName().values().stream()
        .filter(source -> source.kind().isPolled())
        .forEach(source -> work(source.name(), () -> read(source)));
    work("mapper", this::map);
    work("door", this::count);
  }

  /** Where webhooks come in; empty if no source has any. */
  public OptionalInt port() {
    return hasDoor() ? OptionalInt.of(door.port()) : OptionalInt.empty();
  }

  private boolean hasDoor() {
    return sources.byName().values().stream().anyMatch(source -> source.hook() != null);
  }

  /**
   * Waits for {@link #end}.
   *
   * @param millis how long at most
   * @return whether it was called
   * @throws UserError if one of the sources cannot go on
   */
  public boolean awaitEnd(long millis) throws InterruptedException {
    RuntimeException failure = failures.poll(Math.min(TURN, millis), TimeUnit.MILLISECONDS);
    if (failure != null) {
      throw failure;
    }
    return closed || (millis > TURN && awaitEnd(millis - TURN));
  }

  /** Lets what is under way come to its end. */
  public void end() {
    closed = true;
  }

  private void work(String name, Runnable work) {
    threads.execute(
        () -> {
          try {
            new Restarting(name, () -> closed, clock).run(work);
          } catch (RuntimeException e) {
            failures.add(e);
          } catch (Throwable e) { // else its source would stand still, and nobody would know
            failures.add(new IllegalStateException(name + " has ended", e));
          }
        });
  }

  /** Until it is closed, or Kafka is away. */
  private void read(Source source) {
    try (Producer<byte[], byte[]> own = kafka.transactional("poll-" + source.name())) {
      PollJournal journal = new PollJournal(own);
      journal.begin(); // first, so that nobody else writes after what is restored
      Poller poller =
          new Poller(
              source,
              products.get(source.name()),
              new HttpApi(source.kind(), source.account(), secrets, clock),
              journal,
              last(source),
              clock,
              RandomGenerator.getDefault());
      Set<String> named = new LinkedHashSet<>();
      while (!closed) {
        poller.poll();
        named.addAll(nudges.get(source.name()).take(Math.max(0, wait(poller))));
        if (poller.readCases(named)) {
          named.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long wait(Poller poller) {
    return Math.min(TURN, poller.nextAt() - clock.getAsLong());
  }

  private PollState last(Source source) {
    return StoredStates.read(kafka.brokers()).values().stream()
        .map(SourceState::poll)
        .filter(poll -> poll != null && poll.source().equals(source.name()))
        .findFirst()
        .orElse(null);
  }

  private void map() {
    try (Consumer<byte[], byte[]> consumer = kafka.mapper();
        Producer<byte[], byte[]> own = kafka.transactional("map")) {
      MapperJournal journal = new MapperJournal(own, consumer.groupMetadata());
      journal.begin();
      MapMemory memory = new MapMemory();
      StoredStates.read(kafka.brokers()).values().forEach(memory::restore);
      MapperInput input = new MapperInput(consumer);
      input.begin();
      MapperLoop loop = new MapperLoop(input, journal, memory, mappers, clock);
      while (!closed) {
        loop.turn();
      }
    }
  }

  private void count() {
    try {
      while (!closed) {
        Thread.sleep(COUNTS_EVERY.toMillis());
        counts.write();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    door.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    counts.write();
    producer.close();
  }
}
