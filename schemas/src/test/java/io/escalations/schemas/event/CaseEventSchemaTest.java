package io.escalations.schemas.event;

import static io.escalations.schemas.event.Records.GOOD;
import static io.escalations.schemas.event.Records.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the parser must say the same of a record, where a schema can say it. */
class CaseEventSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              CaseEventSchemaTest.class.getResourceAsStream("/json-schema/case-event.schema.json"),
              SchemaValidatorsConfig.builder()
                  .formatAssertionsEnabled(true)
                  .losslessNarrowing(true)
                  .build());

  static Stream<String> good() {
    return Stream.concat(
        Stream.of(
            GOOD,
            "{\"event_id\":\"H\",\"type\":\"HEARTBEAT\",\"occurred_at\":\"2016-02-29T01:16:00+01:00\"}"),
        Stream.of(
                "'sequence':9223372036854775807",
                "'sequence':2.0",
                "'sequence':null",
                "'source':'servicenow'",
                "'actor':{'id':'A','role':'SYSTEM'}",
                "'actor':{'role':null,'more':1}",
                "'actor':null",
                "'channel':'CHAT'",
                "'channel':null",
                "'customer':{'id':'K','name':'n','account':'a','contact':'c','segment':'STANDARD'}",
                "'issue':{'category':'BILLING','type':'t','product':'p','description':'d'}",
                "'priority':'P4'",
                "'department':''",
                "'team':'T','assignee':null",
                "'tier':4",
                "'escalation':{'reason':'SLA_RISK','kind':'AUTOMATIC','note':null}",
                "'due_at':'2016-02-29T01:16:00.5-05:30'",
                "'due_at':''",
                "'due_at':null",
                "'rating':1",
                "'compensation':{'amount':-0.5,'currency':'USD'}",
                "'attributes':{'a':'b','c':null}",
                "'unknown':[{'a':1}]")
            .map(Records::with));
  }

  static Stream<String> bad() {
    return Stream.concat(
        Stream.of(
            "[]",
            replacing("event_id", null),
            replacing("event_id", "''"),
            replacing("event_id", "'" + "x".repeat(129) + "'"),
            replacing("event_id", "5"),
            replacing("event_id", "null"),
            replacing("case_id", null),
            replacing("case_id", "null"),
            replacing("case_id", "''"),
            replacing("type", "'INVENTED'"),
            replacing("type", "null"),
            replacing("type", null),
            replacing("occurred_at", null),
            replacing("occurred_at", "'2016-02-29'"),
            replacing("occurred_at", "'2016-02-29T01:16:00'"),
            replacing("occurred_at", "'2016-02-29T01:16Z'"),
            replacing("occurred_at", "'2016-02-30T01:16:00Z'"),
            replacing("occurred_at", "1456708560")),
        Stream.of(
                "'sequence':1.5",
                "'sequence':'1'",
                "'sequence':9223372036854775808",
                "'source':1",
                "'actor':'A'",
                "'actor':{'role':'BOT'}",
                "'channel':'FAX'",
                "'customer':{'segment':'GOLD'}",
                "'customer':{'id':1}",
                "'issue':{'category':'X'}",
                "'issue':[]",
                "'priority':'P0'",
                "'department':1",
                "'team':{}",
                "'assignee':[]",
                "'tier':0",
                "'tier':5",
                "'escalation':{'reason':'X'}",
                "'escalation':{'kind':1}",
                "'due_at':'soon'",
                "'due_at':' '",
                "'rating':0",
                "'rating':6",
                "'rating':2.5",
                "'compensation':{'amount':'1'}",
                "'compensation':{'amount':1e15}",
                "'compensation':{'currency':1}",
                "'attributes':{'a':1}",
                "'attributes':'a'")
            .map(Records::with));
  }

  @ParameterizedTest
  @MethodSource
  void good(String value) {
    assertThat(SCHEMA.validate(value, InputFormat.JSON)).isEmpty();
    assertThat(parse(value).detail()).isNull();
  }

  @ParameterizedTest
  @MethodSource
  void bad(String value) {
    assertThat(SCHEMA.validate(value, InputFormat.JSON)).isNotEmpty();
    assertThat(parse(value).isAccepted()).isFalse();
  }

  @Test
  void listsEveryField() {
    assertThat(SCHEMA.getSchemaNode().get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(Stream.of(EventField.values()).map(EventField::json).toList());
  }

  private static Parsed parse(String value) {
    return new CaseEventParser(false).parse(null, value.getBytes(StandardCharsets.UTF_8), 0);
  }
}
