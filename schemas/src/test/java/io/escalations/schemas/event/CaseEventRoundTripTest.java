package io.escalations.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import io.escalations.schemas.topic.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

class CaseEventRoundTripTest {
  private final CaseEventParser parser = new CaseEventParser(false);

  @Property(tries = 2000)
  void whatIsWrittenIsReadAgain(@ForAll("events") CaseEvent event) {
    byte[] key = event.caseId().getBytes(StandardCharsets.UTF_8);
    assertThat(parser.parse(key, CaseEventWriter.write(event), 0))
        .isEqualTo(Parsed.accepted(event));
  }

  @Property(tries = 2000)
  void theBinaryFormLosesNothing(@ForAll("events") CaseEvent event) {
    byte[] binary = Topics.ACCEPTED_EVENTS.encode(event);
    assertThat(Topics.ACCEPTED_EVENTS.decode(binary)).isEqualTo(event);
  }

  @Example
  void isWrittenInTheOrderOfTheContract() {
    CaseEvent event =
        CaseEvent.builder("E1", "C1", EventType.COMPENSATED, Times.parse("2016-02-29T01:16:00Z"))
            .sequence(10)
            .priority(Priority.P1)
            .department("")
            .tier(3)
            .compensation(new Compensation(new BigDecimal("100"), "EUR"))
            .attributes(Map.of("a", ""))
            .build();
    assertThat(new String(CaseEventWriter.write(event), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"event_id\":\"E1\",\"case_id\":\"C1\",\"type\":\"COMPENSATED\",\"occurred_at\":\"2016-02-29T01:16:00.000Z\",\"sequence\":10,"
                + "\"priority\":\"P1\",\"department\":\"\",\"tier\":3,\"compensation\":{\"amount\":100,\"currency\":\"EUR\"},"
                + "\"attributes\":{\"a\":\"\"}}");
  }

  @Provide
  Arbitrary<CaseEvent> events() {
    return Builders.withBuilder(Draft::new)
        .use(text().ofMinLength(1).ofMaxLength(60))
        .inSetter((draft, value) -> draft.eventId = value)
        .use(text().ofMinLength(1).ofMaxLength(60))
        .inSetter((draft, value) -> draft.caseId = value)
        .use(Arbitraries.of(EventType.class))
        .inSetter((draft, value) -> draft.type = value)
        .use(times())
        .inSetter((draft, value) -> draft.occurredAt = value)
        .use(Arbitraries.longs())
        .inSetter((draft, value) -> draft.sequence = value)
        .use(fields())
        .inSetter((draft, value) -> draft.fields = value)
        .use(customers().injectNull(0.5))
        .inSetter((draft, value) -> draft.customer = value)
        .use(issues().injectNull(0.5))
        .inSetter((draft, value) -> draft.issue = value)
        .use(amounts().injectNull(0.5))
        .inSetter((draft, value) -> draft.compensation = value)
        .use(Arbitraries.oneOf(times(), Arbitraries.just(CaseEvent.NO_DUE_AT)).injectNull(0.5))
        .inSetter((draft, value) -> draft.dueAt = value)
        .use(Arbitraries.maps(text(), text()).ofMaxSize(3))
        .inSetter((draft, value) -> draft.attributes = value)
        .build(Draft::event);
  }

  private static StringArbitrary text() {
    return Arbitraries.strings()
        .withCharRange('\u0000', '\uD7FF')
        .withChars("\"\\/{}\u2028")
        .ofMaxLength(20);
  }

  private static Arbitrary<Long> times() {
    return Arbitraries.longs()
        .between(Times.parse("1900-01-01T00:00:00Z"), Times.parse("2299-12-31T23:59:59.999Z"));
  }

  private static Arbitrary<String[]> fields() {
    return text().injectNull(0.5).array(String[].class).ofSize(7);
  }

  private static Arbitrary<Customer> customers() {
    return text()
        .injectNull(0.3)
        .array(String[].class)
        .ofSize(4)
        .map(parts -> new Customer(parts[0], parts[1], parts[2], parts[3], Segment.VIP));
  }

  private static Arbitrary<Issue> issues() {
    return text()
        .injectNull(0.3)
        .array(String[].class)
        .ofSize(3)
        .map(parts -> new Issue(IssueCategory.SERVICE, parts[0], parts[1], parts[2]));
  }

  private static Arbitrary<Compensation> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-999999"), new BigDecimal("999999"))
        .ofScale(2)
        .map(amount -> amount.stripTrailingZeros())
        .map(amount -> new Compensation(amount.scale() < 0 ? amount.setScale(0) : amount, "EUR"));
  }

  private static final class Draft {
    private String eventId;
    private String caseId;
    private EventType type;
    private long occurredAt;
    private long sequence;
    private String[] fields;
    private Customer customer;
    private Issue issue;
    private Compensation compensation;
    private Long dueAt;
    private Map<String, String> attributes;

    CaseEvent event() {
      return new CaseEvent(
          eventId,
          caseId,
          type,
          occurredAt,
          sequence,
          fields[0],
          fields[1] == null ? null : new Actor(fields[1], ActorRole.SYSTEM),
          fields[1] == null ? null : Channel.CHAT,
          customer,
          issue,
          fields[2] == null ? null : Priority.P3,
          fields[3],
          fields[4],
          fields[5],
          fields[2] == null ? null : 4,
          fields[6] == null ? null : new EscalationDetail(EscalationReason.OTHER, null, fields[6]),
          dueAt,
          fields[2] == null ? null : 1,
          compensation,
          attributes);
    }
  }
}
