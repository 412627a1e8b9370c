package io.escalations.importer.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts rows into an order in which each begins with the state that the one before ends with. The
 * rows are the edges of a graph of states, and such an order is a trail through all of them
 * (Hierholzer's way to find one).
 */
final class ChainOrder {
  private final Chain chain;

  ChainOrder(Chain chain) {
    this.chain = chain;
  }

  /**
   * The rows in an order in which the chain holds; where there is none, or they hold as they are,
   * as they are. Rows of several things (status, owner) form a chain each, and share the places.
   *
   * @param before the state of each thing before these rows; without an entry if not known
   * @param behind the old value of each thing in the first row behind these; likewise
   */
  List<TimedRow> arrange(
      List<TimedRow> rows, Map<String, String> before, Map<String, String> behind) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int index = 0; index < rows.size(); index++) {
      TimedRow row = rows.get(index);
      if (chain.from(row.row()) != null || chain.to(row.row()) != null) {
        places.computeIfAbsent(chain.subject(row.row()), of -> new ArrayList<>()).add(index);
      }
    }
    List<TimedRow> arranged = new ArrayList<>(rows);
    places.forEach(
        (subject, indexes) -> {
          List<TimedRow> ordered =
              trail(
                  indexes.stream().map(rows::get).toList(),
                  before.get(subject),
                  behind.get(subject));
          for (int index = 0; index < indexes.size(); index++) {
            arranged.set(indexes.get(index), ordered.get(index));
          }
        });
    return arranged;
  }

  private List<TimedRow> trail(List<TimedRow> rows, String before, String behind) {
    if (rows.size() < 2 || holds(rows, before, behind)) {
      return rows;
    }
    List<TimedRow> best = null;
    for (String start : starts(rows, before)) {
      List<TimedRow> trail = trailFrom(start, rows);
      if (trail != null && holds(trail, before, behind)) {
        return trail;
      }
      best = best == null ? trail : best;
    }
    return best == null ? rows : best;
  }

  private boolean holds(List<TimedRow> rows, String before, String behind) {
    String state = before == null ? from(rows.get(0)) : before;
    for (TimedRow row : rows) {
      if (!state.equals(from(row))) {
        return false;
      }
      state = to(row);
    }
    return behind == null || behind.equals(state);
  }

  private Set<String> starts(List<TimedRow> rows, String before) {
    Set<String> starts = new LinkedHashSet<>();
    if (before != null) {
      starts.add(before);
      return starts;
    }
    rows.stream().map(this::from).filter(String::isEmpty).forEach(starts::add);
    rows.stream().map(this::from).forEach(starts::add);
    return starts;
  }

  /** Null if there is no trail through all rows from there. */
  private List<TimedRow> trailFrom(String start, List<TimedRow> rows) {
    Map<String, Deque<TimedRow>> leaving = new HashMap<>();
    rows.forEach(row -> leaving.computeIfAbsent(from(row), state -> new ArrayDeque<>()).add(row));
    Deque<TimedRow> path = new ArrayDeque<>();
    List<TimedRow> trail = new ArrayList<>();
    String state = start;
    while (true) {
      Deque<TimedRow> next = leaving.get(state);
      if (next != null && !next.isEmpty()) {
        TimedRow row = next.poll();
        path.push(row);
        state = to(row);
      } else if (path.isEmpty()) {
        break;
      } else {
        TimedRow row = path.pop();
        trail.add(row);
        state = from(row);
      }
    }
    Collections.reverse(trail);
    return trail.size() == rows.size() && connects(trail) ? trail : null;
  }

  private boolean connects(List<TimedRow> rows) {
    for (int index = 1; index < rows.size(); index++) {
      if (!to(rows.get(index - 1)).equals(from(rows.get(index)))) {
        return false;
      }
    }
    return true;
  }

  private String from(TimedRow row) {
    return Objects.requireNonNullElse(chain.from(row.row()), "");
  }

  private String to(TimedRow row) {
    return Objects.requireNonNullElse(chain.to(row.row()), "");
  }
}
