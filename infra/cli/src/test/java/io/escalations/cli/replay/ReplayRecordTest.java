package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplayRecordTest {
  private static final String TIME = "\"occurred_at\":\"2016-05-16T12:00:00Z\"";

  @Test
  void isKeyedByCase() {
    ReplayRecord event =
        of("{\"event_id\":\"E1\",\"case_id\":\"C1\",\"type\":\"CLOSED\"," + TIME + "}");
    assertThat(new String(event.key(), StandardCharsets.UTF_8)).isEqualTo("C1");
    assertThat(event.occurredAt()).isEqualTo(Times.parse("2016-05-16T12:00:00Z"));
    assertThat(event.heartbeat()).isFalse();
  }

  @Test
  void goesEverywhereAsAHeartbeat() {
    ReplayRecord heartbeat = of("{\"event_id\":\"H1\",\"type\":\"HEARTBEAT\"," + TIME + "}");
    assertThat(heartbeat.heartbeat()).isTrue();
    assertThat(heartbeat.occurredAt()).isEqualTo(Times.parse("2016-05-16T12:00:00Z"));
  }

  @Test
  void keepsTheCaseOfWhatIsNoEvent() {
    ReplayRecord unknownType = of("{\"case_id\":\"C1\",\"type\":\"INVENTED\"}");
    assertThat(new String(unknownType.key(), StandardCharsets.UTF_8)).isEqualTo("C1");
    assertThat(unknownType.occurredAt()).isNull();
  }

  @Test
  void hasNoKeyWithoutACase() {
    assertThat(of("no json").key()).isNull();
    assertThat(of("{\"case_id\":5}").key()).isNull();
    assertThat(of("[1]").key()).isNull();
    assertThat(new String(of("no json").value(), StandardCharsets.UTF_8)).isEqualTo("no json");
  }

  private static ReplayRecord of(String line) {
    return ReplayRecord.of(line.getBytes(StandardCharsets.UTF_8));
  }
}
