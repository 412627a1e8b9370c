package io.escalations.sources.door;

import io.escalations.sources.config.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a webhook was sent by who knows the secret: over its bytes as they came, before anything
 * else looks at them. Comparisons take as long whatever is wrong.
 */
public final class Signatures {
  private static final long CLOCKS_DIFFER_BY = Duration.ofMinutes(5).toMillis();
  private static final long SECOND = 1000;
  private static final String SHA256 = "HmacSHA256";
  private static final String SHA1 = "HmacSHA1";
  private static final String STANDARD_PREFIX = "whsec_";

  private Signatures() {}

  /**
   * @param header a header of the request by name, in any case; null if it has none
   * @param secrets one, or two while one replaces the other
   * @param now epoch milliseconds UTC
   */
  public static boolean isGenuine(
      SignatureScheme scheme,
      UnaryOperator<String> header,
      byte[] body,
      List<String> secrets,
      long now) {
    return secrets.stream().anyMatch(secret -> isGenuine(scheme, header, body, secret, now));
  }

  private static boolean isGenuine(
      SignatureScheme scheme, UnaryOperator<String> header, byte[] body, String secret, long now) {
    return switch (scheme) {
      case ZENDESK -> zendesk(header, body, secret, now);
      case HUB_SHA256 ->
          same(header.apply("X-Hub-Signature"), "sha256=" + hex(SHA256, secret, body));
      case HUB_SHA1 -> same(header.apply("X-Hub-Signature"), "sha1=" + hex(SHA1, secret, body));
      case CHATWOOT -> chatwoot(header, body, secret, now);
      case STANDARD -> standard(header, body, secret, now);
      case BEARER -> same(header.apply("Authorization"), "Bearer " + secret);
    };
  }

  private static boolean zendesk(
      UnaryOperator<String> header, byte[] body, String secret, long now) {
    String at = header.apply("X-Zendesk-Webhook-Signature-Timestamp");
    return isRecent(at, now)
        && same(
            header.apply("X-Zendesk-Webhook-Signature"),
            base64(SHA256, bytes(secret), bytes(at), body));
  }

  private static boolean chatwoot(
      UnaryOperator<String> header, byte[] body, String secret, long now) {
    String at = header.apply("X-Chatwoot-Timestamp");
    return isRecent(at, now)
        && same(
            header.apply("X-Chatwoot-Signature"),
            "sha256=" + hex(SHA256, secret, bytes(at + "."), body));
  }

  /** Several signatures with blanks between them, of which one must be ours. */
  private static boolean standard(
      UnaryOperator<String> header, byte[] body, String secret, long now) {
    String at = header.apply("webhook-timestamp");
    String signatures = header.apply("webhook-signature");
    if (signatures == null || !isRecent(at, now)) {
      return false;
    }
    byte[] key =
        Base64.getDecoder()
            .decode(
                secret.startsWith(STANDARD_PREFIX)
                    ? secret.substring(STANDARD_PREFIX.length())
                    : secret);
    String wanted =
        "v1," + base64(SHA256, key, bytes(header.apply("webhook-id") + "." + at + "."), body);
    boolean found = false;
    for (String signature : signatures.split(" ", -1)) {
      found |= same(signature, wanted);
    }
    return found;
  }

  /** Seconds since 1970, or an instant. */
  private static boolean isRecent(String at, long now) {
    if (at == null) {
      return false;
    }
    try {
      long sent =
          at.matches("\\d{1,12}") ? Long.parseLong(at) * SECOND : Instant.parse(at).toEpochMilli();
      return Math.abs(now - sent) <= CLOCKS_DIFFER_BY;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean same(String given, String wanted) {
    return given != null && MessageDigest.isEqual(bytes(given), bytes(wanted));
  }

  private static String hex(String algorithm, String secret, byte[]... parts) {
    return HexFormat.of().formatHex(hmac(algorithm, bytes(secret), parts));
  }

  private static String base64(String algorithm, byte[] key, byte[]... parts) {
    return Base64.getEncoder().encodeToString(hmac(algorithm, key, parts));
  }

  private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
