package io.escalations.jobs.lake;

import io.escalations.jobs.io.clickhouse.ColumnValues;
import io.escalations.jobs.warehouse.AcceptedEvent;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A row of the lake: the columns of {@code case_event.avsc}. */
final class EventRecord {
  static final Schema SCHEMA = schema();

  private EventRecord() {}

  static GenericRecord of(AcceptedEvent accepted) {
    CaseEvent event = accepted.event();
    GenericRecord row = new GenericData.Record(SCHEMA);
    row.put("event_id", event.eventId());
    row.put("case_id", event.caseId());
    row.put("type", event.type().name());
    row.put("occurred_at", event.occurredAt());
    row.put("sequence", event.sequence());
    row.put("source", event.source());
    row.put("channel", ColumnValues.name(event.channel()));
    row.put("priority", ColumnValues.name(event.priority()));
    row.put("department", event.department());
    row.put("team", event.team());
    row.put("assignee", event.assignee());
    row.put("tier", event.tier());
    row.put("due_at", event.dueAt());
    row.put("rating", event.rating());
    row.put("attributes", event.attributes());
    row.put("ingested_at", accepted.ingestedAt());
    put(row, event.actor());
    put(row, event.customer());
    put(row, event.issue());
    put(row, event.escalation());
    put(row, event.compensation());
    return row;
  }

  private static void put(GenericRecord row, Actor actor) {
    if (actor != null) {
      row.put("actor_id", actor.id());
      row.put("actor_role", ColumnValues.name(actor.role()));
    }
  }

  private static void put(GenericRecord row, Customer customer) {
    if (customer != null) {
      row.put("customer_id", customer.id());
      row.put("customer_name", customer.name());
      row.put("customer_account", customer.account());
      row.put("customer_contact", customer.contact());
      row.put("customer_segment", ColumnValues.name(customer.segment()));
    }
  }

  private static void put(GenericRecord row, Issue issue) {
    if (issue != null) {
      row.put("issue_category", ColumnValues.name(issue.category()));
      row.put("issue_type", issue.type());
      row.put("issue_product", issue.product());
      row.put("issue_description", issue.description());
    }
  }

  private static void put(GenericRecord row, EscalationDetail escalation) {
    if (escalation != null) {
      row.put("escalation_reason", ColumnValues.name(escalation.reason()));
      row.put("escalation_kind", ColumnValues.name(escalation.kind()));
      row.put("escalation_note", escalation.note());
    }
  }

  private static void put(GenericRecord row, Compensation compensation) {
    if (compensation != null) {
      BigDecimal amount = ColumnValues.amount(compensation.amount());
      row.put("compensated_amount", amount == null ? null : ByteBuffer.wrap(amount.unscaledValue().toByteArray()));
      row.put("compensated_currency", compensation.currency());
    }
  }

  private static Schema schema() {
    try (InputStream in = EventRecord.class.getResourceAsStream("case_event.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
