package io.escalations.delivery.app;

import io.escalations.delivery.plan.Pace;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.send.Answer;
import io.escalations.delivery.send.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages beside each other, so that a slow receiver keeps none of the others waiting. All
 * but the sending itself happens on the thread that calls.
 */
final class Lanes implements Pace {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Sender sender;
  private final ExecutorService threads;
  private final LongSupplier clock;
  private final RandomGenerator random;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Queue<Attempt> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> refreshed = new ConcurrentLinkedQueue<>();

  /**
   * @param clock epoch milliseconds UTC
   */
  Lanes(Sender sender, ExecutorService threads, LongSupplier clock, RandomGenerator random) {
    this.sender = sender;
    this.threads = threads;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What has failed goes last, so that a message which no receiver takes keeps none of the others
   * back.
   *
   * @return whether all of them left; those that found no room are to be planned again
   */
  boolean send(List<PlannedMessage> messages) {
    Comparator<PlannedMessage> failedLast =
        Comparator.comparingInt(message -> lane(message.receiver().name()).failures(message.key()));
    boolean all = true;
    for (PlannedMessage message : messages.stream().sorted(failedLast).toList()) {
      if (lane(message.receiver().name()).enter(message.key())) {
        threads.execute(() -> answered.add(attempt(message)));
      } else {
        all = false;
      }
    }
    return all;
  }

  /**
   * Repeats what stands, while nothing else is under way to the receiver: it must not come after
   * the end of one of them.
   *
   * @return whether it was begun
   */
  boolean refresh(Receiver receiver, List<PlannedMessage> standing) {
    if (!lane(receiver.name()).enterAlone()) {
      return false;
    }
    threads.execute(
        () -> {
          try {
            log(receiver, () -> sender.refresh(receiver, standing));
          } finally {
            refreshed.add(receiver.name()); // the lane must not stay closed for ever
          }
        });
    return true;
  }

  void heartbeat(Receiver receiver, long everyMillis) {
    threads.execute(() -> log(receiver, () -> sender.heartbeat(receiver, everyMillis)));
  }

  private static void log(Receiver receiver, Callable<Answer> call) {
    try {
      Answer answer = call.call();
      if (answer.kind() != Answer.Kind.ACCEPTED) {
        LOG.warn("{}: {}", receiver.name(), answer.text());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("{} could not be called", receiver.name(), e);
    }
  }

  /** What was answered since the last call. */
  List<Attempt> answered() {
    for (String receiver = refreshed.poll(); receiver != null; receiver = refreshed.poll()) {
      lane(receiver).leaveAlone();
    }
    List<Attempt> attempts = new ArrayList<>();
    for (Attempt attempt = answered.poll(); attempt != null; attempt = answered.poll()) {
      attempts.add(attempt);
      lane(attempt.message().receiver().name())
          .leave(
              attempt.message().key(),
              attempt.answer(),
              attempt.attemptedAt(),
              attempt.answeredAt(),
              random);
    }
    return attempts;
  }

  @Override
  public boolean isBusy(String receiver, String key) {
    return lane(receiver).isBusy(key);
  }

  /** Whether the answer to a message under the key is still open, of any receiver. */
  boolean isBusy(String key) {
    return lanes.values().stream().anyMatch(lane -> lane.isBusy(key));
  }

  /** Whether no answer is open and all have been taken in. */
  boolean isIdle() {
    return lanes.values().stream().allMatch(Lane::isIdle);
  }

  @Override
  public long notBefore(String receiver) {
    return lane(receiver).notBefore();
  }

  @Override
  public boolean isFailing(String receiver) {
    return lane(receiver).isFailing();
  }

  private Lane lane(String receiver) {
    return lanes.computeIfAbsent(receiver, name -> new Lane());
  }

  private Attempt attempt(PlannedMessage message) {
    long begin = clock.getAsLong();
    Answer answer;
    try {
      answer = sender.send(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = Answer.busy("ended while it was sent", 0);
    } catch (RuntimeException | Error e) { // the key must not stay busy for ever
      LOG.error("{} could not be sent to {}", message.id(), message.receiver().name(), e);
      answer = Answer.busy(e.getClass().getSimpleName(), 0);
    }
    return new Attempt(message, begin, clock.getAsLong(), answer);
  }
}
