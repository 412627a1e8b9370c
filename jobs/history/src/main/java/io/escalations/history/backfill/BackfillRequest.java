package io.escalations.history.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.history.HistoryFile;
import java.util.List;

/**
 * What is to be done; two runs with equal requests do the same.
 *
 * @param asOf the end of the history, epoch milliseconds UTC; null for the greatest {@code
 *     occurred_at} read
 * @param directory where the tables' folders will be
 */
public record BackfillRequest(
    List<HistoryFile> files, List<BackfillPolicy> policies, Long asOf, String directory) {
  private static final JsonMapper JSON = new JsonMapper();

  /** As one line. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers can be written", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is something else
   */
  public static BackfillRequest parse(String json) {
    try {
      return JSON.readValue(json, BackfillRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no request for a backfill: " + e.getMessage(), e);
    }
  }
}
