package io.escalations.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;

/**
 * One line of a file as the record it becomes.
 *
 * @param key the case id; null if the line names none
 * @param value the line as it is: bad input is for the pipeline to refuse, count and show
 * @param occurredAt epoch milliseconds UTC; null if the line is no event
 * @param heartbeat whether it belongs on every partition
 */
record ReplayRecord(byte[] key, byte[] value, Long occurredAt, boolean heartbeat) {
  private static final CaseEventParser PARSER = new CaseEventParser(false);
  private static final JsonMapper LENIENT = new JsonMapper();

  static ReplayRecord of(byte[] line) {
    Parsed parsed = PARSER.parse(null, line, 0);
    if (!parsed.isAccepted()) {
      return new ReplayRecord(caseId(line), line, null, false);
    }
    if (parsed.event().type() == EventType.HEARTBEAT) {
      return new ReplayRecord(null, line, parsed.event().occurredAt(), true);
    }
    return new ReplayRecord(
        Topics.CASE_EVENTS.key(parsed.event()), line, parsed.event().occurredAt(), false);
  }

  /** A case id there may be even in what is no event. */
  private static byte[] caseId(byte[] line) {
    try {
      JsonNode caseId = LENIENT.readTree(line).path("case_id");
      return caseId.isTextual() ? Topic.keyOf(caseId.asText()) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
