package io.escalations.core.timeline;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the time of a case goes. */
class CaseSpansTest {
  private static CaseTimeline fold(PolicyVersions policies, Events... events) {
    return CaseTimeline.of(
        CASE, Stream.of(events).map(Events::build).toList(), policies, instant("20:00"));
  }

  private static List<String> departments(Events... events) {
    return fold(PolicyVersions.NONE, events).spans(SpanKind.DEPARTMENT).stream()
        .map(CaseSpansTest::text)
        .toList();
  }

  private static String text(CaseSpanRow row) {
    return row.number()
        + " "
        + row.value()
        + " "
        + time(row.from())
        + (row.to() == null ? "" : "-" + time(row.to()) + " " + row.millis() / 60_000);
  }

  private static String time(long instant) {
    return Times.format(instant).substring(11, 16);
  }

  @Test
  void reachFromTheOpeningToTheStop() {
    assertThat(
            departments(
                at("09:00", CASE_UPDATED).department("A"),
                at("10:00", CASE_OPENED),
                at("11:00", ESCALATED).department("B"),
                at("12:00", RESOLVED),
                at("13:00", CLOSED)))
        .containsExactly("1 A 10:00-11:00 60", "2 B 11:00-12:00 60");
  }

  @Test
  void theLastOneOfAnOpenCaseIsOpen() {
    assertThat(departments(at("10:00", CASE_OPENED), at("11:00", CASE_UPDATED).department("A")))
        .containsExactly("1 null 10:00-11:00 60", "2 A 11:00");
  }

  @Test
  void theTimeBetweenStopAndReopenBelongsToThem() {
    Events opened = at("10:00", CASE_OPENED).department("A");

    assertThat(
            departments(
                opened, at("11:00", RESOLVED), at("12:00", REOPENED), at("13:00", RESOLVED)))
        .containsExactly("1 A 10:00-13:00 180");
    assertThat(
            departments(
                opened,
                at("11:00", RESOLVED),
                at("11:30", CASE_UPDATED).department("B"),
                at("12:00", REOPENED)))
        .containsExactly("1 A 10:00-11:30 90", "2 B 11:30");
    assertThat(
            departments(opened, at("11:00", RESOLVED), at("11:30", CASE_UPDATED).department("B")))
        .containsExactly("1 A 10:00-11:00 60");
  }

  @Test
  void aCancellationIsAStop() {
    assertThat(
            departments(
                at("10:00", CASE_OPENED),
                at("11:00", CANCELLED),
                at("12:00", CASE_UPDATED).department("B")))
        .containsExactly("1 null 10:00-11:00 60");
    assertThat(departments(at("10:00", CASE_OPENED), at("11:00", RESOLVED), at("12:00", CANCELLED)))
        .containsExactly("1 null 10:00-12:00 120");
  }

  @Test
  void whatIsLeftAtTheSameInstantHasNoneButParts() {
    assertThat(
            departments(
                at("10:00", CASE_OPENED).department("A"),
                at("11:00", CASE_UPDATED).department("B").sequence(1),
                at("11:00", CASE_UPDATED).department("A").id("back").sequence(2),
                at("12:00", RESOLVED).department("C")))
        .containsExactly("1 A 10:00-11:00 60", "2 A 11:00-12:00 60");
    assertThat(departments(at("10:00", CASE_OPENED).department("A"), at("10:00", RESOLVED)))
        .isEmpty();
  }

  @Test
  void thereAreNoneWithoutAnOpening() {
    CaseTimeline timeline =
        fold(PolicyVersions.NONE, at("10:00", ESCALATED).department("A"), at("12:00", RESOLVED));

    assertThat(timeline.spans(SpanKind.DEPARTMENT)).isEmpty();
    assertThat(timeline.balance()).isNull();
  }

  @Test
  void tiersHaveTheirOwn() {
    CaseTimeline timeline =
        fold(
            PolicyVersions.NONE,
            at("10:00", CASE_OPENED).tier(1),
            at("11:00", ESCALATED).tier(2),
            at("12:00", RESOLVED));

    assertThat(timeline.spans(SpanKind.TIER))
        .extracting(CaseSpansTest::text)
        .containsExactly("1 1 10:00-11:00 60", "2 2 11:00-12:00 60");
  }

  @Test
  void aCasesAgeIsBalanced() {
    CaseTimeline timeline =
        fold(
            Policies.of("resolution | * | 4h"),
            at("09:00", ON_HOLD),
            at("10:00", CASE_OPENED),
            at("10:30", RESUMED),
            at("11:00", WAITING_ON_CUSTOMER),
            at("13:00", CUSTOMER_REPLIED),
            at("14:00", RESOLVED),
            at("17:00", REOPENED));
    long minute = 60_000;

    assertThat(timeline.balance())
        .isEqualTo(
            new CaseBalance(
                instant("10:00"),
                instant("20:00"),
                120 * minute,
                30 * minute,
                180 * minute,
                270 * minute,
                0,
                "always"));
  }
}
