package io.escalations.importer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingParserTest {
  private static final String GOOD =
      """
      case: id
      dates: {format: d/M/uuuu, zone: UTC}
      sequence: {from: "{@row}", times: 10}
      event_id: "{@case}-{@sequence}"
      every_event:
        occurred_at: {date: at}
        fields: {source: desk}
      rules:
        - when: first_row
          event: CASE_OPENED
      """;

  @Test
  void readsAMapping() {
    assertThat(parse(GOOD).rules()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "case: id | kase: id | m.yaml:1: kase: unknown key",
        "case: id | # nothing | m.yaml:2: 'case' is missing",
        "d/M/uuuu | d/Q-oops | m.yaml:2: dates.format: expected a date pattern such as d/M/uuuu"
            + " HH:mm, or one of iso, epoch_seconds",
        "zone: UTC | zone: Mars | m.yaml:2: dates.zone: expected a time zone",
        "zone: UTC | offset: 1 | m.yaml:2: dates.offset: unknown key",
        "times: 10 | times: 0 | m.yaml:3: sequence.times: expected a whole number from 1",
        "{@row} | {@line} | m.yaml:3: sequence.from: '{@line}' is unknown here",
        "{@case}-{@sequence} | {@case} | m.yaml:4: event_id: two events of one row would have one"
            + " id",
        "{source: desk} | {sauce: desk} | m.yaml:7: every_event.fields.sauce: unknown field",
        "{source: desk} | {priority: P9} | m.yaml:7: every_event.fields.priority: priority: found"
            + " 'P9', expected one of P1, P2, P3, P4",
        "{source: desk} | {tier: high} | m.yaml:7: every_event.fields.tier: tier: found a string,"
            + " expected a whole number from 1 to 4",
        "{source: desk} | {team: {column: t, values: {a: b}, as_written: true}} | m.yaml:7:"
            + " every_event.fields.team: 'as_written' does not go",
        "{source: desk} | {team: {column: t, otherwise: b}} | m.yaml:7: every_event.fields.team:"
            + " 'otherwise' goes with 'values'",
        "{source: desk} | {priority: {column: p, values: {a: b}}} | m.yaml:7:"
            + " every_event.fields.priority.values.a: priority: found 'b'",
        "{source: desk} | {team: {template: '{@row}'}} | m.yaml:7:"
            + " every_event.fields.team.template: '{@row}' is unknown here",
        "first_row | last_row | m.yaml:9: rules[0].when: 'last_row' is none of first_row,"
            + " every_row, otherwise",
        "first_row | {column: a} | m.yaml:9: rules[0].when: say what of the column",
        "first_row | {column: a, falls: false} | m.yaml:9: rules[0].when.falls: leave it out",
        "first_row | {column: a, jumps: true} | m.yaml:9: rules[0].when.jumps: unknown key",
        "CASE_OPENED | OPENED | m.yaml:10: rules[0].event: 'OPENED' is none of",
        "CASE_OPENED | HEARTBEAT | m.yaml:10: rules[0].event: a HEARTBEAT is about no case",
      })
  void refusesTheFileWithThePlace(String found, String replacement, String message) {
    assertThat(GOOD).contains(found);
    assertThatThrownBy(() -> parse(GOOD.replace(found, replacement.replace('\'', '"'))))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void findsAllMistakesInOneRun() {
    String bad =
        GOOD.replace("case: id", "case: id\nordr: time")
            .replace("zone: UTC", "zone: Europ/Berlin, locale: tlh")
            .replace("CASE_OPENED", "CASE_OPEND")
            .replace("{source: desk}", "{source: desk, asignee: {column: a}}");
    assertThatThrownBy(() -> parse(bad))
        .isInstanceOfSatisfying(
            RefusedMapping.class,
            refused ->
                assertThat(refused.findings())
                    .satisfiesExactlyInAnyOrder(
                        finding ->
                            assertThat(finding)
                                .startsWith("m.yaml:2: ordr: unknown key; did you mean 'order'?"),
                        finding ->
                            assertThat(finding)
                                .startsWith("m.yaml:3: dates.zone: expected a time zone")
                                .endsWith("did you mean Europe/Berlin?"),
                        finding ->
                            assertThat(finding)
                                .startsWith("m.yaml:3: dates.locale: expected a language"),
                        finding ->
                            assertThat(finding)
                                .startsWith("m.yaml:8: every_event.fields.asignee: unknown field")
                                .contains("did you mean 'assignee'?"),
                        finding ->
                            assertThat(finding)
                                .startsWith("m.yaml:11: rules[0].event: 'CASE_OPEND' is none of")
                                .endsWith("did you mean CASE_OPENED?")));
  }

  private static Mapping parse(String yaml) {
    return MappingParser.parse("m.yaml", yaml, Path.of("."));
  }
}
