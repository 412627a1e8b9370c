package io.escalations.schemas.event;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Reads the objects within an event; each is null if it holds nothing. */
final class NestedObjects {
  private static final EnumNames<ActorRole> ROLES = new EnumNames<>(ActorRole.class);
  private static final EnumNames<Segment> SEGMENTS = new EnumNames<>(Segment.class);
  private static final EnumNames<IssueCategory> CATEGORIES = new EnumNames<>(IssueCategory.class);
  private static final EnumNames<EscalationReason> REASONS =
      new EnumNames<>(EscalationReason.class);
  private static final EnumNames<EscalationKind> KINDS = new EnumNames<>(EscalationKind.class);

  private final JsonParser json;
  private final ValueReader values;
  private final AttributeReader attributes;

  NestedObjects(JsonParser json, ValueReader values, AttributeReader attributes) {
    this.json = json;
    this.values = values;
    this.attributes = attributes;
  }

  Actor actor() throws IOException {
    String id = null;
    ActorRole role = null;
    for (Leaves leaves = leaves("actor", List.of("id", "role")); leaves.next(); ) {
      switch (leaves.name()) {
        case "id" -> id = values.text("actor.id");
        default -> role = values.oneOf("actor.role", ROLES);
      }
    }
    return id == null && role == null ? null : new Actor(id, role);
  }

  Customer customer() throws IOException {
    String id = null;
    String name = null;
    String account = null;
    String contact = null;
    Segment segment = null;
    for (Leaves leaves = leaves("customer", List.of("id", "name", "account", "contact", "segment"));
        leaves.next(); ) {
      switch (leaves.name()) {
        case "id" -> id = values.text("customer.id");
        case "name" -> name = values.text("customer.name");
        case "account" -> account = values.text("customer.account");
        case "contact" -> contact = values.text("customer.contact");
        default -> segment = values.oneOf("customer.segment", SEGMENTS);
      }
    }
    boolean empty =
        id == null && name == null && account == null && contact == null && segment == null;
    return empty ? null : new Customer(id, name, account, contact, segment);
  }

  Issue issue() throws IOException {
    IssueCategory category = null;
    String code = null;
    String product = null;
    String description = null;
    for (Leaves leaves = leaves("issue", List.of("category", "type", "product", "description"));
        leaves.next(); ) {
      switch (leaves.name()) {
        case "category" -> category = values.oneOf("issue.category", CATEGORIES);
        case "type" -> code = values.text("issue.type");
        case "product" -> product = values.text("issue.product");
        default -> description = values.text("issue.description");
      }
    }
    boolean empty = category == null && code == null && product == null && description == null;
    return empty ? null : new Issue(category, code, product, description);
  }

  EscalationDetail escalation() throws IOException {
    EscalationReason reason = null;
    EscalationKind kind = null;
    String note = null;
    for (Leaves leaves = leaves("escalation", List.of("reason", "kind", "note")); leaves.next(); ) {
      switch (leaves.name()) {
        case "reason" -> reason = values.oneOf("escalation.reason", REASONS);
        case "kind" -> kind = values.oneOf("escalation.kind", KINDS);
        default -> note = values.text("escalation.note");
      }
    }
    return reason == null && kind == null && note == null
        ? null
        : new EscalationDetail(reason, kind, note);
  }

  Compensation compensation() throws IOException {
    BigDecimal amount = null;
    String currency = null;
    for (Leaves leaves = leaves("compensation", List.of("amount", "currency")); leaves.next(); ) {
      switch (leaves.name()) {
        case "amount" -> amount = values.amount("compensation.amount");
        default -> currency = values.text("compensation.currency");
      }
    }
    return amount == null && currency == null ? null : new Compensation(amount, currency);
  }

  private Leaves leaves(String parent, List<String> known) throws IOException {
    return new Leaves(json, values, attributes, parent, known);
  }
}
