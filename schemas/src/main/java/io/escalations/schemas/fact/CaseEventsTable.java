package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.AMOUNT;
import static io.escalations.schemas.table.ColumnTypes.FLAG;
import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.INT64;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.TEXT_MAP;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT64;
import static io.escalations.schemas.table.ColumnTypes.UINT8;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
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
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;
import java.util.function.Function;

/** Defines {@code case_events}. */
final class CaseEventsTable {
  private static final String PERSONAL = "Personal data";
  private static final String FREE_TEXT = "Personal data: free text";
  private static final String PLACE =
      "Where the record stands in case-events; null if the row was restored from files";
  private static final String CARRIED = "As carried by this event; empty clears it";

  private CaseEventsTable() {}

  static Table<AcceptedEvent> define() {
    TableBuilder<AcceptedEvent> table =
        Table.of(AcceptedEvent.class, "case_events")
            .comment("Accepted events")
            .key("case_id", "event_id")
            .quarterOf("occurred_at")
            .versionedBy(TopicNames.ACCEPTED_EVENTS)
            .writtenOnly()
            .column(
                "event_id", TEXT, of(CaseEvent::eventId), "With case_id the identity of the event")
            .column("case_id", TEXT, of(CaseEvent::caseId), "The case it is about")
            .column("type", oneOf(EventType.class), of(CaseEvent::type), "What happened")
            .column("occurred_at", INSTANT, row -> row.event().occurredAt(), "Event time")
            .column(
                "sequence",
                INT64,
                row -> row.event().sequence(),
                "Order among events of one case at one instant")
            .column(
                "source",
                TEXT.lowCardinality().nullable(),
                of(CaseEvent::source),
                "System of record");
    people(table);
    issue(table);
    owner(table);
    details(table);
    origin(table);
    return table.build();
  }

  private static void people(TableBuilder<AcceptedEvent> table) {
    table
        .column("actor_id", TEXT.nullable(), ofActor(Actor::id), "Who did it")
        .column(
            "actor_role",
            oneOf(ActorRole.class).nullable(),
            ofActor(Actor::role),
            "The role held at that instant: CUSTOMER, AGENT, SYSTEM")
        .column(
            "channel",
            oneOf(Channel.class).nullable(),
            of(CaseEvent::channel),
            "CHAT, EMAIL, PHONE, WEB, OTHER")
        .column("customer_id", TEXT.nullable(), ofCustomer(Customer::id), "Whose case it is")
        .column("customer_name", TEXT.personal(), ofCustomer(Customer::name), PERSONAL)
        .column("customer_account", TEXT.personal(), ofCustomer(Customer::account), PERSONAL)
        .column("customer_contact", TEXT.personal(), ofCustomer(Customer::contact), PERSONAL)
        .column(
            "customer_segment",
            oneOf(Segment.class).nullable(),
            ofCustomer(Customer::segment),
            "STANDARD, VIP");
  }

