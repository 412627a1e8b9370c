package io.escalations.cli.replay;

import io.escalations.cli.accounting.Account;
import io.escalations.cli.accounting.OutcomeReader;
import io.escalations.cli.accounting.SentRecords;
import io.escalations.cli.replay.ReplayProgress.Stage;
import io.escalations.history.JsonLines;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Publishes policies and case events in the order of their files, and ends with event time moved
 * past the last.
 */
public final class Replay implements AutoCloseable {
  private final ReplayRequest request;
  private final String brokers;
  private final TimeMode time;
  private final WallClock clock;
  private final List<Policy> policies;
  private final EventPublisher publisher;
  private final Coverage coverage;
  private final ProgressReport report;
  private final ReadLines read = new ReadLines();
  private long publishingEndedAt;

  /**
   * @throws UserError if a policy is bad, the request asks for the impossible, or Kafka does not
   *     answer
   */
  public Replay(Servers servers, ReplayRequest request, ReplayListener listener) {
    this.request = request;
    this.brokers = servers.brokers();
    this.time = servers.time();
    this.clock = WallClock.system();
    this.policies = request.policies().stream().map(Policy::read).toList();
    if (time == TimeMode.LIVE
        && request.advanceTo() != null
        && request.advanceTo() > clock.millis()) {
      throw new UserError(
          "--advance-to "
              + Times.format(request.advanceTo())
              + ": in live time event time is never ahead of the clock; use a stack started with"
              + " --time data");
    }
    this.publisher = new EventPublisher(brokers, request.recorded());
    this.report = new ProgressReport(new BreachCounter(brokers), clock, listener);
    this.coverage = new Coverage(brokers, report::tick);
  }

  /**
   * @return where it stood at the end
   */
  public ReplayProgress run() throws IOException {
    if (!policies.isEmpty()) {
      report.enter(Stage.POLICIES);
      new PublishedPolicies(brokers, publisher, coverage).publish(policies);
    }
    report.enter(Stage.EVENTS);
    Pacer pacer = new Pacer(request.pace(), clock, this::beat);
    for (Path file : request.files()) {
      publish(file, pacer);
    }
    Long end = request.advanceTo() != null ? request.advanceTo() : report.dataTime();
    if (end != null) {
      publisher.heartbeat(end);
    }
    publisher.flush();
    publishingEndedAt = clock.millis();
    if (request.untilReadable()) {
      report.enter(Stage.WAITING);
      awaitPipeline(end);
    }
    return report.done();
  }

  private void publish(Path file, Pacer pacer) throws IOException {
    try (JsonLines lines = new JsonLines(file)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        read.line();
        if (lines.length() > Topics.MAX_RECORD_BYTES) {
          read.refused(lines.place(), lines.length());
          continue;
        }
        ReplayRecord replayed = ReplayRecord.of(line);
        if (replayed.occurredAt() != null) {
          pacer.await(replayed.occurredAt());
        }
        if (replayed.heartbeat()) {
          read.heartbeat();
          publisher.publishEverywhere(line);
        } else {
          publisher.publish(replayed.key(), line);
        }
        report.published(replayed.occurredAt());
      }
    }
  }

  /** What was read; all of it once it has run. */
  public ReadLines read() {
    return read;
  }

  /**
   * What became of what was sent; to be asked once it has run.
   *
   * @param outcomes where the pipeline tells; null if nobody waited for it
   * @throws UserError if a record has no outcome
   */
  public Account account(OutcomeReader outcomes) throws IOException {
    SentRecords sent = publisher.sentEvents();
    if (outcomes == null) {
      return new Account(sent.count(), read.refusedByReason(), null, read.firstRefusals());
    }
    RecordLocator locator = new RecordLocator(request.files(), publisher.partitionCount());
    return Account.ask(
        outcomes,
        sent,
        read.refusedByReason(),
        read.firstRefusals(),
        refusals -> locator.locate(refusals, sent, Account.FIRST));
  }

  private void beat(long dataTime) {
    publisher.heartbeat(dataTime);
    report.tick();
  }

  private void awaitPipeline(Long end) {
    coverage.awaitEvents();
    coverage.awaitReadBacks();
    if (end != null) {
      long reached = time == TimeMode.LIVE ? Math.min(end, publishingEndedAt) : end;
      coverage.awaitEventTime(reached);
      coverage.awaitAnalytics();
      coverage.awaitWindows(reached);
    }
    coverage.awaitTables();
  }

  @Override
  public void close() {
    publisher.close();
    coverage.close();
    report.close();
  }
}
