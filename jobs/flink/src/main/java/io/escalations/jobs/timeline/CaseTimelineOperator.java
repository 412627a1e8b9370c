package io.escalations.jobs.timeline;

import io.escalations.core.changelog.AlertDiff;
import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.changelog.Trigger;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.BundleOperator;
import io.escalations.jobs.operator.FlushReason;
import io.escalations.jobs.operator.ProgressEmitter;
import io.escalations.jobs.policies.PolicyBook;
import io.escalations.jobs.policies.PolicyRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the events of each case and, when one came, event time reached the case's next instant or a
 * policy was published, says what changed, just before the next checkpoint. It only reads state,
 * asks {@link CaseTimeline}, {@link AlertDiff} and {@link FactsDiff}, and has {@link CaseFlush}
 * write.
 */
public final class CaseTimelineOperator extends BundleOperator<String, CaseEntry, OutputRecord>
    implements TwoInputStreamOperator<CaseArrival, PolicyRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RejectedRecord> REJECTED =
      new OutputTag<>("refused-by-timeline") {
        private static final long serialVersionUID = 1L;
      };

  private static final MapStateDescriptor<String, PolicyRecord> POLICIES =
      new MapStateDescriptor<>("policies", Types.STRING, TypeInformation.of(PolicyRecord.class));
  private static final ListStateDescriptor<Boolean> REVISITING =
      new ListStateDescriptor<>("revisiting", Types.BOOLEAN);
  private static final int MAX_INPUTS = 20_000;

  /** The length of a pane: windows may have ended. */
  private static final Duration IN_BAND_WATERMARK_STEP = Duration.ofMinutes(5);

  private final Duration retention;

  private transient CaseState state;
  private transient CaseFlush settlement;
  private transient CaseCache cases;
  private transient PolicyBook policies;
  private transient Reevaluation revisit;
  private transient ListState<Boolean> revisitingAtCheckpoint;
  private transient Cbor<CaseEvent> codec;
  private transient Counter duplicates;
  private transient Counter alerts;
  private transient ProgressEmitter progress;
  private transient ProgressEmitter inBandWatermarks;

  /**
   * @param retention how long the events of a case without a running clock are kept after its last
   *     one, in event time
   */
  public CaseTimelineOperator(Duration retention) {
    super(MAX_INPUTS);
    this.retention = retention;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    policies = new PolicyBook(context.getOperatorStateStore().getBroadcastState(POLICIES));
    revisitingAtCheckpoint = context.getOperatorStateStore().getUnionListState(REVISITING);
  }

  @Override
  public void open() throws Exception {
    super.open();
    state = new CaseState(getRuntimeContext());
    cases = new CaseCache();
    settlement = new CaseFlush(state, this::moveTimer, retention, this::emit);
    codec = Cbor.of(CaseEvent.class);
    duplicates = getMetricGroup().counter("duplicates");
    alerts = getMetricGroup().counter("alerts");
    TaskInfo task = getRuntimeContext().getTaskInfo();
    progress =
        new ProgressEmitter(
            Duration.ofMillis(1), task, reached -> emit(TimelineOutput.progress(reached)));
    inBandWatermarks =
        new ProgressEmitter(IN_BAND_WATERMARK_STEP, task, this::emitInBandWatermarks);
    revisit = new Reevaluation(getProcessingTimeService(), this::revisit);
    if (revisitingAtCheckpoint.get().iterator().hasNext()) {
      revisitEveryCase(); // which of them were visited before is not kept: a second visit says
      // nothing
    }
  }

  @Override
  public void processElement1(StreamRecord<CaseArrival> element) throws Exception {
    CaseArrival arrival = element.getValue();
    CaseEntry its = currentCase(arrival.caseId());
    if (its.isRetired()) {
      reject(
          arrival,
          RejectReason.CASE_RETIRED,
          "the events of case " + arrival.caseId() + " are no longer kept");
      return;
    }
    if (revisit.take(arrival.caseId())) {
      lookAt(its, null); // what a policy changed is not the event's doing
    }
    TimelineEvent twin = its.find(arrival.event().eventId());
    if (twin != null) {
      duplicate(arrival, twin);
      return;
    }
    its.add(arrival.event(), arrival.description());
    if (arrival.history()) {
      its.historyArrived(arrival.appendedAt());
    }
    emit(TimelineOutput.accepted(arrival));
    lookAt(its, arrival.event().eventId());
    flushIfFull();
  }

  private void duplicate(CaseArrival arrival, TimelineEvent twin) {
    if (twin.contentDigest() == arrival.event().contentDigest()) {
      duplicates.inc();
    } else {
      reject(
          arrival,
          RejectReason.DUPLICATE_ID_DIFFERS,
          "event_id: another event of this case came first under " + twin.eventId());
    }
  }

  @Override
  public void processElement2(StreamRecord<PolicyRecord> element) throws Exception {
    flush(FlushReason.POLICY); // so that the policies known until now rule what came before, and
    // state has every case
    Optional<RejectedRecord> refused = policies.publish(element.getValue());
    if (refused.isPresent()) {
      if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask()
          == 0) { // every subtask sees it, one says it
        output.collect(REJECTED, new StreamRecord<>(refused.get()));
      }
      return;
    }
    revisitEveryCase();
  }

  private void revisitEveryCase() {
    try (Stream<String> caseIds =
        this.<String>getKeyedStateBackend()
            .getKeys(CaseState.DELTAS.getName(), VoidNamespace.INSTANCE)) {
      revisit.begin(caseIds);
    }
  }

  private void revisit(String caseId) throws Exception {
    setCurrentKey(caseId);
    CaseEntry its = currentCase(caseId);
    if (!its.isRetired()) {
      lookAt(its, null);
    }
    flushIfFull();
  }

  @Override
  protected void onTimer(String caseId, long instant) throws Exception {
    CaseEntry its = currentCase(caseId);
    its.timer(null);
    if (!its.isRetired()) {
      if (revisit.take(its.caseId())) {
        lookAt(its, null);
      } else {
        markDirty(caseId, its);
      }
    }
  }

  private CaseEntry currentCase(String caseId) throws Exception {
    CaseEntry its = cases.get(caseId);
    if (its == null) {
      its = state.load(caseId);
      cases.add(its);
    }
    return its;
  }

  /**
   * @param eventId the event that came; null: a policy
   */
  private void lookAt(CaseEntry its, String eventId) {
    its.lookAt(eventId, eventTime());
    markDirty(its.caseId(), its);
  }

  /**
   * An alert that is taken back is proved by the event which disproves it, so then what came is
   * looked at one after the other, each as of its own time. Otherwise a look at all of it says the
   * same, without what was never true when somebody could have read it.
   */
  @Override
  protected void evaluate(String caseId, CaseEntry its) throws Exception {
    List<PendingEvaluation> looks = its.looks();
    CaseTimeline timeline = timeline(its, its.events(), eventTime());
    AlertDiff decided = decideAlerts(its, timeline, null);
    if (decided.takesBack()) {
      for (PendingEvaluation look : looks) {
        say(
            its,
            decideAlerts(
                its,
                timeline(its, its.events().subList(0, look.events()), look.now()),
                look.eventId()));
      }
      decided = decideAlerts(its, timeline, null);
    }
    say(its, decided);
    boolean onlyTimePassed = looks.isEmpty() && policies.versions().migrating().isEmpty();
    FactsDiff statement =
        onlyTimePassed
            ? FactsDiff.ofBreaches(timeline, decided.statements(), its.rows())
            : FactsDiff.of(timeline, its.rows());
    settlement.settle(its, timeline, statement);
    cases.updateWeight(its);
  }

  private CaseTimeline timeline(CaseEntry its, List<TimelineEvent> events, long now) {
    return CaseTimeline.of(its.caseId(), events, policies.versions(), now);
  }

  private AlertDiff decideAlerts(CaseEntry its, CaseTimeline timeline, String eventId) {
    Trigger occasion =
        new Trigger(
            its.caseId(),
            eventId,
            timeline.now(),
            getProcessingTimeService().getCurrentProcessingTime());
    return new AlertDiff(occasion, timeline, its.alerts());
  }

  private void say(CaseEntry its, AlertDiff decided) {
    decided.statements().forEach(alert -> emit(TimelineOutput.alert(alert, its.isHistory(alert))));
    alerts.inc(decided.statements().size());
    its.said(decided);
  }

  private void reject(CaseArrival arrival, RejectReason reason, String detail) {
    RejectedRecord rejected =
        new RejectedRecord(
            Topics.CASE_EVENTS,
            arrival.partition(),
            arrival.offset(),
            reason,
            detail,
            arrival.caseId().getBytes(StandardCharsets.UTF_8),
            CaseEventWriter.write(codec.decode(arrival.content())),
            arrival.appendedAt());
    output.collect(REJECTED, new StreamRecord<>(rejected));
  }

  /**
   * Progress is the last output before a barrier. While cases wait for their evaluation under a new
   * policy, not all is emitted that is true by now, so no progress is emitted either.
   */
  @Override
  protected void flush(FlushReason reason) throws Exception {
    if (reason == FlushReason.END_OF_INPUT) {
      revisit.finish();
    }
    super.flush(reason);
    cases.evict();
    if (revisit.isOver()
        && (reason == FlushReason.CHECKPOINT || reason == FlushReason.END_OF_INPUT)) {
      long wallClock = getProcessingTimeService().getCurrentProcessingTime();
      progress.emitIfDue(eventTime(), wallClock);
      inBandWatermarks.emitIfDue(eventTime(), wallClock);
    }
  }

  /** A watermark goes to every partition of the facts; the emitter keeps them few. */
  private void emitInBandWatermarks(Progress reached) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      emit(TimelineOutput.inBandWatermark(partition, reached));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    revisitingAtCheckpoint.update(revisit.isOver() ? List.of() : List.of(true));
  }
}
