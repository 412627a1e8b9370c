package io.escalations.sources.config;

/** Who signs what, with what, in which headers. */
public enum SignatureScheme {
  /** Base64 of HMAC-SHA256 over timestamp and body, {@code X-Zendesk-Webhook-Signature}. */
  ZENDESK,
  /** Hex of HMAC-SHA256 over the body, {@code X-Hub-Signature: sha256=…}; Jira and others. */
  HUB_SHA256,
  /** Hex of HMAC-SHA1 over the body, {@code X-Hub-Signature: sha1=…}; Zammad. */
  HUB_SHA1,
  /** Hex of HMAC-SHA256 over timestamp, dot and body, {@code X-Chatwoot-Signature}. */
  CHATWOOT,
  /** Standard Webhooks: {@code webhook-signature}. */
  STANDARD,
  /** No signature, but the secret itself: {@code Authorization: Bearer …}. */
  BEARER
}
