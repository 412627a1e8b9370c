package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * The clock instances of one case, in the order of their starts.
 *
 * <p>An instance is <b>final</b> once its row and its thresholds are published and no event that
 * comes after the others can change them. A fold that goes on leaves those aside.
 */
public final class ClockRuns extends Copyable<ClockRuns> {
  private static final String RESOLUTION = "resolution";
  private static final Comparator<ClockRun> BY_PLACE = Comparator.comparingInt(ClockRun::place);

  /** From so many on an index is made sooner than they are searched. */
  private static final int MANY = 64;

  /** Copies share it: of an instance that is not final it may hold another copy's. */
  private Log<ClockRun> all = new Log<>();

  /** Those of them that run; paused and breached ones among them. */
  private List<ClockRun> running = new ArrayList<>();

  /** The latest instance of each clock. */
  private List<ClockRun> latest = new ArrayList<>();

  /** What is set aside; null until something is. */
  private FinalRuns finalRuns;

  /** In order. While nothing is final there is no such list: it would be all of them. */
  private List<ClockRun> changeable;

  /** Once it was asked for and is worth it: those that are not final. */
  private Map<ClockInstance, ClockRun> index;

  ClockRuns() {}

  @Override
  public ClockRuns copy() {
    ClockRuns copy = shallowCopy();
    copy.all = all.copy();
    copy.index = null;
    copy.changeable = new ArrayList<>();
    for (ClockRun run : changeable()) {
      copy.changeable.add(run.copy());
    }
    copy.running = copy.own(running);
    copy.latest = copy.own(latest);
    copy.finalRuns = finalRuns == null ? new FinalRuns() : finalRuns.copy();
    return copy;
  }

  private List<ClockRun> own(List<ClockRun> runs) {
    List<ClockRun> own = new ArrayList<>(runs.size());
    for (ClockRun run : runs) {
      own.add(changeable.get(Collections.binarySearch(changeable, run, BY_PLACE)));
    }
    return own;
  }

  /** Those that may have changed since they were published last, or may change. */
  private List<ClockRun> changeable() {
    return changeable == null ? all.asList() : changeable;
  }

  /**
   * Marks what is final: the thresholds that were reached up to {@code now} are published.
   *
   * @param lastEventAt an event that comes may be of that instant, and change what the case was
   *     like at a breach of that instant
   */
  public void markFinal(long now, long lastEventAt) {
    if (finalRuns == null) {
      finalRuns = new FinalRuns();
    }
    List<ClockRun> left = new ArrayList<>();
    for (ClockRun run : changeable()) {
      boolean mayChange = run.isRunning() || latest.contains(run);
      if (mayChange || (run.isBreached() && run.breach().at() >= lastEventAt)) {
        left.add(run);
      } else {
        all.set(run.place(), run);
        finalRuns.add(run, now);
      }
    }
    changeable = left;
    index = null;
  }

  /** Called before event time moves to {@code now}: thresholds of final ones may be reached. */
  public void beforeTimeMoves(long now) {
    if (finalRuns != null && finalRuns.moveTo(now, changeable)) {
      changeable.sort(BY_PLACE);
      index = null;
    }
  }

  /** The rows of all that was final are published, too. */
  public void rowsArePublished() {
    finalRuns.rowsArePublished();
  }

  /** The instances that are not final. */
  public List<ClockInstance> changeableInstances() {
    List<ClockInstance> instances = new ArrayList<>();
    for (ClockRun run : changeable()) {
      instances.add(new ClockInstance(run.name(), run.instance()));
    }
    return instances;
  }

  void add(ClockRun run) {
    index = null;
    run.setPlace(all.size());
    all.add(run);
    running.add(run);
    if (changeable != null) {
      changeable.add(run);
    }
    for (int i = 0; i < latest.size(); i++) {
      if (latest.get(i).name().equals(run.name())) {
        latest.set(i, run);
        return;
      }
    }
    latest.add(run);
  }

  /** One that was stopped runs on. */
  void resume(ClockRun run) {
    running.add(run);
  }

  /** Called after instances were stopped or cancelled. */
  void removeEnded() {
    running.removeIf(run -> !run.isRunning());
  }

  List<ClockRun> running() {
    return running;
  }

  /** The latest instance of a clock; null if there is none. */
  ClockRun latest(String clock) {
    return named(latest, clock);
  }

  boolean isAnyRunning(String clock) {
    return named(running, clock) != null;
  }

