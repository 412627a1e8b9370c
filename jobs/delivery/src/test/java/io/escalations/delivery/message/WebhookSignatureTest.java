package io.escalations.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escalations.schemas.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  /** The example of the specification. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final long NOW = 1_614_265_330_999L;
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheSpecificationDoes() {
    assertThat(WebhookSignature.headers(ID, NOW, BODY, List.of(SECRET)))
        .isEqualTo(
            Map.of(
                "webhook-id",
                ID,
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                SIGNATURE));
  }

  @Test
  void whileASecretIsReplacedBothSign() {
    String other =
        "whsec_"
            + Base64.getEncoder()
                .encodeToString("twenty-four bytes of it.".getBytes(StandardCharsets.UTF_8));
    assertThat(
            WebhookSignature.headers(ID, NOW, BODY, List.of(other, SECRET))
                .get("webhook-signature")
                .split(" ", -1))
        .hasSize(2)
        .contains(SIGNATURE);
  }

  @Test
  void withoutSecretThereIsNoSignature() {
    assertThat(WebhookSignature.headers(ID, NOW, BODY, List.of()))
        .containsOnlyKeys("webhook-id", "webhook-timestamp");
  }

  @Test
  void aSecretThatIsNotBase64IsRefused() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> WebhookSignature.key("whsec_*secret*"))
        .withMessageNotContaining("*secret*");
  }
}
