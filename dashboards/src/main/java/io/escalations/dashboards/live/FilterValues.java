package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be filtered by: the departments and clocks that have occurred, as far as ClickHouse has
 * said.
 */
public record FilterValues(List<String> departments, List<String> clocks) {
  public static final FilterValues NOT_KNOWN = new FilterValues(List.of(), List.of());

  private static final List<String> PRIORITIES =
      Arrays.stream(Priority.values()).map(Enum::name).toList();

  /**
   * Reads a filter from the parameters of an address; an empty value filters nothing, as a form
   * sends it. A department or a clock may occur at any time, so one that has not is a filter like
   * any other.
   *
   * @throws UnknownFilterException if a parameter, or a priority, cannot exist
   */
  public Filter read(Map<String, List<String>> parameters) {
    for (String name : parameters.keySet()) {
      if (!List.of("department", "clock", "priority").contains(name)) {
        throw new UnknownFilterException(
            "filter", name, List.of("department", "clock", "priority"));
      }
    }
    String priority = single(parameters, "priority");
    if (priority != null && !PRIORITIES.contains(priority)) {
      throw new UnknownFilterException("priority", priority, PRIORITIES);
    }
    return new Filter(
        single(parameters, "department"),
        single(parameters, "clock"),
        priority == null ? null : Priority.valueOf(priority));
  }

  /** The departments to choose from; with the chosen one, though it may not have occurred yet. */
  public List<String> departments(Filter filter) {
    return with(departments, filter.department());
  }

  /** The clocks to choose from, likewise. */
  public List<String> clocks(Filter filter) {
    return with(clocks, filter.clock());
  }

  public List<String> priorities() {
    return PRIORITIES;
  }

  /** Whether what a filter asks for has occurred, as far as is known. */
  public boolean hold(Filter filter) {
    return (filter.department() == null || departments.contains(filter.department()))
        && (filter.clock() == null || clocks.contains(filter.clock()));
  }

  /**
   * Which values of a filter have not occurred so far, in words; empty if all have, or nothing is
   * known.
   */
  public List<String> unheardOf(Filter filter) {
    List<String> unheardOf = new ArrayList<>();
    if (filter.department() != null
        && !departments.isEmpty()
        && !departments.contains(filter.department())) {
      unheardOf.add("No clock has run in a department “" + filter.department() + "” so far.");
    }
    if (filter.clock() != null && !clocks.isEmpty() && !clocks.contains(filter.clock())) {
      unheardOf.add("No clock “" + filter.clock() + "” has run so far.");
    }
    return unheardOf;
  }

  private static List<String> with(List<String> values, String chosen) {
    return chosen == null || values.contains(chosen)
        ? values
        : Stream.concat(values.stream(), Stream.of(chosen)).toList();
  }

  private static String single(Map<String, List<String>> parameters, String name) {
    List<String> values =
        parameters.getOrDefault(name, List.of()).stream()
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
    if (values.size() > 1) {
      throw new UnknownFilterException(
          name, String.join(" and ", values), List.of("one at a time"));
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
