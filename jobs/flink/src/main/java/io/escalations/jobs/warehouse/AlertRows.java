package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.fact.SlaAlert;
import java.util.List;

/** What was said, as rows of {@code sla_alerts}. */
final class AlertRows implements Rows<CommittedAlert> {
  static final InsertStatement<SlaAlert> INSERT =
      InsertStatement.<SlaAlert>into("sla_alerts")
          .column("alert_id", SlaAlert::alertId)
          .column("revision", SlaAlert::revision)
          .column("case_id", SlaAlert::caseId)
          .column("clock", SlaAlert::clock)
          .column("instance", SlaAlert::instance)
          .column("level", SlaAlert::level)
          .column("action", row -> name(row.action()))
          .column("at", row -> instant(row.at()))
          .column("known_at", row -> instant(row.knownAt()))
          .column("emitted_at", row -> instant(row.emittedAt()))
          .column("due_at", row -> instant(row.dueAt()))
          .column("target_seconds", row -> seconds(row.targetMillis()))
          .column("status", row -> name(row.status()))
          .column("department", SlaAlert::department)
          .column("team", SlaAlert::team)
          .column("tier", SlaAlert::tier)
          .column("priority", row -> name(row.priority()))
          .column("issue_category", row -> name(row.issueCategory()))
          .column("proof_event_id", SlaAlert::proofEventId)
          .column("policy_version", SlaAlert::policyVersion)
          .version()
          .build();

  private final TableBuffer<SlaAlert> alerts = new TableBuffer<>(INSERT);

  private record Key(String alertId, int revision) {}

  @Override
  public void add(CommittedAlert committed) {
    SlaAlert alert = committed.alert();
    alerts.put(new Key(alert.alertId(), alert.revision()), alert, committed.offset());
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(alerts);
  }
}
