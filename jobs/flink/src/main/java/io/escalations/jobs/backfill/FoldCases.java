package io.escalations.jobs.backfill;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionShare;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeShare;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.history.HistoryFile;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillPolicy;
import io.escalations.jobs.lake.FinalTables;
import io.escalations.jobs.lake.LakeRow;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.TableChanges;
import io.escalations.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Folds each case once, when all its events are known. In batch mode event time comes first, then
 * the events case by case, and a timer at the end of each case; so the events of one case are in
 * memory at a time.
 */
final class FoldCases
    extends KeyedBroadcastProcessFunction<String, BackfillEvent, FileTime, LakeRow> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<VolumeChange> VOLUMES =
      new OutputTag<>("volume-changes", TypeInformation.of(VolumeChange.class));
  static final OutputTag<ResolutionChange> RESOLUTIONS =
      new OutputTag<>("resolution-changes", TypeInformation.of(ResolutionChange.class));

  private final List<HistoryFile> files;
  private final List<BackfillPolicy> policies;
  private final Long asOf;

  private transient PolicyVersions versions;
  private transient Counters counters;
  private transient List<Read> events;
  private transient LongMaximum end;
  private transient InputTimes times;
  private long eventTime = Long.MIN_VALUE;

  /** An event with how it arrived. */
  private record Read(BackfillEvent arrival, CaseEvent event) {
    CaseEvents.Identity identity() {
      return new CaseEvents.Identity(arrival.order(), event.eventId(), arrival.contentDigest());
    }

    /** A file may not say when an event came in: then it did when it happened. */
    AcceptedEvent accepted(InputTimes times) {
      long ingestedAt = arrival.ingestedAt() == null ? event.occurredAt() : arrival.ingestedAt();
      return new AcceptedEvent(
          event,
          EventOrigin.ofFile(
              ingestedAt, arrival.contentDigest(), times.knownAt(arrival, event.occurredAt())));
    }
  }

  /**
   * @param asOf the end of the history, epoch milliseconds UTC; null for the greatest {@code
   *     occurred_at} read
   */
  FoldCases(List<HistoryFile> files, List<BackfillPolicy> policies, Long asOf) {
    this.files = files;
    this.policies = policies;
    this.asOf = asOf;
  }

  @Override
  public void open(OpenContext context) {
    versions = BackfillPolicy.versions(policies);
    counters = new Counters(getRuntimeContext());
    events = new ArrayList<>();
    end = new LongMaximum();
    times = new InputTimes(files.size());
    getRuntimeContext().addAccumulator(BackfillCount.END, end);
  }

  @Override
  public void processBroadcastElement(FileTime file, Context context, Collector<LakeRow> out) {
    times.add(file);
    eventTime = asOf == null ? Math.max(eventTime, file.eventTime()) : asOf;
    end.add(eventTime);
  }

  @Override
  public void processElement(
      BackfillEvent arrival, ReadOnlyContext context, Collector<LakeRow> out) {
    if (events.isEmpty()) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }
    events.add(new Read(arrival, Topics.ACCEPTED_EVENTS.decode(arrival.content())));
  }

  /** The end of the case's events. */
  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<LakeRow> out) {
    CaseEvents<Read> ofCase = CaseEvents.of(events, Read::identity);
    events.clear();
    List<Read> happened =
        ofCase.accepted().stream().filter(read -> read.event.occurredAt() <= eventTime).toList();
    counters.add(BackfillCount.CASES, 1);
    counters.add(BackfillCount.ACCEPTED, happened.size());
    counters.add(BackfillCount.AFTER, ofCase.accepted().size() - happened.size());
    counters.add(BackfillCount.DUPLICATES, ofCase.duplicates());
    ofCase.differing().forEach(this::refuse);
    if (!happened.isEmpty()) {
      happened.forEach(read -> out.collect(FinalTables.event(read.accepted(times))));
      emit(facts(context.getCurrentKey(), happened), context, out);
    }
  }

  private void refuse(Read read) {
    long order = read.arrival.order();
    counters.refuse(
        order,
        RejectReason.DUPLICATE_ID_DIFFERS,
        files.get(BackfillEvent.file(order)).name() + ":" + BackfillEvent.number(order),
        "event_id: another event of this case came first under " + read.event.eventId());
  }

  private FactsChanged facts(String caseId, List<Read> happened) {
    Map<String, String> descriptions = new HashMap<>();
    List<TimelineEvent> timeline = new ArrayList<>(happened.size());
    for (Read read : happened) {
      timeline.add(TimelineEvent.of(read.event, read.arrival.contentDigest()));
      if (read.event.issue() != null) {
        descriptions.put(read.event.eventId(), read.event.issue().description());
      }
    }
    return FactsDiff.of(CaseTimeline.of(caseId, timeline, versions, eventTime), List.of())
        .facts()
        .replacing(
            Tables.ESCALATIONS,
            row ->
                row.description() == null
                    ? row
                    : row.withDescription(descriptions.get(row.description())));
  }

  private void emit(FactsChanged facts, OnTimerContext context, Collector<LakeRow> out) {
    for (TableChanges<?> change : facts.changes()) {
      if (FinalTables.hold(change.table())) {
        emit(change, out);
      }
    }
    for (EscalationRow row : facts.rows(Tables.ESCALATIONS)) {
      VolumeShare.changes(null, VolumeShare.of(row))
          .forEach(change -> context.output(VOLUMES, change));
    }
    for (CaseResolutionRow row : facts.rows(Tables.CASE_RESOLUTIONS)) {
      ResolutionShare.changes(null, ResolutionShare.of(row))
          .forEach(change -> context.output(RESOLUTIONS, change));
    }
  }

  private static <R> void emit(TableChanges<R> change, Collector<LakeRow> out) {
    change.rows().forEach(row -> out.collect(FinalTables.row(change.table(), row)));
  }
}
