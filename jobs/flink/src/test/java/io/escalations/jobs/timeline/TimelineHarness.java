package io.escalations.jobs.timeline;

import io.escalations.core.changelog.Digest;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.testing.Events;
import io.escalations.jobs.commit.CommitRequests;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.policies.PolicyRecord;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.awaitility.Awaitility;

/**
 * The operator alone, with its state, timers and watermarks, driven by hand. A checkpoint's barrier
 * follows a step unless stated otherwise.
 */
final class TimelineHarness implements AutoCloseable {
  static final Duration RETENTION = Duration.ofDays(400);

  private final CaseTimelineOperator operator;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, CaseArrival, PolicyRecord, OutputRecord>
      harness;
  private long offset;
  private int commitEvents;
  private long checkpoint;

  private TimelineHarness(
      OperatorSubtaskState restored,
      long checkpoint,
      StateBackend backend,
      Retention retention,
      EventArchive archive)
      throws Exception {
    this.checkpoint = checkpoint;
    operator = new CaseTimelineOperator(retention, () -> archive);
    operator.setCommitRequests(new CommitRequests(event -> commitEvents++));
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator, CaseArrival::caseId, policy -> "of no case", Types.STRING);
    harness.setStateBackend(backend);
    harness.setup();
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
  }

  static TimelineHarness fresh() throws Exception {
    return with(new Retention(RETENTION, TimeMode.DATA), EventArchive.none());
  }

  static TimelineHarness with(Retention retention, EventArchive archive) throws Exception {
    return new TimelineHarness(null, 0, new HashMapStateBackend(), retention, archive);
  }

  /** With state on disk, as the job keeps it. */
  static TimelineHarness onDisk() throws Exception {
    return onDisk(new Retention(RETENTION, TimeMode.DATA), EventArchive.none());
  }

  static TimelineHarness onDisk(Retention retention, EventArchive archive) throws Exception {
    return new TimelineHarness(null, 0, new EmbeddedRocksDBStateBackend(), retention, archive);
  }

  static TimelineHarness restored(OperatorSubtaskState state) throws Exception {
    return restored(state, 1, new Retention(RETENTION, TimeMode.DATA), EventArchive.none());
  }

  /**
   * @param checkpoint the last one of the harness that gave the state
   */
  static TimelineHarness restored(
      OperatorSubtaskState state, long checkpoint, Retention retention, EventArchive archive)
      throws Exception {
    return new TimelineHarness(state, checkpoint, new HashMapStateBackend(), retention, archive);
  }

  /** How often the operator has asked for a checkpoint. */
  int commitEvents() {
    return commitEvents;
  }

  /** The policy comes, and every case is evaluated under it. */
  TimelineHarness policy(String yaml) throws Exception {
    publish(yaml);
    while (isReevaluating()) {
      pause();
    }
    return this;
  }

  /** The wall clock moves to where the next few cases are evaluated. */
  TimelineHarness pause() throws Exception {
    return evaluateSome().barrier();
  }

  /** The same, and no barrier follows. */
  TimelineHarness evaluateSome() throws Exception {
    harness.setProcessingTime(harness.getProcessingTime() + Reevaluation.PAUSE_MILLIS);
    return this;
  }

  /** The policy comes, and no case is evaluated yet. */
  TimelineHarness publish(String yaml) throws Exception {
    return deliverPolicy(yaml).barrier();
  }

  /** The same, and no barrier follows. */
  TimelineHarness deliverPolicy(String yaml) throws Exception {
    String version =
        yaml.lines().findFirst().orElseThrow().replaceAll("version: *\"?([^\"]*)\"?", "$1");
    harness.processElement2(new StreamRecord<>(new PolicyRecord(version, yaml, 0, offset++, 0)));
    return this;
  }

  /** All before one barrier. */
  TimelineHarness arrive(Events... events) throws Exception {
    return deliver(events).barrier();
  }

  /** No barrier follows. */
  TimelineHarness deliver(Events... events) throws Exception {
    for (Events event : events) {
      arrive(Events.CASE, event.event());
    }
    return this;
  }

  /** The same event for so many cases, without a barrier in between. */
  TimelineHarness arriveForOtherCases(int cases, Events event) throws Exception {
    for (int number = 0; number < cases; number++) {
      arrive("other-" + number, event.event());
    }
    return barrier();
  }

  /** One event of one of several cases. */
  TimelineHarness arriveFor(String caseId, Events event) throws Exception {
    return deliverFor(caseId, event).barrier();
  }

  /** No barrier follows. */
  TimelineHarness deliverFor(String caseId, Events event) throws Exception {
    arrive(caseId, event.event());
    return this;
  }

  /** One event that Kafka got at an instant. */
  TimelineHarness arriveAt(String appended, Events event) throws Exception {
    arrive(Events.CASE, event.event(), Events.instant(appended), false);
    return barrier();
  }

  /** History that Kafka got at an instant, from a replay whose alerts are recorded only. */
  TimelineHarness arriveAsHistory(String appended, Events... events) throws Exception {
    for (Events event : events) {
      arrive(Events.CASE, event.event(), Events.instant(appended), true);
    }
    return barrier();
  }

  private void arrive(String caseId, CaseEvent event) throws Exception {
    arrive(caseId, event, 1, false);
  }

  private void arrive(String caseId, CaseEvent event, long appendedAt, boolean history)
      throws Exception {
    deliver(arrival(caseId, event, 0, offset++, appendedAt, history));
  }

  /** No barrier follows. */
  TimelineHarness deliver(CaseArrival arrival) throws Exception {
    harness.processElement1(new StreamRecord<>(arrival));
    return this;
  }

  static CaseArrival arrival(
      String caseId,
      CaseEvent event,
      int partition,
      long offset,
      long appendedAt,
      boolean history) {
    byte[] content = Topics.ACCEPTED_EVENTS.encode(of(caseId, event));
    String description = event.issue() == null ? null : event.issue().description();
    return new CaseArrival(
        caseId,
        TimelineEvent.of(event, Digest.of(content)),
        description,
        content,
        partition,
        offset,
        appendedAt,
        history,
        event.occurredAt());
  }

  private static CaseEvent of(String caseId, CaseEvent event) {
    return event.toBuilder().caseId(caseId).build();
  }

  TimelineHarness time(String clock) throws Exception {
    return time(Events.instant(clock));
  }

  TimelineHarness time(long instant) throws Exception {
    return leap(instant).barrier();
  }

  /** Event time goes there, and no barrier follows. */
  TimelineHarness leap(long instant) throws Exception {
    harness.processWatermark1(new Watermark(instant));
    harness.processWatermark2(new Watermark(instant));
    return this;
  }

  TimelineHarness barrier() throws Exception {
    harness.getOperator().prepareSnapshotPreBarrier(++checkpoint);
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return barrier().snapshotWithoutBarrier();
  }

  /** What no job does: what the operator has not flushed is not in it. */
  OperatorSubtaskState snapshotWithoutBarrier() throws Exception {
    return harness.snapshot(checkpoint, 1);
  }

  /** The last checkpoint for which there was a barrier. */
  long checkpoint() {
    return checkpoint;
  }

  /** How many retired cases wait for their events. */
  long waitingCases() {
    return operator.waitingCases();
  }

  /** The wall clock moves on until no case waits any more, and a barrier follows. */
  TimelineHarness readBack() throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              elapse(ReadBacks.POLL_MILLIS);
              return waitingCases() == 0;
            });
    return barrier();
  }

  /** The wall clock moves on, and the archive has had the time to answer what it was asked. */
  TimelineHarness elapse(long millis) throws Exception {
    harness.setProcessingTime(harness.getProcessingTime() + millis);
    return this;
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  List<SlaAlert> alerts() {
    return values(Topics.SLA_ALERTS);
  }

  List<FactsChanged> facts() {
    return records(Topics.CASE_FACTS)
        .filter(record -> record.key() != null)
        .map(record -> Topics.CASE_FACTS.decode(record.value()))
        .toList();
  }

  /** What was known of the cases, step by step. */
  List<FactsChanged> factsHistory() {
    return values(Topics.CASE_FACTS_HISTORY);
  }

  List<Progress> progress() {
    return values(Topics.PROGRESS);
  }

  int accepted() {
    return acceptedEvents().size();
  }

  List<CaseEvent> acceptedEvents() {
    return values(Topics.ACCEPTED_EVENTS);
  }

  List<EventOrigin> acceptedOrigins() {
    return records(Topics.ACCEPTED_EVENTS).map(OutputRecord::origin).toList();
  }

  List<DuplicateEvent> duplicates() {
    return values(Topics.DUPLICATES);
  }

  List<RejectedRecord> rejected() {
    Queue<StreamRecord<RejectedRecord>> side = harness.getSideOutput(CaseTimelineOperator.REJECTED);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  /** Discards the output so far. */
  void forgetOutput() {
    harness.getOutput().clear();
  }

  boolean isReevaluating() {
    return operator.isReevaluating();
  }

  /** Watermarks between the facts of one partition. */
  List<Progress> inBandWatermarks(int partition) {
    return records(Topics.CASE_FACTS)
        .filter(record -> record.key() == null && record.partition() == partition)
        .map(record -> Topics.PROGRESS.decode(record.value()))
        .toList();
  }

  /** Those that somebody is called for. */
  List<SlaAlert> alertsSent() {
    return records(Topics.SLA_ALERTS)
        .filter(record -> !record.recorded())
        .map(record -> Topics.SLA_ALERTS.decode(record.value()))
        .toList();
  }

  private <T> List<T> values(Topic<T> topic) {
    return records(topic).map(record -> topic.decode(record.value())).toList();
  }

  private Stream<OutputRecord> records(Topic<?> topic) {
    return records().filter(record -> record.topic().equals(topic.name()));
  }

  private Stream<OutputRecord> records() {
    return harness.getOutput().stream()
        .filter(StreamRecord.class::isInstance)
        .map(element -> ((StreamRecord<?>) element).getValue())
        .filter(OutputRecord.class::isInstance)
        .map(OutputRecord.class::cast);
  }

  /** The output since it was last taken. */
  List<OutputRecord> takeOutput() {
    List<OutputRecord> taken = records().toList();
    forgetOutput();
    return taken;
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException("the operator could not be closed", e);
    }
  }
}
