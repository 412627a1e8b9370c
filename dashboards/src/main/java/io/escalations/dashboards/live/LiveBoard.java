package io.escalations.dashboards.live;

import io.escalations.dashboards.live.Snapshot.ClockFact;
import io.escalations.dashboards.live.Snapshot.Warning;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is believed to be open, from two sources of different speed: alerts, which come within the
 * second, and snapshots of the facts, which follow a second or two later but also know what no
 * alert tells (a stop).
 *
 * <p>An alert rules its clock until the facts have caught up with it, so a snapshot older than the
 * alert can neither take a fresh breach off the board nor bring a voided one back. Once they have,
 * the facts alone rule. Not thread-safe.
 */
public final class LiveBoard {
  /** Rows shown of each list; the totals count all. */
  public static final int ROWS = 200;

  /**
   * So many snapshots that have reached an alert and contradict it: then the facts rule after all.
   */
  static final int PATIENCE = 10;

  /**
   * In a storm of alerts the others are asked for in the next snapshot, so that no snapshot takes
   * long.
   */
  private static final int ASKED_AT_ONCE = 4000;

  private static final String BREACH = "100";

  /** Corrections remembered; a page shows those of its filter. */
  public static final int CORRECTIONS = 200;

  /** Of them on one page. */
  static final int CORRECTIONS_SHOWN = 20;

  private static final Comparator<Correction> NEWEST_FIRST =
      Comparator.comparingLong(Correction::knownAt)
          .thenComparingLong(Correction::emittedAt)
          .reversed()
          .thenComparing(Correction::key)
          .thenComparingInt(Correction::revision);

  private final Map<ClockKey, Pending> pending = new HashMap<>();
  private final Map<ClockKey, Map<Integer, Warning>> warnings = new HashMap<>();
  private final Set<ClockKey> warnedSinceSnapshot = new HashSet<>();
  private final Storms storms = new Storms();
  private final Map<String, Seen> seen = new HashMap<>();
  private final TreeSet<Correction> corrections = new TreeSet<>(NEWEST_FIRST);
  private Map<ClockKey, OpenClock> open = Map.of();
  private Map<BoardList, List<OpenClock>> sorted = Map.of();
  private Map<Group, Integer> totals = Map.of();

  /**
   * The newest alert of a breach that the facts have not caught up with.
   *
   * @param fresh whether it was raised just now; an amendment alone may be of a breach that was
   *     stopped long ago
   * @param recorded whether it was raised of history, so that nobody is to be called
   * @param contradicted snapshots so far that have reached the alert and contradict it
   */
  private record Pending(SlaAlert alert, boolean fresh, boolean recorded, int contradicted) {
    boolean breached() {
      return alert.action() != AlertAction.VOIDED;
    }

    boolean agrees(ClockFact fact) {
      return breached()
          ? fact.breachedAt() != null && fact.breachedAt() == alert.at()
          : fact.breachedAt() == null;
    }
  }

  /** Takes in an alert; those of one clock come in the order they were emitted. */
  public void alert(SlaAlert alert) {
    alert(alert, false);
  }

  /**
   * The same with an alert of a replay that is recorded and not sent: it stands on the board, and
   * calls nobody.
   */
  public void recordedAlert(SlaAlert alert) {
    alert(alert, true);
  }

  private void alert(SlaAlert alert, boolean recorded) {
    ClockKey key = ClockKey.of(alert);
    if (alert.level().equals(BREACH)) {
      Pending before = pending.get(key);
      boolean fresh =
          alert.action() == AlertAction.RAISED
              || (alert.action() == AlertAction.AMENDED && before != null && before.fresh());
      pending.put(key, new Pending(alert, fresh, recorded, 0));
      storms.alert(alert);
      if (alert.action() != AlertAction.RAISED) {
        correct(Correction.of(alert));
      }
    } else if (alert.level().chars().allMatch(Character::isDigit)) {
      warn(
          new Warning(
              key,
              Integer.parseInt(alert.level()),
              alert.revision(),
              alert.action() != AlertAction.VOIDED));
      warnedSinceSnapshot.add(key);
    }
  }

