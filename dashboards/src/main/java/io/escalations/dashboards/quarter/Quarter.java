package io.escalations.dashboards.quarter;

import java.util.regex.Pattern;

/** A quarter by its name, as the tables write it: {@code 2016Q2}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {
  private static final Pattern NAME = Pattern.compile("(\\d{4})Q([1-4])");

  /**
   * @throws IllegalArgumentException if it is no such name
   */
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

  @Override
  public int compareTo(Quarter other) {
    return name().compareTo(other.name());
  }
}
