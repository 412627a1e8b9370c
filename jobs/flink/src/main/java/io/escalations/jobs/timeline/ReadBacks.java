package io.escalations.jobs.timeline;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.jobs.timeline.EventArchive.ArchivedCases;
import io.escalations.jobs.timeline.EventArchive.ArchivedEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Reads the events of retired cases back, many at a time, in a thread of its own: other cases go on
 * meanwhile. While the archive does not answer it is asked again, less and less often. Memory is
 * bounded by the requests it takes at once; whoever finds no room asks again when it calls for
 * more.
 */
final class ReadBacks {
  static final int MAX_REQUESTS = 10_000;
  static final long POLL_MILLIS = 10;
  static final long RETRY_MILLIS = 1_000;
  static final long MAX_BACKOFF_MILLIS = 30_000;

  /** A case that is not whole although everything was written is tried for so long all the same. */
  static final long PATIENCE_MILLIS = 15_000;

  private static final int MAX_CASES_AT_ONCE = 500;
  private static final int MAX_EVENTS_AT_ONCE = 10_000;
  private static final int LONGEST_FAILURE = 300;

  /** Takes what was read, in the operator's own thread. */
  interface Target {
    /**
     * @param last whether no further attempt can give more
     * @return whether that was enough; else it is tried again
     */
    boolean readBack(String caseId, List<ArchivedEvent> events, boolean last) throws Exception;

    /** There is room for requests that found none. */
    void requestMore() throws Exception;
  }

  /**
   * @param events how many are expected
   * @param madeAt after this checkpoint
   */
  private record Request(String caseId, int events, long madeAt, long madeAtMillis) {}

  private record Retry(Request request, long notBefore) {}

  private final EventArchive archive;
  private final int subtask;
  private final ExecutorService thread;
  private final ProcessingTimeService time;
  private final Target target;
  private final Counter failures;

  /** The cases of all requests, wherever they stand. */
  private final Set<String> requested = new HashSet<>();

  private final Deque<Request> queue = new ArrayDeque<>();
  private final Deque<Retry> retries = new ArrayDeque<>();
  private List<Request> batch = List.of();
  private Future<ArchivedCases> answer;
  private boolean scheduled;
  private long backoffMillis = RETRY_MILLIS;
  private long notBefore;
  private String failure;
  private boolean givesUp;

  /**
   * @param thread in which the archive is read
   */
  ReadBacks(
      EventArchive archive,
      int subtask,
      ExecutorService thread,
      ProcessingTimeService time,
      Target target,
      PipelineMetrics metrics) {
    this.archive = archive;
    this.subtask = subtask;
    this.thread = thread;
    this.time = time;
    this.target = target;
    failures = metrics.counter(PipelineMetric.READ_BACK_FAILURES);
  }

  boolean isRequested(String caseId) {
    return requested.contains(caseId);
  }

  /**
   * @param events how many are expected
   * @param checkpoint the last one before whose barrier the operator flushed
   * @return whether there was room
   */
  boolean request(String caseId, int events, long checkpoint) {
    if (requested.size() >= MAX_REQUESTS) {
      return false;
    }
    requested.add(caseId);
    queue.add(new Request(caseId, events, checkpoint, time.getCurrentProcessingTime()));
    schedule();
    return true;
  }

  /** Why the last attempt failed; null if it did not. */
  String failure() {
    return failure;
  }

  /**
   * The input has ended: returns when nothing is requested any more. What is not whole after the
   * usual patience will not be: nobody comes back for it.
   */
  void finish() throws Exception {
    target.requestMore();
    long roundsLeft = PATIENCE_MILLIS / RETRY_MILLIS;
    while (!requested.isEmpty()) {
      notBefore = Long.MIN_VALUE;
      if (queue.isEmpty() && answer == null) {
        LockSupport.parkNanos(RETRY_MILLIS * 1_000_000);
        retries.forEach(retry -> queue.add(retry.request()));
        retries.clear();
        roundsLeft--;
      }
      givesUp = roundsLeft <= 0;
      if (answer == null) {
        start();
      }
      takeAnswer();
      if (failure != null) {
        LockSupport.parkNanos(RETRY_MILLIS * 1_000_000);
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong in it fails the task
  private void schedule() {
    if (!scheduled && !requested.isEmpty()) {
      scheduled = true;
      time.registerTimer(time.getCurrentProcessingTime() + POLL_MILLIS, instant -> poll());
    }
  }

  private void poll() throws Exception {
    scheduled = false;
    if (answer != null && answer.isDone()) {
      takeAnswer();
    }
    if (answer == null) {
      start();
    }
    schedule();
  }

  private void start() {
    long now = time.getCurrentProcessingTime();
    while (!retries.isEmpty() && retries.peek().notBefore() <= now) {
      queue.add(retries.remove().request());
    }
    if (queue.isEmpty() || now < notBefore) {
      return;
    }
    batch = new ArrayList<>();
    int events = 0;
    while (!queue.isEmpty() && batch.size() < MAX_CASES_AT_ONCE && events < MAX_EVENTS_AT_ONCE) {
      batch.add(queue.remove());
      events += batch.get(batch.size() - 1).events();
    }
    List<String> caseIds = batch.stream().map(Request::caseId).toList();
    answer = thread.submit(() -> archive.read(subtask, caseIds));
  }

  private void takeAnswer() throws Exception {
    Future<ArchivedCases> given = answer;
    answer = null;
    List<Request> asked = batch;
    batch = List.of();
    try {
      hand(asked, given.get());
      failure = null;
      backoffMillis = RETRY_MILLIS;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
      fail(asked, e.getCause());
    }
    if (queue.isEmpty() && retries.isEmpty()) {
      target.requestMore();
    }
  }

  private void hand(List<Request> asked, ArchivedCases cases) throws Exception {
    long now = time.getCurrentProcessingTime();
    for (Request request : asked) {
      boolean last =
          givesUp
              || cases.writtenUpTo() == ArchivedCases.FOR_EVER
              || (cases.writtenUpTo() > request.madeAt()
                  && now - request.madeAtMillis() >= PATIENCE_MILLIS);
      List<ArchivedEvent> events = cases.events().getOrDefault(request.caseId(), List.of());
      if (target.readBack(request.caseId(), events, last)) {
        requested.remove(request.caseId());
      } else {
        retries.add(new Retry(request, now + RETRY_MILLIS));
      }
    }
  }

  private void fail(List<Request> asked, Throwable cause) {
    for (int i = asked.size() - 1; i >= 0; i--) {
      queue.addFirst(asked.get(i));
    }
    String reason = String.valueOf(cause.getMessage());
    failure =
        reason.length() <= LONGEST_FAILURE ? reason : reason.substring(0, LONGEST_FAILURE) + "…";
    notBefore = time.getCurrentProcessingTime() + backoffMillis;
    backoffMillis = Math.min(2 * backoffMillis, MAX_BACKOFF_MILLIS);
    failures.inc();
  }
}
