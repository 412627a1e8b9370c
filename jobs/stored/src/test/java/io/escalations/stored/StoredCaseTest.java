package io.escalations.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.UserError;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredCaseTest {
  private static final String FULL =
      """
      {"event_id":"e1","case_id":"c1","type":"ESCALATED","sequence":3,"source":"desk","actor_id":"anna","actor_role":"AGENT","channel":"PHONE","customer_id":"k1",\
      "customer_account":"ACME Ltd","attributes":{"contract":"gold"},"customer_segment":"VIP","issue_category":"BILLING","issue_type":"invoice","issue_product":"Gold","priority":"P1","department":"A","team":"",\
      "assignee":"ben","tier":2,"escalation_reason":"SLA_RISK","escalation_kind":"FUNCTIONAL","rating":4,"compensated_amount":12.5,"compensated_currency":"EUR",\
      "occurred_millis":1456822800001,"due_millis":"1456837200001"}
      """;

  @Test
  void keepsAllThatTheFoldAsksFor() {
    CaseEvent expected =
        new CaseEvent(
            "e1",
            "c1",
            EventType.ESCALATED,
            1_456_822_800_001L,
            3,
            "desk",
            new Actor("anna", ActorRole.AGENT),
            Channel.PHONE,
            new Customer("k1", null, "ACME Ltd", null, Segment.VIP),
            new Issue(IssueCategory.BILLING, "invoice", "Gold", null),
            Priority.P1,
            "A",
            "",
            "ben",
            2,
            new EscalationDetail(EscalationReason.SLA_RISK, EscalationKind.FUNCTIONAL, null),
            1_456_837_200_001L,
            4,
            new Compensation(new BigDecimal("12.5"), "EUR"),
            Map.of("contract", "gold"));

    assertThat(StoredCase.parse("c1", FULL).events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(TimelineEvent.of(event, 0)).isEqualTo(TimelineEvent.of(expected, 0));
              assertThat(event.actor()).isEqualTo(expected.actor());
            });
  }

  @Test
  void leavesOutWhatIsNotThere() {
    String bare =
        "{\"event_id\":\"e1\",\"case_id\":\"c1\",\"type\":\"RESOLVED\",\"sequence\":0,\"priority\":null,\"occurred_millis\":5}";

    assertThat(StoredCase.parse("c1", bare).events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.priority()).isNull();
              assertThat(event.actor()).isNull();
              assertThat(event.dueAt()).isNull();
            });
  }

  @Test
  void knowsThatADeadlineWasTakenAway() {
    String cleared =
        "{\"event_id\":\"e1\",\"case_id\":\"c1\",\"type\":\"CASE_UPDATED\",\"sequence\":0,\"occurred_millis\":5,\"due_millis\":null,\"due_at_cleared\":1}";

    assertThat(StoredCase.parse("c1", cleared).events())
        .singleElement()
        .satisfies(event -> assertThat(event.clearsDueAt()).isTrue());
  }

  @Test
  void refusesWhatIsNoRow() {
    assertThatThrownBy(() -> StoredCase.parse("c1", "{\"event_id\":\"e1\",\"type\":\"EXPLODED\"}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("same build");
  }

  @Test
  void thereIsNothingToExplainBeforeTheFirstEvent() {
    StoredCase stored = StoredCase.parse("c1", FULL);

    assertThat(stored.fold(PolicyVersions.of(List.of()), 1_456_822_800_000L)).isEmpty();
    assertThat(stored.fold(PolicyVersions.of(List.of()), 1_456_822_800_001L))
        .map(stored::explain)
        .get()
        .satisfies(
            explanation -> {
              assertThat(explanation.timeline())
                  .singleElement()
                  .satisfies(happening -> assertThat(happening.actor().id()).isEqualTo("anna"));
              assertThat(explanation.asOf()).isEqualTo(Instant.ofEpochMilli(1_456_822_800_001L));
            });
  }
}
