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
 * Random histories of a few clocks, told twice: as alerts, and as facts that follow at their own
 * pace. Whatever the interleaving, the board shows what was said last, and in the end what is true.
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
  private record Step(ClockKey key, Kind kind, Told told) {}

  @Property(tries = 2000)
  void theBoardShowsWhatWasSaidLastUnlessTheFactsHaveSeenTheStop(@ForAll Random random) {
    List<Step> history = history(random);
    Telling telling = new Telling(history);
    boolean olderThanAlert = false;
    while (telling.said < history.size()) {
      if (random.nextInt(3) > 0) {
        telling.say();
      } else {
        telling.write(random.nextInt(telling.said - telling.written + 1));
        telling.board.snapshot(telling.facts.snapshot(telling.board.unsettled()));
        olderThanAlert |= telling.written < telling.said;
      }
      assertThat(telling.shown()).isEqualTo(telling.expected());
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
    Telling telling = new Telling(history);
    Map<ClockKey, Integer> asked = Map.of();
    while (telling.said < history.size() || telling.written < history.size()) {
      switch (random.nextInt(4)) {
        case 0 -> telling.sayIfAny();
        case 1 -> telling.write(Math.min(random.nextInt(3), history.size() - telling.written));
        case 2 -> asked = telling.board.unsettled();
        default -> telling.board.snapshot(telling.facts.snapshot(asked));
      }
    }
    for (int i = 0; i <= LiveBoard.PATIENCE; i++) {
      telling.board.snapshot(telling.facts.snapshot(telling.board.unsettled()));
    }

    assertThat(telling.shown()).isEqualTo(truth(history));
    assertThat(telling.board.unsettled()).isEmpty();
  }

  private static final class Telling {
    final List<Step> history;
    final LiveBoard board = new LiveBoard();
    final Facts facts = new Facts();
    int said;
    int written;

    Telling(List<Step> history) {
      this.history = history;
    }

    void say() {
      Step step = history.get(said++);
      if (step.told() != null) {
        board.alert(step.told().alert());
      }
    }

    void sayIfAny() {
      if (said < history.size()) {
        say();
      }
    }

    void write(int steps) {
      for (int i = 0; i < steps; i++) {
        Step step = history.get(written++);
        switch (step.kind()) {
          case RAISED, AMENDED -> facts.breached(step.key(), step.told().at());
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

    /** The last word on every clock; a stop is heard from the facts only. */
    Set<ClockKey> expected() {
      List<Step> heard = new ArrayList<>();
      for (int i = 0; i < said; i++) {
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
      return new Step(key, Kind.RAISED, Told.breach(key, now));
    }
    Told told = before.told();
    if (before.kind() == Kind.VOIDED) {
      return new Step(key, Kind.RAISED, told.raisedAgain(now, now));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Step(key, Kind.STOPPED, null);
      case 1 -> new Step(key, Kind.AMENDED, told.amended(now, now));
      default -> new Step(key, Kind.VOIDED, told.voided(now));
    };
  }
}
