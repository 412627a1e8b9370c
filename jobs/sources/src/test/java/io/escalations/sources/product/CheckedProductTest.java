package io.escalations.sources.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedProductTest {
  private final Product product = new CheckedProduct(new Zendesk(Duration.ofMinutes(5)));

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "{\"audits\": [7]}", "{\"ticket_events\": 7}"})
  void anAnswerOfAnotherFormIsAProblemOfTheProduct(String answer) throws Exception {
    JsonNode json = new ObjectMapper().readTree(answer);

    SourceProblem problem =
        catchThrowableOfType(SourceProblem.class, () -> product.readCase("1", call -> json));

    assertThat(problem.kind()).isEqualTo(SourceProblem.Kind.STRANGE);
  }
}
