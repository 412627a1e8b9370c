package io.escalations.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A quarter as it was reported. A copy of it stands in the lake, as JSON: it follows from nothing
 * else, so it would be lost with the warehouse.
 *
 * @param begins epoch milliseconds UTC, inclusive; as the other instants
 * @param ends exclusive
 * @param knownAt event time up to which the report knew
 * @param frozenAt when, by the wall clock
 * @param report a page
 */
record FrozenQuarter(
    String quarter, long begins, long ends, long knownAt, long frozenAt, String report) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @throws UserError if the file is another one, or was cut off
   */
  static FrozenQuarter parse(Path file) throws IOException {
    try {
      FrozenQuarter parsed = JSON.readValue(Files.readString(file), FrozenQuarter.class);
      QuarterPage.check(String.valueOf(parsed.quarter));
      if (parsed.report == null) {
        throw new UserError("it has no report");
      }
      return parsed;
    } catch (JsonProcessingException | UserError e) {
      throw new UserError(
          file + ": is no copy of a frozen quarter: take it out of the lake, or copy it again", e);
    }
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }
}
