package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;

/** What Slack answers to a bot. */
public final class SlackAnswer {
  private SlackAnswer() {}

  /** Where the message stands, to change it later. */
  public static String reference(JsonNode answer) {
    return SlackCalls.reference(answer.path("channel").asText(), answer.path("ts").asText());
  }
}
