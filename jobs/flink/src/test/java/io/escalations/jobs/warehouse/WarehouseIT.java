package io.escalations.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.stack.testing.KafkaExtension;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WarehouseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @TempDir static Path directory;

  private static TestTopics topics;
  private static WarehouseUnderTest warehouse;

  @BeforeAll
  static void start() throws Exception {
    topics = new TestTopics(kafka.brokers());
    warehouse = new WarehouseUnderTest(directory, kafka.brokers());
  }

  @AfterAll
  static void stop() throws Exception {
    warehouse.stop();
    topics.close();
  }

  @Test
  void factsStandInTheTablesAsTheyWereSaid() {
    topics.facts(Facts.full("full"));

    eventually("cases WHERE case_id = 'full'", "case_id", "full");
    assertThat(row("cases", "full"))
        .isEqualTo(
            "full CLOSED 2016-03-01T10:00:00.001Z 2016-03-01T14:00:00.001Z 2016-03-01T15:00:00.250Z"
                + " 2016-03-01T15:00:00.250Z P2 P1 Billing Blue Ann 1 3 PHONE C-1 VIP BILLING"
                + " invoice/wrong Gold 2 3 1 1 4 1.5 61.001 18000.249 5 12.5 EUR");
    eventually("escalations WHERE case_id = 'full'", "case_id", "full");
    assertThat(row("escalations", "full"))
        .isEqualTo(
            "full 1 FUNCTIONAL LACK_OF_EXPERTISE Service Billing 1 2 BILLING invoice/wrong P1 PHONE"
                + " C-1 my name is {fn Ann}\\t\\'\"\\\\ \u00e9\ud83d\ude00 2016-03-01T10:00:00.001Z"
                + " 2016-03-01T14:00:00.001Z Ann RESOLVED 2016-03-01T15:00:00.250Z \\N 18000.249");
    eventually("sla_breaches WHERE case_id = 'full'", "case_id", "full");
    assertThat(row("sla_breaches", "full"))
        .isEqualTo(
            "full resolution 1 2016-1 always BREACHED 2016-03-01T10:00:00.001Z 14400"
                + " 2016-03-01T14:00:00.001Z \\N 2016-03-01T15:00:00.250Z 2016-03-01T14:00:00.001Z"
                + " DUE 18000.249 18000.249 0 3600.249 Service 1 P2 BILLING Billing 2 P1");
  }

  @Test
  void aStoppedPeriodStandsWithTheValuesItWasStoppedWith() {
    topics.facts(Facts.full("spell"));

    eventually("case_resolutions WHERE case_id = 'spell'", "case_id", "spell");
    assertThat(row("case_resolutions", "spell"))
        .isEqualTo(
            "spell 1 2016-03-01T10:00:00.001Z 2016-03-01T15:00:00.250Z 18000.249 Billing 2 P1 PHONE"
                + " BILLING invoice/wrong");
  }

  @Test
  void aStretchInADepartmentStandsWithItsLength() {
    topics.facts(Facts.full("span"));

    eventually("case_spans WHERE case_id = 'span'", "case_id", "span");
    assertThat(row("case_spans", "span"))
        .isEqualTo(
            "span DEPARTMENT 1 Billing 2016-03-01T10:00:00.001Z 2016-03-01T15:00:00.250Z"
                + " 18000.249");
  }

  @Test
  void whatIsUnknownIsNull() {
    topics.facts(Facts.ofCase(Facts.bareCase("bare", CaseStatus.OPEN, 0)));

    eventually(
        "cases WHERE case_id = 'bare'",
        "concat(ifNull(department, 'none'), ifNull(toString(opened_at), 'none'),"
            + " ifNull(toString(tier), 'none'))",
        "nonenonenone");
  }

  @Test
  void ofManyWordsOnACaseTheLastCountsAndFewAreWritten() {
    int words = 5_000;
    for (int i = 1; i <= words; i++) {
      topics.facts(Facts.ofCase(Facts.bareCase("busy", CaseStatus.OPEN, i)));
    }

    eventually("cases WHERE case_id = 'busy'", "escalation_count", String.valueOf(words));
    assertThat(
            Integer.parseInt(
                warehouse
                    .as("admin")
                    .query("SELECT count() FROM escalations_tables.cases WHERE case_id = 'busy'")
                    .strip()))
        .isLessThan(words / 10);
  }

  @Test
  void aKeyThatIsNoMoreIsInNoTable() {
    topics.facts(Facts.full("going"));
    eventually("sla_clocks WHERE case_id = 'going'", "count()", "1");

    FactsChanged gone = FactsChanged.of("going");
    gone = Facts.removing(gone, Tables.ESCALATIONS, "", 1);
    gone = Facts.removing(gone, Tables.SLA_CLOCKS, "resolution", 1);
    gone = Facts.removing(gone, Tables.CASE_RESOLUTIONS, "", 1);
    gone = Facts.removing(gone, Tables.CASE_SPANS, "DEPARTMENT", 1);
    topics.facts(gone);

    eventually("sla_clocks WHERE case_id = 'going'", "count()", "0");
    eventually("escalations WHERE case_id = 'going'", "count()", "0");
    eventually("case_resolutions WHERE case_id = 'going'", "count()", "0");
    eventually("case_spans WHERE case_id = 'going'", "count()", "0");
    eventually("cases WHERE case_id = 'going'", "count()", "1");
  }

  @Test
  void readingTheTopicsAgainGivesTheSameTables() throws Exception {
    for (int i = 0; i < 200; i++) {
      topics.facts(Facts.full("again-" + i));
      topics.facts(Facts.removing(FactsChanged.of("again-" + i), Tables.ESCALATIONS, "", 1));
      topics.facts(Facts.ofCase(Facts.bareCase("again-" + i, CaseStatus.RESOLVED, i)));
    }
    eventually("cases WHERE case_id LIKE 'again-%'", "countIf(status = 'RESOLVED')", "200");
    String before = tablesOf("again-%");

    warehouse.cancelJob();
    warehouse.startJob();
    topics.facts(Facts.full("after-again"));

    eventually("cases WHERE case_id = 'after-again'", "count()", "1");
    assertThat(tablesOf("again-%")).isEqualTo(before);
  }

  @Test
  void nothingIsLostWhenClickHouseDiesInMidStream() throws Exception {
    int cases = 30_000;
    for (int i = 0; i < cases; i++) {
      topics.facts(Facts.full("crash-" + i));
      if (i == cases / 3) {
        topics.flush();
        await().atMost(PATIENCE).until(() -> !count("cases", "crash-%").equals("0"));
        warehouse.killServer();
      }
    }
    topics.flush();
    warehouse.startServer();

    await().atMost(PATIENCE).until(() -> count("cases", "crash-%").equals(String.valueOf(cases)));
    await()
        .atMost(PATIENCE)
        .until(() -> count("escalations", "crash-%").equals(String.valueOf(cases)));
    await()
        .atMost(PATIENCE)
        .until(() -> count("sla_clocks", "crash-%").equals(String.valueOf(cases)));
  }

  @Test
  void alertsAreExactlyThoseOfTheTopic() {
    List<SlaAlert> alerts =
        List.of(
            alert(1, AlertAction.RAISED, Facts.DUE, null),
            alert(2, AlertAction.AMENDED, Facts.STOPPED, "e-1"),
            alert(3, AlertAction.VOIDED, null, "e-2"));
    alerts.forEach(topics::alert);
    alerts.forEach(topics::alert);

    eventually("sla_alerts WHERE case_id = 'warned'", "count()", "3");
    String rows =
        warehouse.query(
            "SELECT * FROM escalations.sla_alerts WHERE case_id = 'warned' ORDER BY revision"
                + " SETTINGS date_time_output_format = 'iso' FORMAT JSONEachRow");
    assertThat(
            rows.lines()
                .map(line -> SlaAlertJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList())
        .isEqualTo(alerts);
  }

  @Test
  void eventsStandWithAllTheyCarryAndPersonalDataOnlyForThoseWhoMayReadIt() {
    CaseEvent event =
        new CaseEvent(
            "e-1",
            "event",
            EventType.ESCALATED,
            Facts.OPENED,
            -7,
            "zendesk",
            new Actor("u-1", ActorRole.AGENT),
            Channel.CHAT,
            new Customer(
                "C-1", "Ann Secret", "secret-account", "secret@example.org", Segment.STANDARD),
            new Issue(IssueCategory.TECHNICAL, "disk", "Gold", "secret description"),
            Priority.P3,
            "",
            "Blue",
            null,
            4,
            new EscalationDetail(EscalationReason.OTHER, EscalationKind.AUTOMATIC, "secret note"),
            Facts.DUE,
            2,
            new Compensation(new BigDecimal("1234567.890123456"), "USD"),
            Map.of("plan", "secret plan"));
    topics.event(event, new EventOrigin(2, 40, Facts.STOPPED, true, 99, Facts.OPENED));

    eventually("case_events WHERE case_id = 'event'", "count()", "1");
    assertThat(row("case_events", "event"))
        .isEqualTo(
            "e-1 event ESCALATED 2016-03-01T10:00:00.001Z -7 zendesk u-1 AGENT CHAT C-1 Ann Secret"
                + " secret-account secret@example.org STANDARD TECHNICAL disk Gold secret"
                + " description P3  Blue \\N 4 OTHER AUTOMATIC secret note 2016-03-01T14:00:00.001Z"
                + " 0 2 1234567.890123456 USD {'plan':'secret plan'} 2016-03-01T15:00:00.250Z 2 40"
                + " 1 2016-03-01T10:00:00.001Z");
    assertThat(
            warehouse
                .as("analyst")
                .query("SELECT * FROM escalations.case_events WHERE case_id = 'event'")
                .toLowerCase(Locale.ROOT))
        .doesNotContain("secret");
  }

  @Test
  void aRefusedRecordStandsWithItsPlaceAndTheBeginningOfItsText() {
    byte[] raw = ("x" + "\u00e9".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    topics.refusal(
        new RejectedRecord(
            "case-events", 3, 4_711, RejectReason.TOO_LARGE, "too large", null, raw, Facts.OPENED));
    topics.refusal(
        new RejectedRecord(
            "case-events",
            3,
            4_712,
            RejectReason.NOT_JSON,
            "no text",
            null,
            new byte[] {(byte) 0xff, 'a'},
            Facts.OPENED));

    eventually("rejected_events", "count()", "2");
    assertThat(
            warehouse.query(
                "SELECT topic, partition, offset, reason, length(raw), raw_size,"
                    + " toUnixTimestamp64Milli(rejected_at) FROM escalations.rejected_events WHERE"
                    + " offset = 4711"))
        .isEqualTo("case-events\t3\t4711\tTOO_LARGE\t65535\t100001\t" + Facts.OPENED);
    assertThat(
            warehouse.query(
                "SELECT raw, raw_size FROM escalations.rejected_events WHERE offset = 4712"))
        .isEqualTo("\ufffda\t2");
  }

  @Test
  void eachRecordHasOneOutcomeAndTheyAddUpToWhatWasRead() {
    int partition = 17; // no other test's
    topics.counts(new RecordCounts(partition, 5, 4, 1));
    topics.event(
        opened("counted"), new EventOrigin(partition, 0, Facts.OPENED, true, 99, Facts.OPENED));
    topics.event(
        opened("counted"), new EventOrigin(partition, 0, Facts.OPENED, true, 99, Facts.OPENED));
    topics.duplicate(new DuplicateEvent(partition, 1, "counted", "counted-1", Facts.OPENED));
    topics.refusal(
        new RejectedRecord(
            "case-events",
            partition,
            3,
            RejectReason.INVALID_FIELD,
            "priority: found 'High'",
            null,
            null,
            Facts.OPENED));

    eventually(
        "event_accounting WHERE partition = " + partition,
        "(events, accepted, duplicates, refused, waiting, late, heartbeats)",
        "(4,1,1,1,1,1,1)");
    assertThat(
            warehouse
                .as("analyst")
                .query(
                    "SELECT offset, outcome, reason, late FROM escalations.event_outcomes WHERE"
                        + " partition = 17 ORDER BY offset"))
        .isEqualTo(
            """
            0\tACCEPTED\t\\N\t1
            1\tDUPLICATE\t\\N\t\\N
            3\tREFUSED\tINVALID_FIELD\t\\N
            """);
    assertThat(
            warehouse
                .as("analyst")
                .query("SELECT detail, raw FROM escalations.rejected_events WHERE partition = 17"))
        .as("everyone reads what was wrong, and nobody the record")
        .isEqualTo("priority: found \\'High\\'\t\\N\n");
  }

  @Test
  void progressIsNeverAheadOfTheFactsItCovers() throws Exception {
    int steps = 100;
    for (int step = 1; step <= steps; step++) {
      topics.facts(Facts.ofCase(Facts.bareCase("step-" + step, CaseStatus.OPEN, step)));
      topics.progress(new Progress(0, 1, step));
      topics.flush();
      assertProgressIsCovered();
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertProgressIsCovered();
              return progress() == steps;
            });
  }

  private static void assertProgressIsCovered() {
    long progress = progress();
    assertThat(Long.parseLong(count("cases", "step-%")))
        .as("steps that must be there")
        .isGreaterThanOrEqualTo(progress);
  }

  private static long progress() {
    return Long.parseLong(
        warehouse.query(
            "SELECT toUnixTimestamp64Milli(max(event_time)) FROM escalations.pipeline_progress"));
  }

  private static CaseEvent opened(String caseId) {
    return CaseEvent.builder(caseId + "-1", caseId, EventType.CASE_OPENED, Facts.OPENED).build();
  }

  private static SlaAlert alert(int revision, AlertAction action, Long dueAt, String proof) {
    return Rows.of(Tables.SLA_ALERTS)
        .set("alert_id", "0a".repeat(32))
        .set("revision", revision)
        .set("case_id", "warned")
        .set("clock", "resolution")
        .set("instance", 1)
        .set("level", "100")
        .set("action", action)
        .set("at", Facts.DUE)
        .set("known_at", Facts.DUE + 5)
        .set("emitted_at", "2026-11-21T10:00:00.123Z")
        .set("due_at", dueAt)
        .set("target_seconds", Duration.ofHours(4))
        .set("status", action == AlertAction.VOIDED ? null : ClockStatus.BREACHED)
        .set("department", "Billing")
        .set("tier", 2)
        .set("priority", Priority.P1)
        .set("issue_category", IssueCategory.BILLING)
        .set("proof_event_id", proof)
        .set("policy_version", "2016-1")
        .row();
  }

  private static void eventually(String from, String what, String expected) {
    topics.flush();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(warehouse.query("SELECT " + what + " FROM escalations." + from))
                    .isEqualTo(expected));
  }

  private static String row(String view, String caseId) {
    return warehouse
        .query(
            "SELECT * FROM escalations."
                + view
                + " WHERE case_id = '"
                + caseId
                + "' SETTINGS date_time_output_format = 'iso'")
        .replace('\t', ' ');
  }

  private static String count(String view, String caseIds) {
    return warehouse.query(
        "SELECT count() FROM escalations." + view + " WHERE case_id LIKE '" + caseIds + "'");
  }

  private static String tablesOf(String caseIds) {
    StringBuilder tables = new StringBuilder();
    for (String view :
        List.of(
            "cases",
            "escalations",
            "sla_clocks",
            "sla_breaches",
            "case_resolutions",
            "case_spans")) {
      tables.append(
          warehouse.query(
              "SELECT * FROM escalations."
                  + view
                  + " WHERE case_id LIKE '"
                  + caseIds
                  + "' ORDER BY ALL"));
    }
    return tables.toString();
  }
}
