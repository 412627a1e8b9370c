package io.escalations.cli.replay;

import io.escalations.schemas.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be published.
 *
 * @param files case events, one JSON object a line; published one after the other
 * @param policies files, put into force before the events
 * @param advanceTo where event time is to stand at the end, epoch milliseconds UTC; null for the
 *     greatest occurred_at
 * @param recorded whether alerts that were due by now are recorded and not sent
 * @param untilReadable whether to wait until every table and alert derived can be read
 */
public record ReplayRequest(
    List<Path> files,
    List<Path> policies,
    Pace pace,
    Long advanceTo,
    boolean recorded,
    boolean untilReadable) {
  /**
   * @throws UserError if a file is missing
   */
  public ReplayRequest {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new UserError(file + ": no such file");
      }
    }
  }
}
