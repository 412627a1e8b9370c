package io.escalations.importer.order;

import io.escalations.importer.order.RowOrder.ByColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of one case in the order of what happened. Pure. */
public final class CaseOrder {
  private final RowOrder order;
  private final Direction file;

  /**
   * @param file which way time goes in most cases of the file
   */
  public CaseOrder(RowOrder order, Direction file) {
    this.order = order;
    this.file = file;
  }

  /** Whether the rows of a case are read from its last one. */
  public boolean isReversed(List<TimedRow> rows) {
    return switch (order.base()) {
      case FILE -> false;
      case NEWEST_FIRST -> true;
      case RECOGNISED ->
          switch (Direction.of(rows)) {
            case FORWARD -> false;
            case BACKWARD -> true;
            case LEVEL, MIXED -> file == Direction.BACKWARD;
          };
    };
  }

  /**
   * @param rows as the file has them
   */
  public List<TimedRow> arrange(List<TimedRow> rows) {
    if (rows.size() == 1) {
      return rows;
    }
    List<TimedRow> arranged = new ArrayList<>(rows);
    if (isReversed(rows)) {
      Collections.reverse(arranged);
    }
    if (order.isByChain()) {
      return LocalTimes.decide(new ChainOrder(order.chain()).arrange(arranged, Map.of(), Map.of()));
    }
    if (!order.isByTime()) {
      arranged = sorted(arranged);
    }
    arranged = LocalTimes.decide(arranged);
    if (order.isByTime()) {
      arranged = sorted(arranged);
    }
    return order.chain() == null ? arranged : chained(arranged);
  }

  private List<TimedRow> sorted(List<TimedRow> rows) {
    if (order.keys().isEmpty()) {
      return rows;
    }
    Comparator<TimedRow> comparator =
        order.keys().stream()
            .map(key -> comparator(key, rows))
            .reduce(Comparator::thenComparing)
            .orElseThrow();
    List<TimedRow> sorted = new ArrayList<>(rows);
    sorted.sort(comparator);
    return sorted;
  }

  private static Comparator<TimedRow> comparator(RowOrder.Key key, List<TimedRow> rows) {
    if (key instanceof ByColumn column) {
      return byValue(rows, row -> row.row().known(column.column()), new NaturalOrder());
    }
    return byValue(rows, TimedRow::time, Comparator.<Long>naturalOrder());
  }

  /** A row without a value stays behind the one it follows; without any value all are equal. */
  private static <T> Comparator<TimedRow> byValue(
      List<TimedRow> rows, Function<TimedRow, T> value, Comparator<T> comparator) {
    IdentityHashMap<TimedRow, T> values = new IdentityHashMap<>();
    T last = rows.stream().map(value).filter(found -> found != null).findFirst().orElse(null);
    for (TimedRow row : rows) {
      T own = value.apply(row);
      last = own == null ? last : own;
      values.put(row, last);
    }
    return Comparator.comparing(values::get, Comparator.nullsFirst(comparator));
  }

  /** Rows of one instant in the order in which the chain holds. */
  private List<TimedRow> chained(List<TimedRow> rows) {
    ChainOrder chainOrder = new ChainOrder(order.chain());
    List<TimedRow> chained = new ArrayList<>();
    Map<String, String> states = new HashMap<>();
    int start = 0;
    while (start < rows.size()) {
      int end = start + 1;
      while (end < rows.size() && areTied(rows.get(start), rows.get(end))) {
        end++;
      }
      List<TimedRow> tied = rows.subList(start, end);
      List<TimedRow> group =
          tied.size() == 1
              ? tied
              : chainOrder.arrange(tied, states, behind(rows.subList(end, rows.size()), tied));
      for (TimedRow row : group) {
        if (order.chain().to(row.row()) != null) {
          states.put(order.chain().subject(row.row()), order.chain().to(row.row()));
        }
      }
      chained.addAll(group);
      start = end;
    }
    return chained;
  }

  private boolean areTied(TimedRow first, TimedRow second) {
    boolean sameColumns =
        order.keys().stream()
            .filter(ByColumn.class::isInstance)
            .map(ByColumn.class::cast)
            .allMatch(
                key -> first.row().text(key.column()).equals(second.row().text(key.column())));
    return sameColumns && first.time() != null && first.time().equals(second.time());
  }

  /** The old value in the first row behind the tied ones, of each thing that these change. */
  private Map<String, String> behind(List<TimedRow> rows, List<TimedRow> tied) {
    Set<String> subjects =
        tied.stream().map(row -> order.chain().subject(row.row())).collect(Collectors.toSet());
    Map<String, String> behind = new HashMap<>();
    for (TimedRow row : rows) {
      String subject = order.chain().subject(row.row());
      if (subjects.contains(subject) && order.chain().from(row.row()) != null) {
        behind.putIfAbsent(subject, order.chain().from(row.row()));
      }
      if (behind.size() == subjects.size()) {
        break;
      }
    }
    return behind;
  }
}
