package io.escalations.delivery.app;

import io.escalations.delivery.message.Wording;
import io.escalations.delivery.receivers.ReceiversFile;
import io.escalations.delivery.send.Sender;
import io.escalations.delivery.send.Senders;
import io.escalations.remote.Takeover;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Delivers alerts: {@code --config servers.yaml --receivers receivers.yaml}; ends on SIGTERM. When
 * Kafka was away it begins again from what it has written.
 */
@Command(
    name = "delivery",
    description = "Calls people for alerts.",
    mixinStandardHelpOptions = true)
public final class DeliveryServer implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryServer.class);
  static final String GROUP = "escalations-delivery";
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

  /** Longer than any request takes, and shorter than whoever stops the process is patient. */
  private static final Duration FINISHES_WITHIN = Duration.ofSeconds(12);

  private static final Duration ENDS_WITHIN = FINISHES_WITHIN.plusSeconds(1);
  private static final Duration POLICIES_WITHIN = Duration.ofSeconds(5);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Where the servers are.")
  private Path config;

  @Option(
      names = "--receivers",
      required = true,
      paramLabel = "FILE",
      description = "Who is called for what; read again while it runs.")
  private Path receivers;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new DeliveryServer());
    command.setExecutionExceptionHandler(
        (problem, line, parsed) -> {
          if (!(problem instanceof UserError)) {
            throw problem;
          }
          line.getErr().println(problem.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() {
    Servers servers = Servers.read(config);
    ReceiversFile file = new ReceiversFile(receivers);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    LongSupplier clock = Clock.systemUTC()::millis;
    ExecutorService threads = Executors.newCachedThreadPool();
    try (StoredPolicies policies = new StoredPolicies(servers.brokers(), POLICIES_WITHIN)) {
      CurrentPlanner planner = new CurrentPlanner(file, policies, clock);
      Wording wording = new Wording(file.read().receivers().pages());
      Sender sender = new Senders(file.secrets(), wording, ANSWERS_WITHIN, clock);
      Takeover takeover = new Takeover();
      while (!closed) {
        try {
          run(servers.brokers(), planner, sender, threads, clock);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
          if (takeover.isCertain(clock.getAsLong())) {
            throw new UserError("another delivery has taken over: this one ends", e);
          }
          LOG.warn("Kafka has ended a transaction of this delivery; trying again");
          LockSupport.parkNanos(BACK_OFF.toNanos());
        } catch (KafkaException e) {
          LOG.warn("Kafka at {}: {}; trying again", servers.brokers(), e.getMessage());
          LockSupport.parkNanos(BACK_OFF.toNanos());
        }
      }
    } finally {
      threads.shutdownNow();
      ended.countDown();
    }
    return CommandLine.ExitCode.OK;
  }

  private void run(
      String brokers,
      CurrentPlanner planner,
      Sender sender,
      ExecutorService threads,
      LongSupplier clock) {
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                consumer(brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                producer(brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
      Memory memory = new Memory();
      Journal journal = new Journal(producer, consumer.groupMetadata());
      journal.begin(); // first, so that nobody else writes after what is restored
      Journal.restore(brokers, memory);
      Liveness liveness = new Liveness();
      Inputs inputs = new Inputs(consumer, memory, liveness);
      inputs.begin();
      Lanes lanes = new Lanes(sender, threads, clock, RandomGenerator.getDefault());
      Repetitions repetitions = new Repetitions(planner::receivers, memory, lanes, liveness);
      DeliveryLoop loop =
          new DeliveryLoop(
              inputs, memory, journal, lanes, repetitions, planner::receivers, planner, clock);
      LOG.info("delivering alerts from {}", brokers);
      System.out.println("delivery is ready"); // the stack waits for it
      while (!closed) {
        loop.turn();
      }
      loop.finish(FINISHES_WITHIN);
    }
  }

  private static Map<String, Object> consumer(String brokers) {
    return Map.of(
        "bootstrap.servers",
        brokers,
        "group.id",
        GROUP,
        "isolation.level",
        "read_committed",
        "enable.auto.commit",
        false,
        "auto.offset.reset",
        "none",
        "fetch.max.wait.ms",
        50);
  }

  private static Map<String, Object> producer(String brokers) {
    return Map.of(
        "bootstrap.servers", brokers, "transactional.id", GROUP, "transaction.timeout.ms", 60_000);
  }

  /** Lets the turn and the messages that are under way come to their end. */
  private void close() {
    closed = true;
    try {
      if (!ended.await(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("did not come to an end in time; what was under way is sent again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
