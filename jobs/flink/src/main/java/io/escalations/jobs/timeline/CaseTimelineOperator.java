package io.escalations.jobs.timeline;

import io.escalations.core.changelog.CaseEvaluation;
import io.escalations.core.changelog.FactsHistory;
import io.escalations.core.event.TimelineEvent;
import io.escalations.jobs.commit.CommitRequests;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.jobs.operator.BundleOperator;
import io.escalations.jobs.operator.FlushReason;
import io.escalations.jobs.operator.ProgressEmitter;
import io.escalations.jobs.policies.PolicyBook;
import io.escalations.jobs.policies.PolicyRecord;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;

/**
 * Keeps the events of each case. A case is evaluated before the next checkpoint when an event came,
 * when event time reached its timer, and when a policy was published. The operator only reads
 * state, asks {@link CaseEvaluation}, and has {@link CaseFlush} write.
 */
public final class CaseTimelineOperator extends BundleOperator<String, CaseEntry, OutputRecord>
    implements TwoInputStreamOperator<CaseArrival, PolicyRecord, OutputRecord>,
        CommitRequests.User {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RejectedRecord> REJECTED =
      new OutputTag<>("refused-by-timeline") {
        private static final long serialVersionUID = 1L;
      };

  private static final MapStateDescriptor<String, PolicyRecord> POLICIES =
      new MapStateDescriptor<>("policies", Types.STRING, TypeInformation.of(PolicyRecord.class));
  private static final ListStateDescriptor<Long> REEVALUATED_FROM =
      new ListStateDescriptor<>("reevaluated-from", Types.LONG);
  private static final int MAX_INPUTS = 20_000;

  /** The length of a pane: windows may have ended. */
  private static final Duration IN_BAND_WATERMARK_STEP = Duration.ofMinutes(5);

  private final Retention retention;
  private final EventArchive.Factory archives;

  private transient CaseState state;
  private transient CaseFlush flush;
  private transient CaseCache cases;
  private transient PolicyBook policies;
  private transient Reevaluation reevaluation;
  private transient ListState<Long> reevaluatedFromAtCheckpoint;

  /** Retired cases with an event from here on are read back for the policies that came. */
  private transient long reevaluatedFrom;

  private transient EventArchive archive;
  private transient ExecutorService archiveReader;
  private transient ReadBacks readBacks;
  private transient RetiredCases retiredCases;
  private transient ProgressEmitter progress;
  private transient ProgressEmitter inBandWatermarks;
  private transient TimelineMetrics timelineMetrics;
  private transient CommitRequests commits;

  /**
   * @param archives where events of retired cases are read back from
   */
  public CaseTimelineOperator(Retention retention, EventArchive.Factory archives) {
    super(MAX_INPUTS);
    this.retention = retention;
    this.archives = archives;
  }

  @Override
  public void setCommitRequests(CommitRequests requests) {
    commits = requests;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    policies = new PolicyBook(context.getOperatorStateStore().getBroadcastState(POLICIES));
    reevaluatedFromAtCheckpoint =
        context.getOperatorStateStore().getUnionListState(REEVALUATED_FROM);
  }

  @Override
  public void open() throws Exception {
    super.open();
    state = new CaseState(getRuntimeContext());
    flush = new CaseFlush(state, this::moveTimer, retention, this::emit);
    cases = new CaseCache();
    TaskInfo task = getRuntimeContext().getTaskInfo();
    progress = new ProgressEmitter(Duration.ofMillis(1), task, this::emitProgress);
    inBandWatermarks =
        new ProgressEmitter(IN_BAND_WATERMARK_STEP, task, this::emitInBandWatermarks);
    reevaluation = new Reevaluation(getProcessingTimeService(), this::reevaluate);
    timelineMetrics = new TimelineMetrics(getMetricGroup(), cases, reevaluation);
    openRetiredCases(task.getIndexOfThisSubtask());
    // Which cases were evaluated before is not kept: a second evaluation changes nothing.
    for (long from : reevaluatedFromAtCheckpoint.get()) {
      reevaluateAll(from);
    }
  }

  private void openRetiredCases(int subtask) throws Exception {
    archive = archives.open();
    PipelineMetrics readBackMetrics = new PipelineMetrics(getMetricGroup());
    archiveReader =
        Executors.newSingleThreadExecutor(new ExecutorThreadFactory("read-back-" + subtask));
    retiredCases = new RetiredCases(state, new OwnCases(), readBackMetrics);
    readBacks =
        new ReadBacks(
            archive,
            subtask,
            archiveReader,
            getProcessingTimeService(),
            retiredCases,
            readBackMetrics);
    retiredCases.open(readBacks);
  }

  /** How many retired cases with new events wait until their earlier ones are read back. */
  long waitingCases() {
    return retiredCases.waiting();
  }

  /** Whether cases have not been evaluated since the last policy came. */
  boolean isReevaluating() {
    return !reevaluation.isOver();
  }

  @Override
  public void processElement1(StreamRecord<CaseArrival> element) throws Exception {
    commits.request();
    CaseArrival arrival = element.getValue().notKnownBefore(eventTime());
    CaseEntry entry = load(arrival.caseId());
    if (entry.isRetired()) {
      retiredCases.hold(entry, new HeldInput(arrival));
    } else {
      addArrival(entry, arrival);
    }
    flushIfFull();
  }

  private void addArrival(CaseEntry entry, CaseArrival arrival) {
    if (reevaluation.take(arrival.caseId())) {
      addPolicy(entry); // what a policy retracts is not blamed on the event
    }
    TimelineEvent first = entry.find(arrival.event().eventId());
    if (first != null) {
      dropOrReject(arrival, first);
      return;
    }
    timelineMetrics.countAccepted();
    entry.add(arrival.event(), arrival.description());
    entry.addArrival(retention.arrivedAt(arrival, eventTime()));
    if (arrival.history()) {
      entry.addRecorded(arrival.appendedAt());
    }
    boolean late = arrival.event().occurredAt() <= eventTime();
    emit(TimelineOutput.accepted(arrival, late));
    addPending(entry, arrival.event().eventId(), arrival.knownAt());
  }

  private void dropOrReject(CaseArrival arrival, TimelineEvent first) {
    if (first.contentDigest() == arrival.event().contentDigest()) {
      timelineMetrics.countDuplicate();
      emit(TimelineOutput.duplicate(arrival));
    } else {
      reject(
          arrival,
          RejectReason.DUPLICATE_ID_DIFFERS,
          "event_id: another event of this case came first under " + first.eventId());
    }
  }

  private void reject(CaseArrival arrival, RejectReason reason, String detail) {
    reject(TimelineOutput.rejected(arrival, reason, detail));
  }

  private void reject(RejectedRecord rejected) {
    timelineMetrics.countRefusal(rejected.reason());
    output.collect(REJECTED, new StreamRecord<>(rejected));
  }

  /**
   * Flushes first: the versions known until now rule what came before, and state has every case.
   */
  @Override
  public void processElement2(StreamRecord<PolicyRecord> element) throws Exception {
    commits.request();
    flush(FlushReason.POLICY);
    Optional<RejectedRecord> refused = policies.publish(element.getValue());
    if (refused.isEmpty()) {
      reevaluateAll(policies.reach());
    } else if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      reject(refused.get()); // every subtask sees it
    }
  }

  /**
   * @param from retired cases that ended before it are not touched by the policy, epoch
   *     milliseconds UTC
   */
  private void reevaluateAll(long from) {
    reevaluatedFrom = reevaluation.isOver() ? from : Math.min(reevaluatedFrom, from);
    try (Stream<String> caseIds =
        this.<String>getKeyedStateBackend()
            .getKeys(CaseState.DELTAS.getName(), VoidNamespace.INSTANCE)) {
      reevaluation.start(caseIds);
    }
  }

  private void reevaluate(String caseId) throws Exception {
    setCurrentKey(caseId);
    CaseEntry entry = load(caseId);
    if (!entry.isRetired()) {
      addPolicy(entry);
    } else if (entry.retiredEvents().lastEventAt() >= reevaluatedFrom) {
      retiredCases.hold(entry, HeldInput.POLICY);
    }
    flushIfFull();
  }

  @Override
  protected void onTimer(String caseId, long instant) throws Exception {
    commits.request();
    CaseEntry entry = load(caseId);
    entry.timerFired();
    if (entry.isRetired()) {
      return;
    }
    if (reevaluation.take(caseId)) {
      addPolicy(entry);
    } else {
      markDirty(caseId, entry);
    }
  }

  /** The case of the current key. */
  private CaseEntry load(String caseId) throws Exception {
    CaseEntry cached = cases.get(caseId);
    if (cached != null) {
      timelineMetrics.countCacheHit();
      return cached;
    }
    timelineMetrics.countCacheMiss();
    CaseEntry loaded = state.load(caseId);
    cases.add(loaded);
    return loaded;
  }

  /** A policy is known once event time goes on: what was known until now it does not change. */
  private void addPolicy(CaseEntry entry) {
    long now = eventTime();
    addPending(entry, null, now == Long.MIN_VALUE ? now : now + 1);
  }

  /**
   * @param eventId the event that came; null: a policy
   * @param knownAt from when on it is known, see {@link FactsHistory}
   */
  private void addPending(CaseEntry entry, String eventId, long knownAt) {
    commits.request();
    entry.addPending(eventId, eventTime(), knownAt);
    markDirty(entry.caseId(), entry);
  }

  @Override
  protected void evaluate(String caseId, CaseEntry entry) throws Exception {
    FactsHistory history = entry.history();
    CaseEvaluation evaluation =
        entry.evaluate(
            policies.versions(),
            eventTime(),
            getProcessingTimeService().getCurrentProcessingTime());
    timelineMetrics.countEvaluation(evaluation);
    flush.publishHistory(entry, history, history.steps(evaluation, policies.versions()));
    flush.publish(entry, evaluation);
    if (entry.isRetired()) {
      timelineMetrics.countRetirement();
    }
    cases.updateWeight(entry);
  }

  /**
   * Progress is the last output before a barrier. While cases wait for their evaluation under a new
   * policy, not all is emitted that is true by now, so no progress is emitted either. Cases that
   * wait for their events hold up nobody: progress tells how many there are.
   */
  @Override
  protected void flush(FlushReason reason) throws Exception {
    if (reason == FlushReason.CHECKPOINT) {
      commits.onBarrier();
    }
    if (reason == FlushReason.END_OF_INPUT) {
      reevaluation.finish();
      readBacks.finish();
    }
    super.flush(reason);
    cases.evict();
    if (reevaluation.isOver()
        && (reason == FlushReason.CHECKPOINT || reason == FlushReason.END_OF_INPUT)) {
      long wallClock = getProcessingTimeService().getCurrentProcessingTime();
      progress.emitIfDue(
          eventTime(), wallClock, Arrays.asList(waitingCases(), retiredCases.failure()));
      inBandWatermarks.emitIfDue(eventTime(), wallClock);
    }
  }

  private void emitProgress(Progress reached) {
    emit(
        TimelineOutput.progress(
            reached.withReadBacks(checkpoint(), waitingCases(), retiredCases.failure())));
  }

  /** A watermark goes to every partition of the facts; the emitter keeps them few. */
  private void emitInBandWatermarks(Progress reached) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      emit(TimelineOutput.inBandWatermark(partition, reached));
    }
  }

  @Override
  public void processRecordAttributes1(RecordAttributes attributes) {
    super.processRecordAttributes1(attributes);
    commits.onAttributes(attributes);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    reevaluatedFromAtCheckpoint.update(
        reevaluation.isOver() ? List.of() : List.of(reevaluatedFrom));
  }

  @Override
  public void close() throws Exception {
    if (archiveReader != null) {
      archiveReader.shutdownNow();
      archive.close();
    }
    super.close();
  }

  /** The cases of this operator, for those that are retired. */
  private final class OwnCases implements RetiredCases.Cases {
    @Override
    public CaseEntry select(String caseId) throws Exception {
      setCurrentKey(caseId);
      return load(caseId);
    }

    @Override
    public Stream<String> held() {
      return CaseTimelineOperator.this
          .<String>getKeyedStateBackend()
          .getKeys(CaseState.HELD.getName(), VoidNamespace.INSTANCE);
    }

    @Override
    public void revived(CaseEntry entry, List<HeldInput> inputs) throws Exception {
      for (HeldInput input : inputs) {
        if (input.isPolicy()) {
          addPolicy(entry);
        } else {
          addArrival(entry, input.arrival());
        }
      }
      markDirty(entry.caseId(), entry); // also if all were duplicates: its events may go again
      flushIfFull();
    }

    @Override
    public void lost(CaseArrival arrival, String detail) {
      reject(arrival, RejectReason.CASE_RETIRED, detail);
    }

    @Override
    public long checkpoint() {
      return CaseTimelineOperator.this.checkpoint();
    }
  }
}
