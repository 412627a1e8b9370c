package io.escalations.delivery.message;

import io.escalations.schemas.UserError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of Standard Webhooks: id, time of the attempt, and an HMAC-SHA256 over id, time and
 * body for each secret.
 */
public final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String HMAC = "HmacSHA256";
  private static final long SECOND = 1000;

  private WebhookSignature() {}

  /**
   * @param now epoch milliseconds UTC
   * @param secrets none: not signed
   * @throws UserError if a secret is no {@code whsec_} and base64
   */
  static Map<String, String> headers(String id, long now, byte[] body, List<String> secrets) {
    String seconds = String.valueOf(now / SECOND);
    if (secrets.isEmpty()) {
      return Map.of("webhook-id", id, "webhook-timestamp", seconds);
    }
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        seconds,
        "webhook-signature",
        secrets.stream()
            .map(secret -> VERSION + sign(id, seconds, body, secret))
            .collect(Collectors.joining(" ")));
  }

  private static String sign(String id, String seconds, byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key(secret), HMAC));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /**
   * The bytes of a secret.
   *
   * @throws UserError if it is no {@code whsec_} and base64
   */
  public static byte[] key(String secret) {
    String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      byte[] key = Base64.getDecoder().decode(encoded);
      if (key.length > 0) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // falls through: its message quotes the secret
    }
    throw new UserError("the secret of a webhook is whsec_ and base64, as Standard Webhooks says");
  }
}
