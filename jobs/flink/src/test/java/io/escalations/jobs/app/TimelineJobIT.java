package io.escalations.jobs.app;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.timeline.EventArchive;
import io.escalations.jobs.timeline.Retention;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.KafkaExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job on a real broker. A broker a test: what is silent must be silent. */
class TimelineJobIT {
  private static final String PROMISED =
      """
      version: "promised"
      effective_from: 2000-01-01T00:00:00Z
      rules:
        - {clock: resolution, target: due_at}
      """;
  private static final Duration STARTED = Duration.ofSeconds(90);

  @RegisterExtension final KafkaExtension kafka = new KafkaExtension();
  @TempDir Path directory;
  private final InMemoryReporter metrics = InMemoryReporter.create();
  private TestBroker topics;

  @BeforeEach
  void publishPolicy() {
    topics = new TestBroker(kafka.brokers());
    topics.send(Topics.SLA_POLICIES, "promised", PROMISED);
  }

  @Test
  void inLiveTimeABreachIsSaidOnASilentTopicRightAfterARestart() throws Exception {
    long due;
    try (RunningJob job = start(TimeMode.LIVE, null)) {
      job.awaitRunning();
      await().atMost(STARTED).until(() -> !topics.read(Topics.PROGRESS).isEmpty());
      long now = System.currentTimeMillis();
      due = now + 40_000; // long enough to restart before it
      publish(at(now, CASE_OPENED).dueAt(due).event());
      await().atMost(STARTED).until(() -> topics.read(Topics.ACCEPTED_EVENTS).size() == 1);
    }
    assertThat(alerts()).isEmpty();
    try (RunningJob restarted = start(TimeMode.LIVE, lastCheckpoint())) {
      restarted.awaitRunning();
      await().atMost(STARTED).until(() -> !alerts().isEmpty());
      long seenAt = System.currentTimeMillis();

      assertThat(alerts()).extracting(SlaAlert::action).containsExactly(AlertAction.RAISED);
      SlaAlert alert = alerts().get(0);
      assertThat(alert.at()).isEqualTo(due);
      assertThat(alert.knownAt()).isBetween(due, alert.emittedAt());
      assertThat(seenAt).isLessThanOrEqualTo(due + 10_000);
    }
  }

  @Test
  void inDataTimeTimeComesFromTheDataAlone() throws Exception {
    try (RunningJob job = start(TimeMode.DATA, null)) {
      job.awaitRunning();
      publish(at("10:00", CASE_OPENED).dueAt(Times.parse("2026-03-02T14:00:00Z")).event());
      await().atMost(STARTED).until(() -> topics.read(Topics.ACCEPTED_EVENTS).size() == 1);
      heartbeats("2026-03-02T13:59:59.999Z");
      await().atMost(STARTED).until(() -> !topics.read(Topics.PROGRESS).isEmpty());
      assertThat(alerts()).isEmpty();

      heartbeats("2026-03-02T14:00:00Z");

      await().atMost(STARTED).until(() -> alerts().size() == 1);
      assertThat(alerts().get(0).knownAt()).isEqualTo(alerts().get(0).at());
    }
  }

  @Test
  void badRecordsGoWholeToTheirTopicAndStopNothing() throws Exception {
    try (RunningJob job = start(TimeMode.DATA, null)) {
      job.awaitRunning();
      topics.send(Topics.CASE_EVENTS, CASE, "{not json");
      topics.send(
          Topics.CASE_EVENTS,
          "another case",
          new String(
              Topics.CASE_EVENTS.encode(at("10:00", CASE_OPENED).event()), StandardCharsets.UTF_8));
      publish(at("10:00", CASE_OPENED).event());

      await()
          .atMost(STARTED)
          .until(
              () ->
                  topics.read(Topics.ACCEPTED_EVENTS).size() == 1
                      && topics.read(Topics.REJECTED).size() == 2);
      assertThat(counted(job, PipelineMetric.REFUSALS, "NOT_JSON")).isEqualTo(1);
      assertThat(counted(job, PipelineMetric.REFUSALS, "KEY_MISMATCH")).isEqualTo(1);
      assertThat(counted(job, PipelineMetric.REFUSALS, "CASE_RETIRED")).isZero();
      assertThat(counted(job, PipelineMetric.EVENTS_ACCEPTED, "case timelines")).isEqualTo(1);
      List<ConsumerRecord<byte[], byte[]>> rejected = topics.read(Topics.REJECTED);
      assertThat(rejected)
          .extracting(TimelineJobIT::reason)
          .containsExactlyInAnyOrder("NOT_JSON", "KEY_MISMATCH");
      assertThat(rejected)
          .anyMatch(
              record -> new String(record.value(), StandardCharsets.UTF_8).equals("{not json"));
    }
  }

  /**
   * Over all subtasks.
   *
   * @param part of the scope: the operator's name, or the label's value
   */
  private long counted(RunningJob job, PipelineMetric metric, String part) {
    String jobId = job.client().getJobID().toString();
    List<Metric> found =
        metrics.getMetricsByGroup().entrySet().stream()
            .filter(entry -> jobId.equals(entry.getKey().getAllVariables().get("<job_id>")))
            .filter(entry -> List.of(entry.getKey().getScopeComponents()).contains(part))
            .map(entry -> entry.getValue().get(metric.metricName()))
            .filter(Objects::nonNull)
            .toList();
    assertThat(found).as("%s of %s", metric, part).isNotEmpty();
    return found.stream().mapToLong(each -> ((Counter) each).getCount()).sum();
  }

  private static String reason(ConsumerRecord<byte[], byte[]> record) {
    return new String(
        record.headers().lastHeader(RejectedRecord.HEADER_REASON).value(), StandardCharsets.UTF_8);
  }

  private void publish(CaseEvent event) {
    topics.send(Topics.CASE_EVENTS, event);
  }

  private void heartbeats(String time) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      CaseEvent heartbeat = at(time, HEARTBEAT).id("heartbeat-" + time).event();
      topics.sendTo(partition, Topics.CASE_EVENTS, heartbeat.toBuilder().caseId(null).build());
    }
  }

  private List<SlaAlert> alerts() {
    return topics.read(Topics.SLA_ALERTS).stream()
        .map(record -> Topics.SLA_ALERTS.decode(record.value()))
        .toList();
  }

  private RunningJob start(TimeMode time, Path checkpoint) throws Exception {
    Configuration configuration = metrics.addToConfiguration(new Configuration());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    if (checkpoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    }
    StreamExecutionEnvironment env =
        JobEnvironment.configure(
            StreamExecutionEnvironment.createLocalEnvironment(2, configuration),
            Duration.ofMillis(500));
    TimelineJob.define(
        env,
        new KafkaTopics(kafka.brokers()),
        new Retention(Duration.ofDays(400), time),
        EventArchive::none);
    return new RunningJob(env.executeAsync("timeline"));
  }

  private Path lastCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("checkpoints"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow()
          .getParent();
    }
  }

  /**
   * Cancelled without a savepoint, as a crash would: it goes on from its last completed checkpoint.
   */
  private record RunningJob(JobClient client) implements AutoCloseable {
    void awaitRunning() {
      await().atMost(STARTED).until(() -> client.getJobStatus().get() == JobStatus.RUNNING);
    }

    @Override
    public void close() {
      client.cancel().join();
      await().atMost(STARTED).until(() -> client.getJobExecutionResult().isDone());
    }
  }
}
