package io.escalations.dashboards.quarter;

import java.util.regex.Pattern;

/** A quarter by its name, as the tables write it: {@code 2016Q2}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {
  private static final Pattern NAME = Pattern.compile("(\\d{4})Q([1-4])");

  /** @throws IllegalArgumentException if it is no such name */
  public static Quarter of(String name) {
    var found = NAME.matcher(name);
    if (!found.matches()) {
      throw new IllegalArgumentException("“" + name + "” is not a quarter: write it as 2016Q2.");
    }
    return new Quarter(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
  }

  public String name() {
    return "%04dQ%d".formatted(year, number);
  }

  public Quarter previous() {
    return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
  }

  public Quarter yearBefore() {
    return new Quarter(year - 1, number);
  }

  /** The first instant after it, as {@code 2016-07-01 00:00:00} UTC. */
  public String end() {
    return (number == 4 ? "%04d-01".formatted(year + 1) : "%04d-%02d".formatted(year, 3 * number + 1)) + "-01 00:00:00";
  }

  @Override
  public int compareTo(Quarter other) {
    return name().compareTo(other.name());
  }
}
