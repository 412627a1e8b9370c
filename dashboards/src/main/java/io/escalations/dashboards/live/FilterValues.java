package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What can be filtered by: the departments and clocks that have occurred.
 *
 * @param known false until ClickHouse has answered once; until then, and while there is no case, nothing can be called
 *     unknown
 */
public record FilterValues(boolean known, List<String> departments, List<String> clocks) {
  public static final FilterValues NOT_KNOWN = new FilterValues(false, List.of(), List.of());

  private static final List<String> PRIORITIES = Arrays.stream(Priority.values()).map(Enum::name).toList();

  /**
   * Reads a filter from the parameters of an address; an empty value filters nothing, as a form sends it.
   *
   * @throws UnknownFilterException if a parameter, or a value, does not exist
   */
  public Filter read(Map<String, List<String>> parameters) {
    for (String name : parameters.keySet()) {
      if (!List.of("department", "clock", "priority").contains(name)) {
        throw new UnknownFilterException("filter", name, List.of("department", "clock", "priority"));
      }
    }
    String department = single(parameters, "department");
    String clock = single(parameters, "clock");
    String priority = single(parameters, "priority");
    if (known) {
      check("department", department, departments);
      check("clock", clock, clocks);
    }
    check("priority", priority, PRIORITIES);
    return new Filter(department, clock, priority == null ? null : Priority.valueOf(priority));
  }

  public List<String> priorities() {
    return PRIORITIES;
  }

  private static String single(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).distinct().toList();
    if (values.size() > 1) {
      throw new UnknownFilterException(name, String.join(" and ", values), List.of("one at a time"));
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static void check(String name, String value, List<String> existing) {
    if (value != null && !existing.isEmpty() && !existing.contains(value)) {
      throw new UnknownFilterException(name, value, existing);
    }
  }
}
