package io.escalations.history;

import java.io.Serializable;

/**
 * A file of case events.
 *
 * @param place among the files that are read, from 0: of two events with one identity the one that
 *     comes first stands
 * @param name its path
 * @param bytes its size
 */
public record HistoryFile(int place, String name, Format format, long bytes)
    implements Serializable {

  /** How events stand in a file. */
  public enum Format {
    /** One JSON object a line, packed with gzip if the name ends in {@code .gz}. */
    JSON_LINES,
    /** A file of {@code case_events} of a lake. */
    PARQUET
  }
}