  private static void issue(TableBuilder<AcceptedEvent> table) {
    table
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            ofIssue(Issue::category),
            "Coarse category all sources share")
        .column(
            "issue_type",
            TEXT.lowCardinality().nullable(),
            ofIssue(Issue::type),
            "Finer code of the source")
        .column(
            "issue_product",
            TEXT.lowCardinality().nullable(),
            ofIssue(Issue::product),
            "What the case is about")
        .column("issue_description", TEXT.personal(), ofIssue(Issue::description), FREE_TEXT);
  }

  private static void owner(TableBuilder<AcceptedEvent> table) {
    table
        .column(
            "priority",
            oneOf(Priority.class).nullable(),
            of(CaseEvent::priority),
            "P1 to P4, as carried by this event")
        .column("department", TEXT.lowCardinality().nullable(), of(CaseEvent::department), CARRIED)
        .column("team", TEXT.lowCardinality().nullable(), of(CaseEvent::team), CARRIED)
        .column("assignee", TEXT.nullable(), of(CaseEvent::assignee), CARRIED)
        .column(
            "tier",
            UINT8.nullable(),
            of(CaseEvent::tier),
            "1 frontline to 4 executive or external");
  }

  private static void details(TableBuilder<AcceptedEvent> table) {
    table
        .column(
            "escalation_reason",
            oneOf(EscalationReason.class).nullable(),
            ofEscalation(EscalationDetail::reason),
            "Why it was handed on, on ESCALATED")
        .column(
            "escalation_kind",
            oneOf(EscalationKind.class).nullable(),
            ofEscalation(EscalationDetail::kind),
            "FUNCTIONAL, HIERARCHICAL, AUTOMATIC, on ESCALATED")
        .column("escalation_note", TEXT.personal(), ofEscalation(EscalationDetail::note), FREE_TEXT)
        .column(
            "due_at",
            INSTANT.nullable(),
            of(CaseEventsTable::promised),
            "Resolution deadline promised for the case")
        .column(
            "due_at_cleared",
            FLAG,
            row -> row.event().clearsDueAt(),
            "1: this event takes away the deadline that was promised")
        .column("rating", UINT8.nullable(), of(CaseEvent::rating), "1 to 5, on SATISFACTION_RATED")
        .column(
            "compensated_amount",
            AMOUNT,
            ofCompensation(Compensation::amount),
            "What was granted, on COMPENSATED")
        .column(
            "compensated_currency",
            TEXT.lowCardinality().nullable(),
            ofCompensation(Compensation::currency),
            "ISO 4217")
        .column(
            "attributes",
            TEXT_MAP.personal(),
            of(CaseEvent::attributes),
            "Anything else the source sent; may hold personal data")
        .column(
            "ingested_at",
            INSTANT,
            row -> row.origin().appendedAt(),
            "When Kafka appended the record");
  }

  private static void origin(TableBuilder<AcceptedEvent> table) {
    table
        .column("partition", UINT32.nullable(), CaseEventsTable::partition, PLACE)
        .column("offset", UINT64.nullable(), CaseEventsTable::offset, PLACE)
        .column(
            "late",
            FLAG,
            row -> row.origin().late(),
            "1: event time had reached occurred_at before the event came")
        .column(
            "known_at",
            INSTANT,
            row -> row.origin().knownAt(),
            "Event time from which on it was known: its own, or that at which it came late")
        .column(
            "content_digest",
            INT64,
            row -> row.origin().contentDigest(),
            "Of the event as accepted: it tells a second delivery from another event of this id");
  }

  private static Integer partition(AcceptedEvent row) {
    return row.origin().isOfFile() ? null : Integer.valueOf(row.origin().partition());
  }

  private static Long offset(AcceptedEvent row) {
    return row.origin().isOfFile() ? null : Long.valueOf(row.origin().offset());
  }

  private static Long promised(CaseEvent event) {
    return event.clearsDueAt() ? null : event.dueAt();
  }

  private static <V> Function<AcceptedEvent, V> of(Function<CaseEvent, V> value) {
    return row -> value.apply(row.event());
  }

  private static <V> Function<AcceptedEvent, V> ofActor(Function<Actor, V> value) {
    return of(event -> part(event.actor(), value));
  }

  private static <V> Function<AcceptedEvent, V> ofCustomer(Function<Customer, V> value) {
    return of(event -> part(event.customer(), value));
  }

  private static <V> Function<AcceptedEvent, V> ofIssue(Function<Issue, V> value) {
    return of(event -> part(event.issue(), value));
  }

  private static <V> Function<AcceptedEvent, V> ofEscalation(Function<EscalationDetail, V> value) {
    return of(event -> part(event.escalation(), value));
  }

  private static <V> Function<AcceptedEvent, V> ofCompensation(Function<Compensation, V> value) {
    return of(event -> part(event.compensation(), value));
  }

  private static <P, V> V part(P part, Function<P, V> value) {
    return part == null ? null : value.apply(part);
  }
}
