package io.escalations.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.report.Warnings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What an export has changed of the one before, event by event. Memory holds 16 bytes an event of
 * the one before, and the facts that are gone.
 */
final class Comparison {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** More facts that are gone than are paired with those that came in their place. */
  private static final int MOST_PAIRED = 100_000;

  private final EventSpool before;
  private final EventSpool now;
  private final Warnings warnings;
  private final Map<String, String> gone = new HashMap<>();

  Comparison(EventSpool before, EventSpool now, Warnings warnings) {
    this.before = before;
    this.now = now;
    this.warnings = warnings;
  }

  void report() throws IOException {
    Digests digestsBefore = digests(before);
    Digests digestsNow = digests(now);
    before.writeInOrder(
        (key, value) -> {
          if (digestsNow.content(id(value)) == null) {
            gone(value);
          }
        });
    now.writeInOrder(
        (key, value) -> {
          Long content = digestsBefore.content(id(value));
          if (content == null) {
            came(value);
          } else if (content != hash(new String(value, StandardCharsets.UTF_8))) {
            warnings.add(WarningKind.CHANGED_CONTENT, 0, text(value));
          }
        });
    gone.values().forEach(text -> warnings.add(WarningKind.DISAPPEARED, 0, text));
  }

  private void gone(byte[] value) throws IOException {
    if (gone.size() < MOST_PAIRED) {
      gone.merge(fact(value), text(value), (first, second) -> first + ", " + second);
    } else {
      warnings.add(WarningKind.DISAPPEARED, 0, text(value));
    }
  }

  private void came(byte[] value) throws IOException {
    String other = gone.remove(fact(value));
    if (other != null) {
      warnings.add(WarningKind.CORRECTED, 0, text(value) + ", before: " + other);
    }
  }

  /** The case and what its id begins with: the rule, where ids are those of facts. */
  private static String fact(byte[] value) throws IOException {
    JsonNode event = MAPPER.readTree(value);
    String id = event.get("event_id").textValue();
    int at = id.indexOf('@');
    return event.get("case_id").textValue()
        + " "
        + (at < 0 ? event.get("type").textValue() : id.substring(0, at));
  }

  private static String text(byte[] value) throws IOException {
    JsonNode event = MAPPER.readTree(value);
    return event.get("case_id").textValue()
        + " "
        + event.get("type").textValue()
        + " at "
        + event.get("occurred_at").textValue()
        + (event.has("assignee") ? " (" + event.get("assignee").textValue() + ")" : "");
  }

  private static long id(byte[] value) throws IOException {
    JsonNode event = MAPPER.readTree(value);
    return hash(event.get("case_id").textValue() + '\0' + event.get("event_id").textValue());
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int index = 0; index < text.length(); index++) {
      hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
    }
    return hash;
  }

  private static Digests digests(EventSpool events) throws IOException {
    Digests digests = new Digests(events.size());
    events.writeInOrder(
        (key, value) -> digests.add(id(value), hash(new String(value, StandardCharsets.UTF_8))));
    digests.sort();
    return digests;
  }

  /** Content by id, both as hashes. */
  private static final class Digests {
    private final long[][] entries;
    private int size;

    Digests(int events) {
      entries = new long[events][];
    }

    void add(long id, long content) {
      entries[size++] = new long[] {id, content};
    }

    void sort() {
      Arrays.sort(entries, (first, second) -> Long.compare(first[0], second[0]));
    }

    /** Null if no event has the id. */
    Long content(long id) {
      int index =
          Arrays.binarySearch(
              entries, new long[] {id}, (first, second) -> Long.compare(first[0], second[0]));
      return index < 0 ? null : entries[index][1];
    }
  }
}
