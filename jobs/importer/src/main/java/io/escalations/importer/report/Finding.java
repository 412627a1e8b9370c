package io.escalations.importer.report;

import java.util.List;

/**
 * Something that rows have in common.
 *
 * @param title what it is
 * @param advice what to do about it; empty if the title has it
 * @param examples the first few
 */
public record Finding(String title, String advice, long count, List<Example> examples) {
  /**
   * Where it is.
   *
   * @param line of the file, counted from 1; 0 if no line of it is meant
   */
  public record Example(long line, String text) {}
}
