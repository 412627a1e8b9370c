package io.escalations.jobs.timeline;

import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Servers.TimeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * The timeline job's operator between its sources and its transactions: what Flink and the Kafka
 * connector do around it, in one thread.
 */
final class SimulatedTimelineJob implements AutoCloseable {
  private static final Retention RETENTION =
      new Retention(TimelineHarness.RETENTION, TimeMode.DATA);

  /** A planted fault, that the simulation must find. */
  enum Fault {
    NONE,
    NO_FLUSH_AT_BARRIER,
    OUTPUT_WITHOUT_TRANSACTION,
    POSITIONS_OF_THE_NEXT_RECORD,
    VERSION_COUNTED_BY_THE_WAREHOUSE
  }

  /**
   * @param state null: the job has just begun
   * @param positions how far each partition was read
   */
  private record Checkpoint(
      long number,
      OperatorSubtaskState state,
      List<Integer> positions,
      int policies,
      long now,
      List<OutputRecord> transaction) {}

  private final List<List<CaseArrival>> partitions;
  private final List<String> policyTexts;
  private final SimulatedTopics topics;
  private final Fault fault;

  private TimelineHarness harness;
  private List<Integer> positions;
  private int policies;
  private long now;
  private Checkpoint completed;

  /** Its barrier has passed, and nobody knows yet whether it is complete; null if none is. */
  private Checkpoint pending;

  /**
   * @param partitions what stands in the topic of events
   * @param beginning event time before the first event
   */
  SimulatedTimelineJob(
      List<List<CaseArrival>> partitions,
      List<String> policyTexts,
      long beginning,
      SimulatedTopics topics,
      Fault fault)
      throws Exception {
    this.partitions = partitions;
    this.policyTexts = policyTexts;
    this.topics = topics;
    this.fault = fault;
    List<Integer> none = partitions.stream().map(partition -> 0).toList();
    completed = new Checkpoint(0, null, none, 0, beginning, List.of());
    start();
  }

  private void start() throws Exception {
    harness =
        completed.state() == null
            ? TimelineHarness.with(RETENTION, EventArchive.none())
            : TimelineHarness.restored(
                completed.state(), completed.number(), RETENTION, EventArchive.none());
    positions = new ArrayList<>(completed.positions());
    policies = completed.policies();
    now = completed.now();
  }

  /** Whether all input is read. */
  boolean isAtTheEnd() {
    return policies == policyTexts.size() && unread(0) <= 0 && unread(1) <= 0;
  }

  private int unread(int partition) {
    return partitions.get(partition).size() - positions.get(partition);
  }

  void readEvent(int partition) throws Exception {
    if (unread(partition) > 0) {
      int position = positions.get(partition);
      positions.set(partition, position + 1);
      harness.deliver(partitions.get(partition).get(position));
    }
  }

  void readPolicy() throws Exception {
    if (policies < policyTexts.size()) {
      harness.deliverPolicy(policyTexts.get(policies++));
    }
  }

  /** Cases that a policy touches are evaluated, a few at a time. */
  void evaluateSome() throws Exception {
    harness.evaluateSome();
  }

  void advance(long millis) throws Exception {
    now += millis;
    harness.leap(now);
  }

  /** A barrier passes. The one before it is complete by then. */
  void beginCheckpoint() throws Exception {
    complete();
    OperatorSubtaskState state =
        fault == Fault.NO_FLUSH_AT_BARRIER ? harness.snapshotWithoutBarrier() : harness.snapshot();
    List<Integer> read = new ArrayList<>(positions);
    if (fault == Fault.POSITIONS_OF_THE_NEXT_RECORD) {
      read.replaceAll(position -> position + 1);
    }
    pending =
        new Checkpoint(harness.checkpoint(), state, read, policies, now, harness.takeOutput());
  }

  /** All have stored their part: the transaction of the checkpoint is committed. */
  void complete() {
    if (pending != null) {
      topics.commit(pending.transaction());
      completed = pending;
      pending = null;
    }
  }

  /**
   * The process ends. A checkpoint under way may have been stored completely, with only the commit
   * of its transaction missing: then that is made up for.
   */
  void crash(Random random) throws Exception {
    if (fault == Fault.OUTPUT_WITHOUT_TRANSACTION) {
      topics.commit(harness.takeOutput());
    }
    harness.close();
    if (random.nextBoolean()) {
      complete();
    }
    pending = null;
    start();
  }

  /** All input is read, every case is evaluated, and event time is so much later. */
  void finish(long later) throws Exception {
    while (!isAtTheEnd()) {
      readEvent(0);
      readEvent(1);
      readPolicy();
    }
    while (harness.isReevaluating()) {
      evaluateSome();
    }
    advance(later);
    beginCheckpoint();
    complete();
  }

  long now() {
    return now;
  }

  @Override
  public void close() {
    harness.close();
  }
}
