package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.jobs.timeline.EventArchive.ArchivedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes for retired cases waits in state until their events are read back. Then the case is as
 * it was before it retired, and what came is processed in its order. Only where the events cannot
 * be read back is it refused.
 */
final class RetiredCases implements ReadBacks.Target {
  private static final Logger LOG = LoggerFactory.getLogger(RetiredCases.class);

  private final CaseState state;
  private final Cases cases;
  private final Counter revived;
  private final Counter lost;
  private ReadBacks readBacks;

  /** Cases with held inputs. */
  private long waiting;

  /** Of these, those for which there was no room among the requests. */
  private long withoutRequest;

  /** What the operator does for it. */
  interface Cases {
    /** Makes the case the current one. */
    CaseEntry select(String caseId) throws Exception;

    /** The names of all cases that have held inputs. */
    Stream<String> held();

    /** The case is as it was before it retired; processes what came since. */
    void revived(CaseEntry entry, List<HeldInput> inputs) throws Exception;

    /** Refuses what came. */
    void lost(CaseArrival arrival, String detail);

    /** Up to the barrier of this checkpoint the operator has flushed. */
    long checkpoint();
  }

  RetiredCases(CaseState state, Cases cases, PipelineMetrics metrics) {
    this.state = state;
    this.cases = cases;
    revived = metrics.counter(PipelineMetric.CASES_REVIVED);
    lost = metrics.counter(PipelineMetric.CASES_NOT_READ_BACK);
    metrics.gauge(PipelineMetric.CASES_WAITING_FOR_READ_BACK, this::waiting);
  }

  /** Begins with what a restored state holds. */
  void open(ReadBacks reader) throws Exception {
    readBacks = reader;
    try (Stream<String> held = cases.held()) {
      waiting = held.count();
    }
    withoutRequest = waiting;
    requestMore();
  }

  /** How many cases wait. */
  long waiting() {
    return waiting;
  }

  /** Why the last attempt failed; null if it did not. */
  String failure() {
    return waiting == 0 ? null : readBacks.failure();
  }

  /** Keeps what came for the case of the current key, which is retired. */
  void hold(CaseEntry entry, HeldInput input) throws Exception {
    boolean requested = readBacks.isRequested(entry.caseId());
    boolean isFirst = !requested && !state.holdsAny();
    state.hold(input);
    if (isFirst) {
      waiting++;
      if (!request(entry)) {
        withoutRequest++;
      }
    }
  }

  private boolean request(CaseEntry entry) {
    return readBacks.request(entry.caseId(), entry.retiredEvents().count(), cases.checkpoint());
  }

  @Override
  public void requestMore() throws Exception {
    if (withoutRequest == 0) {
      return;
    }
    List<String> first;
    try (Stream<String> held = cases.held()) {
      first =
          held.filter(caseId -> !readBacks.isRequested(caseId))
              .limit(ReadBacks.MAX_REQUESTS)
              .toList();
    }
    for (String caseId : first) {
      if (request(cases.select(caseId))) {
        withoutRequest--;
      }
    }
  }

  @Override
  public boolean readBack(String caseId, List<ArchivedEvent> events, boolean last)
      throws Exception {
    CaseEntry entry = cases.select(caseId);
    List<TimelineEvent> found = events.stream().map(ArchivedEvent::event).toList();
    boolean whole = entry.retiredEvents().areAmong(found);
    if (!whole && !last) {
      return false;
    }
    waiting--;
    List<HeldInput> inputs = state.takeHeld();
    if (whole) {
      revived.inc();
      entry.revive(events);
      cases.revived(entry, inputs);
    } else {
      lost.inc();
      lose(entry, inputs, found.size());
    }
    return true;
  }

  private void lose(CaseEntry entry, List<HeldInput> inputs, int found) {
    String detail =
        "case_id: of the %d earlier events of this case %d can be read back from case_events"
            .formatted(entry.retiredEvents().count(), found);
    LOG.warn("case {} stays as it was when it retired: {}", entry.caseId(), detail);
    for (HeldInput input : inputs) {
      if (!input.isPolicy()) {
        cases.lost(input.arrival(), detail);
      }
    }
  }
}
