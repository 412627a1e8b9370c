package io.escalations.sources.app;

import io.escalations.remote.Takeover;
import io.escalations.schemas.UserError;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work over Kafka that begins again from what it has written when Kafka was away. */
final class Restarting {
  private static final Logger LOG = LoggerFactory.getLogger(Restarting.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final String name;
  private final BooleanSupplier isClosed;
  private final LongSupplier clock;
  private final Takeover takeover = new Takeover();

  /**
   * @param clock epoch milliseconds UTC
   */
  Restarting(String name, BooleanSupplier isClosed, LongSupplier clock) {
    this.name = name;
    this.isClosed = isClosed;
    this.clock = clock;
  }

  /**
   * @throws UserError if another process does the same work
   */
  void run(Runnable work) {
    while (!isClosed.getAsBoolean()) {
      try {
        work.run();
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        if (takeover.isCertain(clock.getAsLong())) {
          throw new UserError(name + ": another process has taken over; this one ends", e);
        }
        LOG.warn("{}: Kafka has ended a transaction; trying again", name);
        LockSupport.parkNanos(BACK_OFF.toNanos());
      } catch (KafkaException e) {
        LOG.warn("{}: Kafka: {}; trying again", name, e.getMessage());
        LockSupport.parkNanos(BACK_OFF.toNanos());
      }
    }
  }
}
