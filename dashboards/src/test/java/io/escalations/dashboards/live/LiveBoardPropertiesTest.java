package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random histories of a few clocks, published twice: as alerts, and as facts that follow at their
 * own pace. Whatever the interleaving, the board shows what was emitted last, and in the end what
 * is true.
 */
class LiveBoardPropertiesTest {
  private static final int CLOCKS = 3;
  private static final int STEPS = 24;

  private enum Kind {
    RAISED,
    VOIDED,
    AMENDED,
    STOPPED
  }

  /** Something that becomes true of one clock; its place in the history is its event time. */
  private record Step(ClockKey key, Kind kind, AlertFixture alert) {}

  @Property(tries = 2000)
  void theBoardShowsWhatWasEmittedLastUnlessTheFactsHaveSeenTheStop(@ForAll Random random) {
    List<Step> history = history(random);
    Publishing publishing = new Publishing(history);
    boolean olderThanAlert = false;
    while (publishing.emitted < history.size()) {
      if (random.nextInt(3) > 0) {
        publishing.emit();
      } else {
        publishing.write(random.nextInt(publishing.emitted - publishing.written + 1));
        publishing.board.snapshot(publishing.facts.snapshot(publishing.board.unconfirmed()));
        olderThanAlert |= publishing.written < publishing.emitted;
      }
      assertThat(publishing.shown()).isEqualTo(publishing.expected());
    }
    Statistics.label("snapshot older than an alert")
        .collect(olderThanAlert)
        .coverage(it -> it.check(true).percentage(share -> share > 50));
    for (Kind kind : Kind.values()) {
      boolean occurs = history.stream().anyMatch(step -> step.kind() == kind);
      Statistics.label(kind.name())
          .collect(occurs)
          .coverage(it -> it.check(true).percentage(share -> share > 60));
    }
  }

  @Property(tries = 2000)
  void anyInterleavingEndsWithTheTruth(@ForAll Random random) {
    List<Step> history = history(random);
    Publishing publishing = new Publishing(history);
    Map<ClockKey, Integer> asked = Map.of();
    while (publishing.emitted < history.size() || publishing.written < history.size()) {
      switch (random.nextInt(4)) {
        case 0 -> publishing.emitIfAny();
        case 1 ->
            publishing.write(Math.min(random.nextInt(3), history.size() - publishing.written));
        case 2 -> asked = publishing.board.unconfirmed();
        default -> publishing.board.snapshot(publishing.facts.snapshot(asked));
      }
    }
    for (int i = 0; i <= LiveBoard.PATIENCE; i++) {
      publishing.board.snapshot(publishing.facts.snapshot(publishing.board.unconfirmed()));
    }

    assertThat(publishing.shown()).isEqualTo(truth(history));
    assertThat(publishing.board.unconfirmed()).isEmpty();
  }

  private static final class Publishing {
    final List<Step> history;
    final LiveBoard board = new LiveBoard();
    final Facts facts = new Facts();
    int emitted;
    int written;

    Publishing(List<Step> history) {
      this.history = history;
    }

    void emit() {
      Step step = history.get(emitted++);
      if (step.alert() != null) {
        board.alert(step.alert().alert());
      }
    }

    void emitIfAny() {
      if (emitted < history.size()) {
        emit();
      }
    }

    void write(int steps) {
      for (int i = 0; i < steps; i++) {
        Step step = history.get(written++);
        switch (step.kind()) {
          case RAISED, AMENDED -> facts.breached(step.key(), step.alert().at());
          case VOIDED -> facts.running(step.key(), Long.MAX_VALUE);
          case STOPPED -> facts.stopped(step.key());
        }
        facts.reached(written);
      }
    }

    Set<ClockKey> shown() {
      Set<ClockKey> keys = new TreeSet<>();
      board.lists(Filter.ALL).get(BoardList.BREACHES).rows().forEach(row -> keys.add(row.key()));
      assertThat(board.lists(Filter.ALL).get(BoardList.BREACHES).total()).isEqualTo(keys.size());
      return keys;
    }

    /** The last alert of every clock; a stop is known from the facts only. */
    Set<ClockKey> expected() {
      List<Step> heard = new ArrayList<>();
      for (int i = 0; i < emitted; i++) {
        if (history.get(i).kind() != Kind.STOPPED || i < written) {
          heard.add(history.get(i));
        }
      }
      return truth(heard);
    }
  }

  private static Set<ClockKey> truth(List<Step> steps) {
    Set<ClockKey> breached = new TreeSet<>();
    for (Step step : steps) {
      if (step.kind() == Kind.RAISED || step.kind() == Kind.AMENDED) {
        breached.add(step.key());
      } else {
        breached.remove(step.key());
      }
    }
    return breached;
  }

  private static List<Step> history(Random random) {
    List<Step> steps = new ArrayList<>();
    Map<ClockKey, Step> last = new HashMap<>();
    while (steps.size() < STEPS
        && last.values().stream().filter(step -> step.kind() == Kind.STOPPED).count() < CLOCKS) {
      ClockKey key = new ClockKey("C-" + random.nextInt(CLOCKS), "resolution", 1);
      Step before = last.get(key);
      if (before == null || before.kind() != Kind.STOPPED) {
        Step step = next(key, before, steps.size() + 1L, random);
        steps.add(step);
        last.put(key, step);
      }
    }
    return steps;
  }

  private static Step next(ClockKey key, Step before, long now, Random random) {
    if (before == null) {
      return new Step(key, Kind.RAISED, AlertFixture.breach(key, now));
    }
    AlertFixture alert = before.alert();
    if (before.kind() == Kind.VOIDED) {
      return new Step(key, Kind.RAISED, alert.raisedAgain(now, now));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Step(key, Kind.STOPPED, null);
      case 1 -> new Step(key, Kind.AMENDED, alert.amended(now, now));
      default -> new Step(key, Kind.VOIDED, alert.voided(now));
    };
  }
}
