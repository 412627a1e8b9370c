package io.escalations.sources.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.sources.config.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signatures were made with openssl. */
class SignaturesTest {
  private static final byte[] BODY = "{\"ticket\":{\"id\":7}}".getBytes(StandardCharsets.UTF_8);
  private static final long AT = 1_700_000_000_000L;
  private static final String SECRET = "c2VjcmV0LWtleQ==";

  private static Map<String, String> headers(SignatureScheme scheme) {
    return new HashMap<>(
        switch (scheme) {
          case ZENDESK ->
              Map.of(
                  "X-Zendesk-Webhook-Signature-Timestamp",
                  "2023-11-14T22:13:20Z",
                  "X-Zendesk-Webhook-Signature",
                  "Co1+RkoflL8P9Bd0/hK9+oS8gBdpsUpLnKVDTzbgjDs=");
          case HUB_SHA256 ->
              Map.of(
                  "X-Hub-Signature",
                  "sha256=ea72625c23ca17862c9065468e6199f2fb46b39dc44318de967df947a26a5f2f");
          case HUB_SHA1 ->
              Map.of("X-Hub-Signature", "sha1=c2c0725f74c92b2ad7de417172abce5762b4967f");
          case CHATWOOT ->
              Map.of(
                  "X-Chatwoot-Timestamp",
                  "1700000000",
                  "X-Chatwoot-Signature",
                  "sha256=707f250fc85c2219b2c1891ee6f746077bc674f3ef653d3785c4288f317da66a");
          case STANDARD ->
              Map.of(
                  "webhook-id",
                  "msg_1",
                  "webhook-timestamp",
                  "1700000000",
                  "webhook-signature",
                  "v1,AAAA v1,tMPF1aA3kiOlYL5ahJFui69rp0CtGljOP09J/Hrd4Pc=");
          case BEARER -> Map.of("Authorization", "Bearer " + SECRET);
        });
  }

  private static boolean isGenuine(
      SignatureScheme scheme,
      Map<String, String> headers,
      byte[] body,
      long now,
      String... secrets) {
    return Signatures.isGenuine(scheme, headers::get, body, List.of(secrets), now);
  }

  @ParameterizedTest
  @EnumSource
  void takesWhatWasSignedWithTheSecret(SignatureScheme scheme) {
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT, SECRET)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoSecretsOneIsEnough(SignatureScheme scheme) {
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT, "b2xkLWtleQ==", SECRET)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherSecretOrNoHeader(SignatureScheme scheme) {
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT, "b2xkLWtleQ==")).isFalse();
    assertThat(isGenuine(scheme, Map.of(), BODY, AT, SECRET)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEARER")
  void refusesAnotherBody(SignatureScheme scheme) {
    assertThat(isGenuine(scheme, headers(scheme), new byte[] {'{', '}'}, AT, SECRET)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ZENDESK", "CHATWOOT", "STANDARD"})
  void refusesWhatWasSignedLongAgoOrWillBe(SignatureScheme scheme) {
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT + 300_000, SECRET)).isTrue();
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT + 300_001, SECRET)).isFalse();
    assertThat(isGenuine(scheme, headers(scheme), BODY, AT - 300_001, SECRET)).isFalse();
  }

  @Test
  void refusesATimestampThatIsNone() {
    Map<String, String> headers = headers(SignatureScheme.CHATWOOT);
    headers.put("X-Chatwoot-Timestamp", "yesterday");
    assertThat(isGenuine(SignatureScheme.CHATWOOT, headers, BODY, AT, SECRET)).isFalse();
  }
}
