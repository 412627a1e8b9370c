package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One list as a viewer sees it.
 *
 * @param counts how many rows there are, of which {@code rows} are the first
 * @param storms what stands in one line instead of row by row; its rows are counted
 */
public record Listing(Map<Group, Integer> counts, List<OpenClock> rows, List<Storm> storms) {
  /** Departments named of those that have most of it. */
  private static final int DEPARTMENTS = 3;

  /**
   * A part of the list.
   *
   * @param label what its rows have in common
   * @param filter shows it alone
   */
  public record Part(String label, int rows, Filter filter) {}

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of each priority, the most urgent first, within what a filter lets through. */
  public List<Part> priorities(Filter filter) {
    List<Part> parts = new ArrayList<>();
    Map<Priority, Integer> rows = by(Group::priority);
    for (Priority priority : Priority.values()) {
      if (rows.containsKey(priority)) {
        parts.add(
            new Part(
                priority.name(),
                rows.get(priority),
                new Filter(filter.department(), filter.clock(), priority)));
      }
    }
    return parts;
  }

  /** The departments with the most of it. */
  public List<Part> departments(Filter filter) {
    return by(Group::department).entrySet().stream()
        .map(
            entry ->
                new Part(
                    entry.getKey(),
                    entry.getValue(),
                    new Filter(entry.getKey(), filter.clock(), filter.priority())))
        .sorted(Comparator.comparingInt(Part::rows).reversed().thenComparing(Part::label))
        .limit(DEPARTMENTS)
        .toList();
  }

  private <T> Map<T, Integer> by(Function<Group, T> value) {
    return counts.entrySet().stream()
        .filter(entry -> value.apply(entry.getKey()) != null && entry.getValue() > 0)
        .collect(
            Collectors.groupingBy(
                entry -> value.apply(entry.getKey()), Collectors.summingInt(Map.Entry::getValue)));
  }
}
