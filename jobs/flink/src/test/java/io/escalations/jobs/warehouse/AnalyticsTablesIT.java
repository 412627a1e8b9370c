package io.escalations.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.core.pattern.PatternRules;
import io.escalations.core.rolling.ResolutionTally;
import io.escalations.jobs.app.AnalyticsJob;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationStatus;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.stack.testing.KafkaExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the facts of cases through the analytics and the warehouse job to the tables people query.
 */
class AnalyticsTablesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MORNING = Times.parse("2016-03-01T10:00:00Z");
  private static final EventOrigin ORIGIN = new EventOrigin(0, 0, MORNING, false, 99, MORNING);
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @TempDir static Path directory;

  private static TestTopics topics;
  private static WarehouseUnderTest warehouse;
  private static JobClient analytics;

  @BeforeAll
  static void start() throws Exception {
    topics = new TestTopics(kafka.brokers());
    warehouse = new WarehouseUnderTest(directory, kafka.brokers());
    StreamExecutionEnvironment env = warehouse.environment("analytics");
    KafkaTopics jobTopics = new KafkaTopics(kafka.brokers());
    AnalyticsJob.define(
        env, jobTopics, jobTopics.analytics(), PatternRules.standard(), Duration.ofDays(400));
    analytics = env.executeAsync("analytics");
  }

  @AfterAll
  static void stop() throws Exception {
    analytics.cancel().get();
    warehouse.stop();
    topics.close();
  }

  /** One story, for event time only goes forward. */
  @Test
  void windowsFillAreCompletedAndRestatedAndTheirPercentilesAreNearTheExactOnes() throws Exception {
    topics.timeMark(MORNING);
    topics.facts(Facts.ofCase(Facts.bareCase("still", CaseStatus.OPEN, 0)));
    topics.event(event("still", EventType.CASE_OPENED, null), ORIGIN);
    escalated("c-1", MORNING + MINUTE, null);
    eventually(
        "SELECT window, escalations, open_escalations, final, restated_at FROM escalation_volume"
            + " ORDER BY ALL",
        "1h 1 1 0 \\N",
        "24h 1 1 0 \\N",
        "7d 1 1 0 \\N");

    topics.timeMark(MORNING + 120 * MINUTE);
    eventually(
        "SELECT count(), min(final), countIf(restated_at IS NOT NULL) FROM escalation_volume WHERE"
            + " window = '1h'",
        "12 1 0");

    escalated("c-2", MORNING + 2 * MINUTE, MORNING + 3 * MINUTE);
    eventually(
        "SELECT escalations, open_escalations, final, restated_at, count() FROM escalation_volume"
            + " WHERE window = '1h' GROUP BY ALL",
        "2 1 1 2016-03-01T12:00:00.000Z 12");

    for (int escalationNo = 1; escalationNo <= 2; escalationNo++) {
      topics.facts(Facts.removing(FactsChanged.of("c-" + escalationNo), Tables.ESCALATIONS, "", 1));
    }
    eventually("SELECT count() FROM escalation_volume", "0");

    Random random = new Random(11);
    for (int number = 1; number <= 400; number++) {
      long stoppedAt = MORNING + 120 * MINUTE + random.nextInt(240) * MINUTE;
      long millis = random.nextLong(1L << (10 + random.nextInt(25)));
      stopped("s-" + number, stoppedAt, millis, number % 2 == 0 ? Priority.P1 : Priority.P2);
    }
    topics.timeMark(MORNING + Duration.ofDays(9).toMillis());
    eventually(
        "SELECT sum(resolved), min(final) FROM resolution_times WHERE window = '7d' AND department"
            + " = 'Billing'",
        400 * 7 + " 1");
    eventually(
        "SELECT pattern_id, status, first_seen, observed FROM issue_patterns WHERE case_id ="
            + " 'still'",
        "STALLED:still OPEN 2016-03-02T10:00:00.000Z 8");
    String comparison =
        new String(
            AnalyticsTablesIT.class.getResourceAsStream("sketch_and_exact.sql").readAllBytes(),
            StandardCharsets.UTF_8);
    String[] differences = warehouse.query(comparison).split("\t", -1);
    assertThat(Integer.parseInt(differences[0])).as("windows compared").isGreaterThan(100);
    assertThat(Integer.parseInt(differences[1])).as("windows with another count or mean").isZero();
    assertThat(Double.parseDouble(differences[2]))
        .as("greatest relative difference of a percentile")
        .isBetween(0.001, ResolutionTally.RELATIVE_ERROR + 0.0005);
  }

  @Test
  void aPatternLivesAsLongAsItsCaseIsOpenAndIsGoneWhenItIsDisproved() {
    String life =
        "SELECT pattern_id, status, cases, observed, expected, score, sample_case_ids FROM"
            + " issue_patterns WHERE case_id = 'loop'";
    topics.facts(stopsOf("loop", CaseStatus.OPEN, 3));
    eventually(life, "REOPEN_LOOP:loop OPEN 1 3 3 1 ['loop']");

    warehouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.pattern_acknowledgements (pattern_id, episode,"
                + " acknowledged_by) VALUES ('REOPEN_LOOP:loop', 1, 'Ann')");
    eventually(life, "REOPEN_LOOP:loop ACKNOWLEDGED 1 3 3 1 ['loop']");

    topics.facts(Facts.ofCase(Facts.bareCase("loop", CaseStatus.CLOSED, 0)));
    eventually(life, "REOPEN_LOOP:loop CLEARED 1 3 3 1 ['loop']");

    topics.facts(Facts.removing(FactsChanged.of("loop"), Tables.CASE_RESOLUTIONS, "", 2, 3));
    eventually(life);
  }

  @Test
  void casesThatFormAPatternTogetherAreSaidOnceAndTakenBack() throws Exception {
    String life =
        "SELECT kind, status, cases, expected, score, sample_case_ids FROM issue_patterns WHERE"
            + " case_id IS NULL ORDER BY kind";
    for (String caseId : List.of("t-1", "t-2", "t-3")) {
      topics.facts(Facts.ofCase(opened(caseId)));
      Issue issue =
          new Issue(
              null,
              "login",
              null,
              "After the update I cannot log in any more, the page stays white. Order " + caseId);
      topics.event(event(caseId, EventType.CASE_OPENED, issue), ORIGIN);
    }
    eventually(
        life,
        "SAME_CUSTOMER OPEN 3 3 1 ['t-1','t-2','t-3']",
        "SIMILAR_TEXT OPEN 3 3 1 ['t-1','t-2','t-3']");

    warehouse
        .as("acknowledger")
        .query(
            "INSERT INTO escalations_tables.pattern_acknowledgements (pattern_id, episode,"
                + " acknowledged_by) VALUES ('SAME_CUSTOMER:ann:login', 24280440, 'Bob')");
    eventually(
        "SELECT status, acknowledged_by FROM issue_patterns WHERE pattern_id ="
            + " 'SAME_CUSTOMER:ann:login'",
        "ACKNOWLEDGED Bob");

    topics.facts(Facts.ofCase(Facts.bareCase("t-2", CaseStatus.CANCELLED, 0)));
    topics.event(event("t-2", EventType.CANCELLED, null), ORIGIN);
    eventually(life);
  }

  private static CaseRow opened(String caseId) {
    return Rows.of(Tables.CASES)
        .set("case_id", caseId)
        .set("status", CaseStatus.OPEN)
        .set("opened_at", MORNING)
        .set("assignee", "bob")
        .set("customer_id", "ann")
        .set("issue_type", "login")
        .row();
  }

  private static CaseEvent event(String caseId, EventType type, Issue issue) {
    return CaseEvent.builder(caseId + type, caseId, type, MORNING).issue(issue).build();
  }

  private static FactsChanged stopsOf(String caseId, CaseStatus status, int count) {
    List<CaseResolutionRow> stops =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number ->
                    Rows.of(Tables.CASE_RESOLUTIONS)
                        .set("case_id", caseId)
                        .set("resolution_no", number)
                        .set("opened_at", MORNING)
                        .set("stopped_at", MORNING + number * MINUTE)
                        .set("resolution_seconds", Duration.ofMinutes(number))
                        .row())
            .toList();
    return Facts.ofCase(Facts.bareCase(caseId, status, 0)).with(Tables.CASE_RESOLUTIONS, stops);
  }

  private static void eventually(String query, String... rows) {
    topics.flush();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        warehouse
                            .query(
                                query.replace("FROM ", "FROM escalations.")
                                    + " SETTINGS date_time_output_format = 'iso'")
                            .replace('\t', ' ')
                            .lines())
                    .containsExactly(rows));
  }

  private static void escalated(String caseId, long at, Long endedAt) {
    EscalationRow row =
        Rows.of(Tables.ESCALATIONS)
            .set("case_id", caseId)
            .set("escalation_no", 1)
            .set("department", "Billing")
            .set("tier", 2)
            .set("issue_category", IssueCategory.BILLING)
            .set("channel", Channel.PHONE)
            .set("escalated_at", at)
            .set("status", endedAt == null ? EscalationStatus.OPEN : EscalationStatus.RESOLVED)
            .set("ended_at", endedAt)
            .row();
    topics.facts(FactsChanged.of(caseId).with(Tables.ESCALATIONS, List.of(row)));
  }

  private static void stopped(String caseId, long at, long millis, Priority priority) {
    CaseResolutionRow row =
        Rows.of(Tables.CASE_RESOLUTIONS)
            .set("case_id", caseId)
            .set("resolution_no", 1)
            .set("opened_at", at - millis)
            .set("stopped_at", at)
            .set("resolution_seconds", Duration.ofMillis(millis))
            .set("department", "Billing")
            .set("priority", priority)
            .row();
    topics.facts(FactsChanged.of(caseId).with(Tables.CASE_RESOLUTIONS, List.of(row)));
  }
}
