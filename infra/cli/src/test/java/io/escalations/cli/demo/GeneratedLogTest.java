package io.escalations.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyParser;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedLogTest {
  @TempDir Path directory;

  @Test
  void everyEventIsAcceptedInOrderAndSaysThatItIsNotReal() {
    List<CaseEvent> events = GeneratedLog.events();

    CaseEventParser parser = new CaseEventParser(false);
    long reached = 0;
    for (CaseEvent event : events) {
      assertThat(
              parser
                  .parse(
                      event.caseId().getBytes(StandardCharsets.UTF_8),
                      CaseEventWriter.write(event),
                      0)
                  .event())
          .isEqualTo(event);
      assertThat(event.source()).isEqualTo("generated");
      assertThat(event.occurredAt()).isGreaterThanOrEqualTo(reached);
      reached = event.occurredAt();
    }
    assertThat(events.stream().map(CaseEvent::eventId)).doesNotHaveDuplicates();
  }

  @Test
  void thereIsWhatTheBundledLogLacks() {
    List<CaseEvent> events = GeneratedLog.events();

    assertThat(events.stream().map(CaseEvent::type).collect(Collectors.toSet()))
        .contains(
            EventType.SATISFACTION_RATED,
            EventType.AGENT_REPLIED,
            EventType.RESOLUTION_FAILED,
            EventType.COMPENSATED,
            EventType.REOPENED,
            EventType.CUSTOMER_REPLIED);
    assertThat(events.stream().map(CaseEvent::tier).distinct())
        .containsExactlyInAnyOrder(null, 1, 2, 3);
    assertThat(events.stream().filter(event -> event.type() == EventType.CASE_OPENED))
        .hasSizeBetween(8_000, 12_000);
  }

  @Test
  void theSameEventsComeEachTimeCutWhereAsked() throws IOException {
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    ByteArrayOutputStream after = new ByteArrayOutputStream();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    GeneratedLog.write(GeneratedLog.WATCH_FROM, before, after);
    GeneratedLog.write(Long.MAX_VALUE, whole, new ByteArrayOutputStream());

    assertThat(after.size()).isBetween(1_000, before.size());
    after.writeTo(before);
    assertThat(before.toByteArray()).isEqualTo(whole.toByteArray());
  }

  @Test
  void whatItsCustomersArePromisedIsWellWritten() throws IOException {
    for (Path policy : new DemoLog(Path.of("..", ".."), directory).generatedPolicies()) {
      assertThat(PolicyParser.parse(policy.toString(), Files.readString(policy))).isNotNull();
    }
  }
}