  private static ClockRun named(List<ClockRun> runs, String clock) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).name().equals(clock)) {
        return runs.get(i);
      }
    }
    return null;
  }

  /** All of them, each as it is here. */
  private List<ClockRun> all() {
    if (changeable == null) {
      return all.asList();
    }
    List<ClockRun> own = new ArrayList<>(all.asList());
    for (ClockRun run : changeable) {
      own.set(run.place(), run);
    }
    return own;
  }

  /** Those whose rows may differ from what was published last, in order. */
  private List<ClockRun> changed() {
    if (finalRuns == null || finalRuns.withUnpublishedRow().isEmpty()) {
      return changeable();
    }
    SortedMap<Integer, ClockRun> byPlace = new TreeMap<>();
    finalRuns.withUnpublishedRow().forEach(run -> byPlace.put(run.place(), run));
    changeable().forEach(run -> byPlace.put(run.place(), run));
    return List.copyOf(byPlace.values());
  }

  private ClockRun find(String clock, int instance) {
    ClockRun run = findChangeable(clock, instance);
    if (run == null && finalRuns != null) {
      run = finalRuns.find(clock, instance);
    }
    return run == null || !run.hasRow() ? null : run;
  }

  private ClockRun findChangeable(String clock, int instance) {
    List<ClockRun> runs = changeable();
    if (runs.size() >= MANY) {
      if (index == null) {
        index = new HashMap<>();
        runs.forEach(run -> index.put(new ClockInstance(run.name(), run.instance()), run));
      }
      return index.get(new ClockInstance(clock, instance));
    }
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).instance() == instance && runs.get(i).name().equals(clock)) {
        return runs.get(i);
      }
    }
    return null;
  }

  /**
   * @param now event time
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  public List<SlaClockRow> rows(String caseId, long now, LongFunction<Attributes> attributesAt) {
    return rows(all(), caseId, now, attributesAt);
  }

  /** The same, of those instances only whose rows may differ from what was published last. */
  public List<SlaClockRow> changedRows(
      String caseId, long now, LongFunction<Attributes> attributesAt) {
    return rows(changed(), caseId, now, attributesAt);
  }

  /** Of the same instances those that have no row, though one may have been published. */
  public List<ClockInstance> changedWithoutRow() {
    List<ClockInstance> instances = new ArrayList<>();
    for (ClockRun run : changed()) {
      if (!run.hasRow()) {
        instances.add(new ClockInstance(run.name(), run.instance()));
      }
    }
    return instances;
  }

  private static List<SlaClockRow> rows(
      List<ClockRun> runs, String caseId, long now, LongFunction<Attributes> attributesAt) {
    List<SlaClockRow> rows = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).hasRow()) {
        rows.add(ClockRows.row(runs.get(i), caseId, now, attributesAt));
      }
    }
    return rows;
  }

  /** Numbers of the escalations whose own clock may differ from what was published last. */
  public Set<Integer> changedEscalations() {
    Set<Integer> numbers = new TreeSet<>();
    for (ClockRun run : changed()) {
      if (run.name().equals(ClockDefinition.ESCALATION.name())) {
        numbers.add(run.instance());
      }
    }
    return numbers;
  }

  /** The row of one instance, as {@link #rows}; null if it has none. */
  public SlaClockRow row(
      String caseId, String clock, int instance, long now, LongFunction<Attributes> attributesAt) {
    ClockRun run = find(clock, instance);
    return run == null ? null : ClockRows.row(run, caseId, now, attributesAt);
  }

  /**
   * How each instance came to be as it is at {@code now}, those that no rule ever gave a target
   * included.
   */
  public List<ClockHistory> histories(long now) {
    List<ClockHistory> histories = new ArrayList<>();
    for (ClockRun run : all()) {
      histories.add(ClockRows.history(run, now));
    }
    return histories;
  }

  /** The thresholds reached up to {@code now}: an alert stands for each of them. */
  public List<Threshold> thresholds(long now) {
    return thresholds(all(), now);
  }

  /** The same, of the instances that are not final. */
  public List<Threshold> changeableThresholds(long now) {
    return thresholds(changeable(), now);
  }

  private static List<Threshold> thresholds(List<ClockRun> runs, long now) {
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Threshold> reached = runs.get(i).thresholds();
      for (int j = 0; j < reached.size(); j++) {
        if (reached.get(j).at() <= now) {
          thresholds.add(reached.get(j));
        }
      }
    }
    return thresholds;
  }

  /** Whether a row is RUNNING or PAUSED at {@code now}. */
  public boolean hasRunningRow(long now) {
    for (int i = 0; i < running.size(); i++) {
      if (running.get(i).runsAt(now)) {
        return true;
      }
    }
    return false;
  }

  /** The calendar of the first {@code resolution} clock, by name; null if it has none. */
  public String resolutionCalendar() {
    ClockRun run = firstResolution();
    return run == null ? null : run.target().calendar();
  }

  /** What that calendar counts; every instant if there is none. */
  public WorkingTime resolutionHours() {
    ClockRun run = firstResolution();
    return run == null ? WorkingTime.ALWAYS : run.target().workingTime();
  }

  private ClockRun firstResolution() {
    for (ClockRun run : all()) {
      if (run.hasRow() && run.name().equals(RESOLUTION)) {
        return run;
      }
    }
    return null;
  }

  /** {@code due_at} of an escalation's own clock; null while it is paused or has no target. */
  public Long escalationDeadline(int escalationNo) {
    ClockRun run = find(ClockDefinition.ESCALATION.name(), escalationNo);
    return run == null ? null : run.dueAt();
  }

  /** The next instant after {@code now} at which a clock changes by itself; MAX_VALUE if none. */
  long nextTimer(long now) {
    long next = finalRuns == null ? Long.MAX_VALUE : finalRuns.nextReached();
    List<ClockRun> runs = changeable();
    for (int i = 0; i < runs.size(); i++) {
      next = Math.min(next, runs.get(i).nextTimer(now));
    }
    return next;
  }

  /** Whether a version that running clocks move to would move one. */
  boolean isAnyUnbreachedRunning() {
    for (int i = 0; i < running.size(); i++) {
      if (!running.get(i).isBreached()) {
        return true;
      }
    }
    return false;
  }
}
