package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Which rows a viewer wants; null lets everything through. */
public record Filter(String department, String clock, Priority priority) {
  public static final Filter ALL = new Filter(null, null, null);

  public boolean matches(Group group) {
    return (department == null || department.equals(group.department()))
        && (clock == null || clock.equals(group.clock()))
        && (priority == null || priority == group.priority());
  }

  public boolean isAll() {
    return equals(ALL);
  }

  /** The filter as the query part of an address: the same filter always gives the same text. */
  public String query() {
    StringJoiner query = new StringJoiner("&");
    add(query, "department", department);
    add(query, "clock", clock);
    add(query, "priority", priority == null ? null : priority.name());
    return query.toString();
  }

  private static void add(StringJoiner query, String name, String value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
