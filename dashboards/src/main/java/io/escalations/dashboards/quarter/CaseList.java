package io.escalations.dashboards.quarter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cases behind a figure of a quarter: a file in {@code queries/cases}, cut by one dimension of
 * the figure.
 */
public enum CaseList {
  ESCALATED("escalated", "ALL", "DEPARTMENT", "ISSUE_TYPE"),
  OPENED("opened", "ALL", "DEPARTMENT", "ISSUE_TYPE"),
  SOLVED("solved", "ALL", "DEPARTMENT", "PRIORITY"),
  BROKEN("broken", "CLOCK", "DEPARTMENT", "PRIORITY"),
  RATED("rated", "ALL", "DEPARTMENT", "ESCALATED", "MONTH"),
  PASSED_ON("passed-on", "TIER"),
  OPEN("open", "ALL", "AGE", "DEPARTMENT");

  private final String file;
  private final List<String> dimensions;

  CaseList(String file, String... dimensions) {
    this.file = file;
    this.dimensions = List.of(dimensions);
  }

  /** The list of that name that is cut by that dimension. */
  public static Optional<CaseList> of(String file, String dimension) {
    return Arrays.stream(values())
        .filter(list -> list.file.equals(file) && list.dimensions.contains(dimension))
        .findFirst();
  }

  /** Name of the file, without its ending. */
  public String file() {
    return file;
  }
}