  /** Takes in what ClickHouse holds. */
  public void snapshot(Snapshot snapshot) {
    open = snapshot.open().stream().collect(Collectors.toMap(OpenClock::key, row -> row));
    sorted =
        snapshot.open().stream()
            .sorted(OpenClock.ORDER)
            .collect(
                Collectors.groupingBy(
                    OpenClock::list, () -> new EnumMap<>(BoardList.class), Collectors.toList()));
    totals = snapshot.totals();
    snapshot.warnings().forEach(this::warn);
    snapshot.corrections().forEach(this::correct);
    Set<String> onBoard =
        Stream.concat(
                open.values().stream().map(OpenClock::alertId),
                pending.values().stream().map(waiting -> waiting.alert().alertId()))
            .collect(Collectors.toSet());
    seen.keySet().retainAll(onBoard);
    warnings.keySet().removeIf(key -> !open.containsKey(key) && !warnedSinceSnapshot.contains(key));
    warnedSinceSnapshot.clear();
    reconcile(snapshot);
  }

  /**
   * The clocks to ask for by key in the next snapshot, each with the revision of the alert that is
   * in question.
   */
  public Map<ClockKey, Integer> unconfirmed() {
    return pending.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getValue().alert().emittedAt()))
        .limit(ASKED_AT_ONCE)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().alert().revision()));
  }

  /** Whether the last alert of the clock retracts its breach. */
  public boolean retracted(ClockKey key) {
    Pending last = pending.get(key);
    return last != null && !last.breached();
  }

  /** Whether the breach was raised just now, so that people are to be called. */
  public boolean raised(ClockKey key) {
    Pending last = pending.get(key);
    return last != null && last.alert().action() == AlertAction.RAISED && !last.recorded();
  }

  /** Somebody has seen an alert; the facts follow a little later. The first one counts. */
  public void seen(String alertId, Seen by) {
    seen.putIfAbsent(alertId, by);
  }

  /** Event time has come to this instant. */
  public void advanceTo(long eventTime) {
    storms.advanceTo(eventTime);
  }

  /** The last breaches that were retracted or amended, newest first. */
  public List<Correction> corrections(Filter filter) {
    return corrections.stream()
        .filter(correction -> correction.matches(filter))
        .limit(CORRECTIONS_SHOWN)
        .toList();
  }

  /** Every list as a filter shows it. */
  public Map<BoardList, Listing> lists(Filter filter) {
    List<OpenClock> alerted =
        pending.values().stream()
            .filter(this::shown)
            .map(this::row)
            .filter(row -> filter.matches(row.group()))
            .toList();
    Map<BoardList, Listing> lists = new EnumMap<>(BoardList.class);
    // Who has narrowed the page down wants to see every row.
    List<Storm> raging = filter.isAll() ? storms.current() : List.of();
    for (BoardList list : BoardList.values()) {
      List<Storm> collapsed = list == BoardList.BREACHES ? raging : List.of();
      Stream<OpenClock> confirmed =
          sorted.getOrDefault(list, List.of()).stream()
              .filter(row -> filter.matches(row.group()) && !overruled(row));
      if (collapsed.isEmpty()) {
        confirmed = confirmed.limit(ROWS);
      }
      List<OpenClock> rows =
          Stream.concat(confirmed, alerted.stream().filter(row -> row.list() == list))
              .sorted(OpenClock.ORDER)
              .filter(withoutStorms(collapsed))
              .limit(ROWS)
              .map(this::completed)
              .toList();
      lists.put(list, new Listing(counts(list, filter, alerted), rows, collapsed));
    }
    return lists;
  }

  /** Of each storm the first few rows pass. */
  private Predicate<OpenClock> withoutStorms(List<Storm> collapsed) {
    Map<Storm, Integer> passed = new HashMap<>();
    return row ->
        collapsed.stream()
            .filter(storm -> storm.includes(row, storms.since()))
            .findFirst()
            .map(storm -> passed.merge(storm, 1, Integer::sum) <= Storms.SHOWN)
            .orElse(true);
  }

  private OpenClock completed(OpenClock row) {
    Seen by = row.seen() == null ? seen.get(row.alertId()) : row.seen();
    return withWarning(by == null ? row : row.withSeen(by));
  }

  private void correct(Correction correction) {
    corrections.add(correction);
    if (corrections.size() > CORRECTIONS) {
      corrections.pollLast();
    }
  }

  /**
   * What the facts count, less the rows of them that an alert overrules, and those that alerts add.
   */
  private Map<Group, Integer> counts(BoardList list, Filter filter, List<OpenClock> alerted) {
    Map<Group, Integer> counts = new HashMap<>();
    totals.forEach(
        (group, rows) -> {
          if (group.list() == list && filter.matches(group)) {
            counts.put(group, rows);
          }
        });
    pending.keySet().stream()
        .map(open::get)
        .filter(
            row ->
                row != null && row.list() == list && filter.matches(row.group()) && overruled(row))
        .forEach(row -> counts.merge(row.group(), -1, Integer::sum));
    alerted.stream()
        .filter(row -> row.list() == list)
        .forEach(row -> counts.merge(row.group(), 1, Integer::sum));
    counts.values().removeIf(rows -> rows == 0);
    return counts;
  }

  /** An amendment changes a breach that is on the board; it does not put one there. */
  private boolean shown(Pending waiting) {
    return waiting.breached()
        && (waiting.fresh() || open.containsKey(ClockKey.of(waiting.alert())));
  }

  private boolean overruled(OpenClock row) {
    Pending waiting = pending.get(row.key());
    return waiting != null && (waiting.breached() || row.list() != BoardList.AT_RISK);
  }

  private OpenClock row(Pending waiting) {
    return OpenClock.breached(waiting.alert(), open.get(ClockKey.of(waiting.alert())));
  }

  private OpenClock withWarning(OpenClock row) {
    int highest =
        warnings.getOrDefault(row.key(), Map.of()).values().stream()
            .filter(Warning::stands)
            .mapToInt(Warning::level)
            .max()
            .orElse(0);
    return row.list() == BoardList.AT_RISK ? row.withWarned(highest) : row;
  }

  private void warn(Warning warning) {
    warnings
        .computeIfAbsent(warning.key(), key -> new HashMap<>())
        .merge(
            warning.level(),
            warning,
            (one, other) -> one.revision() >= other.revision() ? one : other);
  }

  private void reconcile(Snapshot snapshot) {
    PipelineClock facts = new PipelineClock();
    snapshot.progress().forEach(facts::add);
    OptionalLong reached = facts.eventTime();
    snapshot
        .asked()
        .forEach(
            (key, fact) ->
                pending.computeIfPresent(
                    key, (same, waiting) -> afterAsking(waiting, fact, reached)));
  }

  /** The alert that still rules, or null when the facts do. */
  private static Pending afterAsking(Pending waiting, ClockFact fact, OptionalLong reached) {
    if (fact.revision() != waiting.alert().revision()) {
      return waiting;
    }
    boolean covered = reached.isPresent() && reached.getAsLong() >= waiting.alert().knownAt();
    if (waiting.agrees(fact)) {
      // A clock that is not breached may be so because the breach has not been written yet.
      return waiting.breached() || covered ? null : waiting;
    }
    int contradicted = waiting.contradicted() + (covered ? 1 : 0);
    return contradicted >= PATIENCE
        ? null
        : new Pending(waiting.alert(), waiting.fresh(), waiting.recorded(), contradicted);
  }
}
