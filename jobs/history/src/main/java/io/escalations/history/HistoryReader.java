package io.escalations.history;

import io.escalations.schemas.UserError;
import java.io.Closeable;
import java.io.IOException;

/**
 * The records of a file, one after the other. Each is judged as the pipeline judges a record of
 * {@code case-events} in data time; what a file says of a future is no mistake.
 */
public interface HistoryReader extends Closeable {
  /**
   * @return null at the end
   * @throws UserError if the file is damaged
   */
  HistoryRecord next() throws IOException;

  /** How much of the file was read, in bytes as they stand in it. */
  long bytesRead() throws IOException;

  /**
   * @throws UserError if the file is of another kind than its name says, or is damaged
   */
  static HistoryReader open(HistoryFile file) throws IOException {
    return switch (file.format()) {
      case JSON_LINES -> new JsonHistory(file);
      case PARQUET -> new LakeHistory(file);
    };
  }
}
