package io.escalations.sources.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.escalations.sources.product.HttpCall;
import io.escalations.sources.product.SourceProblem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientApiTest {
  private static final JsonNode ANSWER = TextNode.valueOf("answer");

  private final Deque<SourceProblem> problems = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private JsonNode call() {
    return new PatientApi(
            call -> {
              if (!problems.isEmpty()) {
                throw problems.remove();
              }
              return ANSWER;
            },
            waits::add,
            notices::add)
        .call(HttpCall.get("/tickets"));
  }

  @Test
  void waitsAsLongAsTheProductAsksFor() {
    problems.add(SourceProblem.busy("answered 429", 2_000));
    problems.add(SourceProblem.busy("answered 503", 7_000));

    assertThat(call()).isEqualTo(ANSWER);
    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
    assertThat(notices)
        .containsExactly("answered 429; asked again in 2 s", "answered 503; asked again in 7 s");
  }

  @Test
  void doesNotWaitWhereNobodyAsksForIt() {
    problems.add(SourceProblem.busy("no connection", 0));

    assertThatThrownBy(this::call).hasMessage("no connection");
    assertThat(waits).isEmpty();
  }

  @Test
  void doesNotWaitForAnHour() {
    problems.add(SourceProblem.busy("answered 429", Duration.ofHours(1).toMillis()));

    assertThatThrownBy(this::call).hasMessage("answered 429");
    assertThat(waits).isEmpty();
  }

  @Test
  void givesUpAtLast() {
    for (int i = 0; i < 5; i++) {
      problems.add(SourceProblem.busy("answered 429", 1_000));
    }

    assertThatThrownBy(this::call).hasMessage("answered 429");
    assertThat(waits).hasSize(4);
  }
}
