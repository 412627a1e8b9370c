package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.amount;
import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.Issue;
import java.util.List;
import java.util.function.Function;

/** Accepted events as rows of {@code case_events}. */
public final class EventRows implements Rows<AcceptedEvent> {
  public static final InsertStatement<AcceptedEvent> INSERT =
      InsertStatement.<AcceptedEvent>into("case_events")
          .column("event_id", row -> row.event().eventId())
          .column("case_id", row -> row.event().caseId())
          .column("type", row -> name(row.event().type()))
          .column("occurred_at", row -> instant(row.event().occurredAt()))
          .column("sequence", row -> row.event().sequence())
          .column("source", row -> row.event().source())
          .column("actor_id", row -> actor(row, Actor::id))
          .column("actor_role", row -> actor(row, actor -> name(actor.role())))
          .column("channel", row -> name(row.event().channel()))
          .column("customer_id", row -> customer(row, Customer::id))
          .column("customer_name", row -> customer(row, Customer::name))
          .column("customer_account", row -> customer(row, Customer::account))
          .column("customer_contact", row -> customer(row, Customer::contact))
          .column("customer_segment", row -> customer(row, customer -> name(customer.segment())))
          .column("issue_category", row -> issue(row, issue -> name(issue.category())))
          .column("issue_type", row -> issue(row, Issue::type))
          .column("issue_product", row -> issue(row, Issue::product))
          .column("issue_description", row -> issue(row, Issue::description))
          .column("priority", row -> name(row.event().priority()))
          .column("department", row -> row.event().department())
          .column("team", row -> row.event().team())
          .column("assignee", row -> row.event().assignee())
          .column("tier", row -> row.event().tier())
          .column(
              "escalation_reason", row -> escalation(row, escalation -> name(escalation.reason())))
          .column("escalation_kind", row -> escalation(row, escalation -> name(escalation.kind())))
          .column("escalation_note", row -> escalation(row, EscalationDetail::note))
          .column("due_at", row -> instant(promised(row.event())))
          .column("due_at_cleared", row -> row.event().clearsDueAt() ? 1 : 0)
          .column("rating", row -> row.event().rating())
          .column(
              "compensated_amount",
              row -> compensation(row, compensation -> amount(compensation.amount())))
          .column("compensated_currency", row -> compensation(row, Compensation::currency))
          .column("attributes", row -> row.event().attributes())
          .column("ingested_at", row -> instant(row.ingestedAt()))
          .version()
          .build();

  private final TableBuffer<AcceptedEvent> events = new TableBuffer<>(INSERT);

  private record Key(String caseId, String eventId) {}

  @Override
  public void add(AcceptedEvent accepted) {
    CaseEvent event = accepted.event();
    events.put(new Key(event.caseId(), event.eventId()), accepted, accepted.offset());
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(events);
  }

  private static Long promised(CaseEvent event) {
    return event.clearsDueAt() ? null : event.dueAt();
  }

  private static Object actor(AcceptedEvent row, Function<Actor, Object> value) {
    return part(row.event().actor(), value);
  }

  private static Object customer(AcceptedEvent row, Function<Customer, Object> value) {
    return part(row.event().customer(), value);
  }

  private static Object issue(AcceptedEvent row, Function<Issue, Object> value) {
    return part(row.event().issue(), value);
  }

  private static Object escalation(AcceptedEvent row, Function<EscalationDetail, Object> value) {
    return part(row.event().escalation(), value);
  }

  private static Object compensation(AcceptedEvent row, Function<Compensation, Object> value) {
    return part(row.event().compensation(), value);
  }

  private static <P> Object part(P part, Function<P, Object> value) {
    return part == null ? null : value.apply(part);
  }
}
