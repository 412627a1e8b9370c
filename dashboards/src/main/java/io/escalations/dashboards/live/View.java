package io.escalations.dashboards.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the viewers of one filter have been shown so far, and so what has to be pushed to them. Not
 * thread-safe.
 */
public final class View {
  private final Filter filter;
  private Map<BoardList, Listing> shown;
  private List<Correction> corrections;

  /**
   * What changes in one list.
   *
   * @param now the list as it is afterwards
   * @param put rows that are new or different
   * @param dropped rows that are to go
   * @param storms all of them; null when they are the same as before
   * @param raised those of the new rows that were raised just now
   */
  public record Change(
      Listing now,
      List<OpenClock> put,
      List<Dropped> dropped,
      List<Storm> storms,
      Set<ClockKey> raised) {}

  /** The corrections as they have been shown. */
  public List<Correction> corrections() {
    return corrections;
  }

  /** Brings the corrections up to the board; tells whether any came. */
  public boolean updateCorrections(LiveBoard board) {
    List<Correction> before = corrections;
    corrections = board.corrections(filter);
    return !corrections.equals(before);
  }

  /**
   * @param retracted whether it goes because it never was, rather than because it is over
   */
  public record Dropped(ClockKey key, boolean retracted) {}

  public View(Filter filter, LiveBoard board) {
    this.filter = filter;
    this.shown = board.lists(filter);
    this.corrections = board.corrections(filter);
  }

  public Filter filter() {
    return filter;
  }

  /** Every list as it has been shown. */
  public Map<BoardList, Listing> shown() {
    return shown;
  }

  /** Brings the view up to the board; the lists in which nothing changed are absent. */
  public Map<BoardList, Change> update(LiveBoard board) {
    Map<BoardList, Listing> before = shown;
    shown = board.lists(filter);
    Map<BoardList, Change> changes = new EnumMap<>(BoardList.class);
    shown.forEach(
        (list, listing) -> {
          if (!listing.equals(before.get(list))) {
            changes.put(list, change(before.get(list), listing, board));
          }
        });
    return changes;
  }

  private static Change change(Listing before, Listing now, LiveBoard board) {
    Map<ClockKey, OpenClock> left =
        before.rows().stream().collect(Collectors.toMap(OpenClock::key, Function.identity()));
    Set<ClockKey> known = Set.copyOf(left.keySet());
    List<OpenClock> put = new ArrayList<>();
    for (OpenClock row : now.rows()) {
      if (!row.equals(left.remove(row.key()))) {
        put.add(row);
      }
    }
    List<Dropped> dropped =
        left.keySet().stream().sorted().map(key -> new Dropped(key, board.retracted(key))).toList();
    Set<ClockKey> raised =
        put.stream()
            .map(OpenClock::key)
            .filter(key -> !known.contains(key) && board.raised(key))
            .collect(Collectors.toSet());
    return new Change(
        now, put, dropped, now.storms().equals(before.storms()) ? null : now.storms(), raised);
  }
}
