package io.escalations.core.pattern;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.ASSIGNED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.WAITING_ON_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CaseStallTest {
  private static final StallRule RULE = new StallRule(2, 4, WorkingTime.ALWAYS);

  private static CaseStall.Outlook stall(String now, Events... events) {
    List<TimelineEvent> all = new ArrayList<>(Stream.of(events).map(Events::build).toList());
    CaseStall.Outlook outlook = CaseStall.of(all, RULE, instant(now));
    Collections.shuffle(all, new Random(now.hashCode()));
    assertThat(CaseStall.of(all, RULE, instant(now))).isEqualTo(outlook);
    return outlook;
  }

  @Test
  void aCaseThatNobodyOwnsStandsStillAfterTheHoursAllowed() {
    assertThat(stall("11:59", at("10:00", CASE_OPENED)))
        .isEqualTo(new CaseStall.Outlook(null, instant("12:00")));
    assertThat(stall("12:00", at("10:00", CASE_OPENED)).last())
        .isEqualTo(new CaseStall(instant("12:00"), null, 2, 2));
  }

  @Test
  void newsOfACaseThatNobodyOwnsDoNotMakeItOwned() {
    assertThat(
            stall(
                    "15:00",
                    at("10:00", CASE_OPENED),
                    at("11:00", CASE_UPDATED),
                    at("13:00", CASE_UPDATED))
                .last())
        .isEqualTo(new CaseStall(instant("12:00"), null, 2, 2));
  }

  @Test
  void itIsOverWhenSomebodyTakesIt() {
    assertThat(stall("15:00", at("10:00", CASE_OPENED), at("14:00", ASSIGNED).assignee("ann")))
        .isEqualTo(
            new CaseStall.Outlook(
                new CaseStall(instant("12:00"), instant("14:00"), 4, 2), instant("18:00")));
  }

  @Test
  void anOwnedCaseStandsStillWhenNothingHappens() {
    assertThat(
            stall("16:00", at("10:00", CASE_OPENED).assignee("ann"), at("11:00", AGENT_REPLIED))
                .last())
        .isEqualTo(new CaseStall(instant("15:00"), null, 4, 4));
  }

  @Test
  void anEventAtTheVeryInstantIsInTime() {
    assertThat(
            stall("13:00", at("10:00", CASE_OPENED), at("12:00", ASSIGNED).assignee("ann")).last())
        .isNull();
  }

  @Test
  void aPauseOrASolutionIsNoStandstill() {
    assertThat(stall("23:00", at("10:00", CASE_OPENED), at("11:00", WAITING_ON_CUSTOMER)))
        .isEqualTo(new CaseStall.Outlook(null, Long.MAX_VALUE));
    assertThat(stall("23:00", at("10:00", CASE_OPENED), at("11:00", RESOLVED)))
        .isEqualTo(new CaseStall.Outlook(null, Long.MAX_VALUE));
  }

  @Test
  void aLateEventDisprovesIt() {
    assertThat(
            stall("13:30", at("10:00", CASE_OPENED).assignee("ann"), at("14:00", AGENT_REPLIED))
                .last())
        .isNull();
    assertThat(
            stall("14:30", at("10:00", CASE_OPENED).assignee("ann"), at("15:00", AGENT_REPLIED))
                .last())
        .isEqualTo(new CaseStall(instant("14:00"), null, 4, 4));
    assertThat(
            stall("15:30", at("10:00", CASE_OPENED).assignee("ann"), at("13:00", AGENT_REPLIED))
                .last())
        .isNull();
  }

  @Test
  void whenAnEventThatIsKnownBeforeItsTimeEndsItIsAnnounced() {
    assertThat(
            stall("14:30", at("10:00", CASE_OPENED).assignee("ann"), at("15:00", AGENT_REPLIED))
                .next())
        .isEqualTo(instant("15:00"));
  }

  @Property(tries = 500)
  void everyChangeIsAnnounced(@ForAll long seed) {
    List<TimelineEvent> events = RandomCases.events(seed).stream().map(Events::build).toList();
    long now = RandomCases.beginning(seed) - 3_600_000;
    for (CaseStall.Outlook outlook = outlook(events, now);
        outlook.next() != Long.MAX_VALUE;
        outlook = outlook(events, now)) {
      assertThat(outlook.next()).isGreaterThan(now);
      assertThat(outlook(events, outlook.next() - 1)).isEqualTo(outlook);
      now = outlook.next();
    }
    assertThat(outlook(events, now + 100_000_000_000L)).isEqualTo(outlook(events, now));
  }

  private static CaseStall.Outlook outlook(List<TimelineEvent> events, long now) {
    return CaseStall.of(events, RULE, now);
  }
}
