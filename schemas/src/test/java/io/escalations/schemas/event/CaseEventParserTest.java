package io.escalations.schemas.event;

import static io.escalations.schemas.event.Records.GOOD;
import static io.escalations.schemas.event.Records.replacing;
import static io.escalations.schemas.event.Records.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseEventParserTest {
  private static final long APPENDED_AT = Times.parse("2016-02-29T01:16:00Z");
  private final CaseEventParser parser = new CaseEventParser(false);

  @Test
  void readsEveryField() {
    CaseEvent event =
        accepted(
            """
            {"event_id":"E1","case_id":"C1","type":"ESCALATED","occurred_at":"2016-02-29T02:16:00.1239+01:00","sequence":-7,
             "source":"servicenow","actor":{"id":"A1","role":"AGENT"},"channel":"PHONE",
             "customer":{"id":"K1","name":"Ada","account":"AC","contact":"ada@example.org","segment":"VIP"},
             "issue":{"category":"TECHNICAL","type":"VPN","product":"Router","description":"no connection"},
             "priority":"P2","department":"Network","team":"","assignee":"Bob","tier":2,
             "escalation":{"reason":"UNRESOLVED","kind":"FUNCTIONAL","note":"third time"},
             "due_at":"2016-03-01T00:00:00Z","rating":5,"compensation":{"amount":12.50,"currency":"EUR"},
             "attributes":{"site":"Berlin"}}
            """);

    assertThat(event)
        .isEqualTo(
            new CaseEvent(
                "E1",
                "C1",
                EventType.ESCALATED,
                Times.parse("2016-02-29T01:16:00.123Z"),
                -7,
                "servicenow",
                new Actor("A1", ActorRole.AGENT),
                Channel.PHONE,
                new Customer("K1", "Ada", "AC", "ada@example.org", Segment.VIP),
                new Issue(IssueCategory.TECHNICAL, "VPN", "Router", "no connection"),
                Priority.P2,
                "Network",
                "",
                "Bob",
                2,
                new EscalationDetail(
                    EscalationReason.UNRESOLVED, EscalationKind.FUNCTIONAL, "third time"),
                Times.parse("2016-03-01T00:00:00Z"),
                5,
                new Compensation(new BigDecimal("12.5"), "EUR"),
                Map.of("site", "Berlin")));
  }

  @Test
  void takesNullForAbsent() {
    assertThat(
            accepted(
                with(
                    "'sequence':null,'source':null,'actor':null,'channel':null,'customer':{'id':null},'issue':{},'priority':null,"
                        + "'department':null,'team':null,'assignee':null,'tier':null,'escalation':null,'due_at':null,'rating':null,"
                        + "'compensation':{'amount':null},'attributes':{'a':null},'extra':null")))
        .isEqualTo(accepted(GOOD));
  }

  @Test
  void takesAnEmptyDeadlineForOneThatIsTakenAway() {
    assertThat(accepted(with("'due_at':''")).clearsDueAt()).isTrue();
    assertThat(accepted(with("'due_at':null")).clearsDueAt()).isFalse();
    assertThat(accepted(GOOD).clearsDueAt()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_id", "case_id", "type", "occurred_at"})
  void missesRequiredFields(String field) {
    assertThat(refused(replacing(field, null))).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(refused(replacing(field, "null"))).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(parse(replacing(field, null)).detail()).startsWith(field + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no",
        "null",
        "\"text\"",
        "[]",
        "5",
        "{",
        "{\"event_id\":",
        "{\"event_id\":\"E1\"",
        "{'event_id':'E1'}",
        "{\"event_id\":NaN}",
        "{\"event_id\":\"\u0001\"}",
      })
  void isNoJsonObject(String value) {
    assertThat(refused(value)).isEqualTo(RejectReason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'event_id':'E1'",
        "'source':'a','source':'a'",
        "'source':null,'source':null",
        "'extra':1,'extra':2",
        "'extra':null,'extra':1",
        "'extra':{'deep':[{'a':1,'a':2}]}",
        "'customer':{'id':'a','id':'b'}",
        "'customer':{'extra':'a','extra':'b'}",
        "'attributes':{'a':'1','a':'2'}",
        "'attributes':{'a':null,'a':'2'}",
      })
  void refusesDuplicateKeys(String fields) {
    assertThat(refused(with(fields))).isEqualTo(RejectReason.NOT_JSON);
    assertThat(parse(with(fields)).detail()).contains("twice");
  }

  @Test
  void refusesWhatFollowsTheObject() {
    assertThat(refused(GOOD + GOOD)).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused(GOOD + "x")).isEqualTo(RejectReason.NOT_JSON);
    assertThat(parse("\uFEFF " + GOOD + "\r\n").isAccepted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void refusesOtherEncodings(String charset) {
    assertThat(parser.parse(null, GOOD.getBytes(Charset.forName(charset)), APPENDED_AT).reason())
        .isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] latin1 = with("'source':'Zürich'").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(parser.parse(null, latin1, APPENDED_AT).reason()).isEqualTo(RejectReason.NOT_JSON);
    assertThat(parser.parse(null, null, APPENDED_AT).reason()).isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void refusesNestingNoOneWrites() {
    assertThat(refused(with("'extra':" + "[".repeat(5000) + "]".repeat(5000))))
        .isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void takesOneMebibyteAndNoMore() {
    String frame = with("'source':''");
    String full = with("'source':'" + "x".repeat(CaseEventParser.MAX_BYTES - frame.length()) + "'");
    assertThat(full).hasSize(CaseEventParser.MAX_BYTES);
    assertThat(parse(full).isAccepted()).isTrue();
    assertThat(refused(full + " ")).isEqualTo(RejectReason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'INVENTED'", "'case_opened'", "''", "'CASE_OPENED '"})
  void doesNotKnowTheType(String type) {
    assertThat(refused(replacing("type", type))).isEqualTo(RejectReason.UNKNOWN_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'sequence':'1'",
        "'sequence':1.5",
        "'sequence':9223372036854775808",
        "'sequence':-9223372036854775809",
        "'sequence':1e999999999",
        "'sequence':1e99999999999",
        "'sequence':true",
        "'source':5",
        "'actor':'A1'",
        "'actor':{'id':5}",
        "'actor':{'role':'agent'}",
        "'actor':{'role':''}",
        "'channel':'FAX'",
        "'channel':5",
        "'customer':[]",
        "'customer':{'name':{}}",
        "'customer':{'segment':'GOLD'}",
        "'issue':{'category':'X'}",
        "'issue':{'type':1}",
        "'priority':1",
        "'priority':'P5'",
        "'priority':'p1'",
        "'department':[]",
        "'team':0",
        "'assignee':false",
        "'tier':0",
        "'tier':5",
        "'tier':'1'",
        "'escalation':{'reason':'BORED'}",
        "'escalation':{'kind':'X'}",
        "'escalation':{'note':1}",
        "'due_at':1456708560",
        "'due_at':'2016-02-29T01:16:00'",
        "'due_at':'2300-01-01T00:00:00Z'",
        "'rating':0",
        "'rating':6",
        "'rating':4.5",
        "'rating':'5'",
        "'compensation':5",
        "'compensation':{'amount':'5'}",
        "'compensation':{'amount':1e15}",
        "'compensation':{'amount':1e-10}",
        "'compensation':{'amount':1e99999999999}",
        "'compensation':{'currency':978}",
        "'attributes':[]",
        "'attributes':{'a':1}",
        "'attributes':{'a':{'b':'c'}}",
        "'source':'\\ud800'",
        "'source':'\\udc00\\ud800'",
        "'\\ud800':1",
        "'extra':['\\ud800']",
        "'attributes':{'\\ud800':'a'}",
      })
  void refusesInvalidFields(String field) {
    assertThat(refused(with(field))).as(field).isEqualTo(RejectReason.INVALID_FIELD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "event_id | 5",
        "event_id | ''",
        "case_id | {}",
        "case_id | ''",
        "type | 5",
        "occurred_at | 1456708560",
        "occurred_at | '2016-02-29T01:16:00'",
        "occurred_at | '2016-02-30T01:16:00Z'",
        "occurred_at | '1899-12-31T23:59:59Z'",
        "occurred_at | '2300-01-01T00:00:00Z'",
      })
  void refusesInvalidRequiredFields(String field, String value) {
    assertThat(refused(replacing(field, value))).isEqualTo(RejectReason.INVALID_FIELD);
    assertThat(parse(replacing(field, value)).detail())
        .startsWith(field + ": found ")
        .contains("expected ");
  }

  @Test
  void countsCharactersOfIdsNotBytes() {
    assertThat(parse(replacing("event_id", "'" + "ü".repeat(128) + "'")).isAccepted()).isTrue();
    assertThat(parse(replacing("event_id", "'" + "😀".repeat(128) + "'")).isAccepted()).isTrue();
    assertThat(parse(replacing("event_id", "'" + "x".repeat(129) + "'")).detail())
        .isEqualTo("event_id: found 129 characters, expected 1 to 128");
  }

  @Test
  void readsNumbersHoweverTheyAreWritten() {
    assertThat(accepted(with("'rating':3.0,'tier':2e0,'sequence':-9223372036854775808")))
        .extracting(CaseEvent::rating, CaseEvent::tier, CaseEvent::sequence)
        .containsExactly(3, 2, Long.MIN_VALUE);
    assertThat(accepted(with("'compensation':{'amount':1.00E2}")).compensation().amount())
        .isEqualTo(new BigDecimal("100"));
  }

  @Test
  void keepsUnknownFieldsAsAttributes() {
    assertThat(
            accepted(
                    with(
                        "'text':'a','number':1.50,'flag':true,'list':[1, {'x':"
                            + " 1e400}],'object':{'k': 'v', 'n': null},'gone':null,"
                            + "'customer':{'id':'K1','vat':'DE1'},'customer.vat':'DE2','declared':'field','attributes':{'declared':'attribute'}"))
                .attributes())
        .isEqualTo(
            Map.of(
                "text", "a",
                "number", "1.50",
                "flag", "true",
                "list", "[1,{\"x\":1e400}]",
                "object", "{\"k\":\"v\",\"n\":null}",
                "customer.vat", "DE2",
                "declared", "attribute"));
  }

  @Test
  void namesTheFaultThatMattersMost() {
    assertThat(refused("{\"type\":\"INVENTED\",\"rating\":9")).isEqualTo(RejectReason.NOT_JSON);
    assertThat(refused("{\"type\":\"INVENTED\",\"rating\":9}"))
        .isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(refused(replacing("type", "'INVENTED','rating':9")))
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(parse(with("'tier':9,'rating':9")).detail())
        .isEqualTo("tier: found 9, expected a whole number from 1 to 4");
  }

  @Test
  void comparesTheKey() {
    byte[] value = replacing("case_id", "'Zürich'").getBytes(StandardCharsets.UTF_8);
    assertThat(
            parser
                .parse("Zürich".getBytes(StandardCharsets.UTF_8), value, APPENDED_AT)
                .isAccepted())
        .isTrue();
    assertThat(parser.parse(null, value, APPENDED_AT).isAccepted()).isTrue();
    assertThat(parser.parse(new byte[0], value, APPENDED_AT).reason())
        .isEqualTo(RejectReason.KEY_MISMATCH);
    assertThat(parser.parse("C2\n".getBytes(StandardCharsets.UTF_8), value, APPENDED_AT))
        .isEqualTo(
            new Parsed(
                null,
                RejectReason.KEY_MISMATCH,
                "key: found another one of 3 bytes, expected the case_id 'Zürich'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'customer':{'name':Jane}",
        "'customer':{'name':'Jane\n'}",
        "'customer':{'name':['Jane']}",
        "'customer':'Jane'",
        "'customer':{'account':{'of':'Jane'}}",
        "'customer':{'contact':'Jane\\ud800'}",
        "'issue':{'description':{'text':'Jane'}}",
        "'escalation':{'note':['Jane']}",
        "'escalation':{'note':'Jane\\q'}",
        "'assignee':['Jane']",
        "'attributes':{'caller':{'name':'Jane'}}",
        "'attributes':['Jane']",
        "'issue':{'description':'Jane",
      })
  void repeatsNoPersonalData(String fields) {
    Parsed parsed = parse(with(fields));

    assertThat(parsed.isAccepted()).isFalse();
    assertThat(parsed.detail()).isNotBlank().doesNotContain("Jane");
  }

  @Test
  void doesNotRepeatAKeyThatIsNoCaseId() {
    byte[] key = "jane@example.com".getBytes(StandardCharsets.UTF_8);

    Parsed parsed = parser.parse(key, GOOD.getBytes(StandardCharsets.UTF_8), APPENDED_AT);

    assertThat(parsed.reason()).isEqualTo(RejectReason.KEY_MISMATCH);
    assertThat(parsed.detail()).doesNotContain("jane");
  }

  @Test
  void needsNoCaseForAHeartbeat() {
    String heartbeat =
        "{\"event_id\":\"H1\",\"type\":\"HEARTBEAT\",\"occurred_at\":\"2016-02-29T01:16:00Z\"}";
    Parsed parsed =
        parser.parse(
            "any".getBytes(StandardCharsets.UTF_8),
            heartbeat.getBytes(StandardCharsets.UTF_8),
            APPENDED_AT);
    assertThat(parsed.event().type()).isEqualTo(EventType.HEARTBEAT);
    assertThat(parsed.event().caseId()).isNull();
    assertThat(refused(heartbeat.replace("H1", ""))).isEqualTo(RejectReason.INVALID_FIELD);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03-01T01:16:00Z, true",
    "2016-03-01T01:16:00.001Z, false",
    "9999-12-31T00:00:00Z, false"
  })
  void refusesTheFutureInLiveTimeOnly(String occurredAt, boolean acceptedLive) {
    for (String type : new String[] {"'CASE_OPENED'", "'HEARTBEAT'"}) {
      byte[] value =
          replacing("type", type)
              .replace("2016-02-29T01:16:00Z", occurredAt)
              .getBytes(StandardCharsets.UTF_8);
      assertThat(new CaseEventParser(true).parse(null, value, APPENDED_AT).reason())
          .isEqualTo(acceptedLive ? null : RejectReason.FUTURE_DATED);
      assertThat(parser.parse(null, value, APPENDED_AT).reason())
          .isNotEqualTo(RejectReason.FUTURE_DATED);
    }
  }

  @Test
  void doesNotRepeatPersonalData() {
    assertThat(parse(with("'customer':'Ada Lovelace'")).detail())
        .isEqualTo("customer: found a string, expected an object");
  }

  private Parsed parse(String value) {
    return parser.parse(null, value.getBytes(StandardCharsets.UTF_8), APPENDED_AT);
  }

  private CaseEvent accepted(String value) {
    Parsed parsed = parse(value);
    assertThat(parsed.detail()).isNull();
    assertThat(parsed.isAccepted()).isTrue();
    return parsed.event();
  }

  private RejectReason refused(String value) {
    Parsed parsed = parse(value);
    assertThat(parsed.event()).as("event of %.200s", value).isNull();
    assertThat(parsed.detail()).isNotBlank().hasLineCount(1);
    return parsed.reason();
  }
}
