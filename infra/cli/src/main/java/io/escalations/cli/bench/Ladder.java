package io.escalations.cli.bench;

import io.escalations.cli.replay.Coverage;
import io.escalations.stack.BenchStack;
import io.escalations.stack.FlinkJob;
import io.escalations.stack.ProcessorTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs every rung in every round, in an order that rotates from round to round. The rule for all:
 * the clock runs from the moment all tasks of the timeline job (or its stand-in) run, or the
 * consumers of the lowest rung are made, until everything was read and a completed checkpoint
 * covers it; for the whole, until it is in ClickHouse's tables and in whole Parquet files.
 */
public final class Ladder {
  private final BenchStack stack;
  private final BenchInput input;
  private final Consumer<String> progress;
  private final Budget budget = new Budget();

  /**
   * @param home the checkout, for the log
   * @param events how many at least
   * @param progress told what happens, a line at a time
   */
  public Ladder(BenchStack stack, Path home, long events, Consumer<String> progress) {
    this.stack = stack;
    this.input = new BenchInput(home, events);
    this.progress = progress;
  }

  /** Publishes the input once, and measures. */
  public Results run(List<Rung> rungs, int rounds) {
    String brokers = stack.startKafka();
    progress.accept(String.format(Locale.ROOT, "publishing %,d events", input.events()));
    input.publish(brokers);
    Results results = new Results();
    for (int round = 0; round < rounds; round++) {
      for (Rung rung : rotated(rungs, round * rungs.size() / rounds)) {
        double seconds = seconds(rung, brokers);
        results.add(rung, round, input.events() / seconds);
        progress.accept(
            new RateLine(round + 1, rounds, rung.title(), input.events() / seconds, seconds)
                .text());
      }
    }
    return results;
  }

  /** What the rungs that were run cost. */
  public Budget budget() {
    return budget;
  }

  private static List<Rung> rotated(List<Rung> rungs, int by) {
    List<Rung> rotated = new ArrayList<>(rungs);
    Collections.rotate(rotated, -by);
    return rotated;
  }

  private double seconds(Rung rung, String brokers) {
    if (rung == Rung.RAW) {
      return Long.parseLong(
              stack.runProgram("raw-drain", "io.escalations.jobs.bench.RawDrain", List.of(brokers)))
          / 1000.0;
    }
    BenchTopics.forgetAllButEvents(brokers);
    stack.createTopics();
    input.publishPolicy(brokers, rung.policy());
    stack.startFlink();
    try (Coverage coverage = new Coverage(brokers, () -> {})) {
      start(rung, brokers);
      long start = System.nanoTime();
      ProcessorTime before = stack.processorTime();
      coverage.awaitEvents();
      if (rung == Rung.WHOLE) {
        coverage.awaitAnalytics();
        coverage.awaitTables();
        coverage.awaitLake();
      }
      double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
      budget.add(rung, stack.processorTime().since(before), input.events());
      return seconds;
    } finally {
      stack.stopRun();
    }
  }

  private void start(Rung rung, String brokers) {
    switch (rung) {
      case PARSE, SKELETON -> startBenchJob(rung, brokers);
      case FOLD, FOLD_CALENDAR, FOLD_FULL -> startBenchJob(Rung.FOLD, brokers);
      case OUTPUT -> stack.run(FlinkJob.TIMELINE);
      case WHOLE -> {
        stack.startWarehouse();
        stack.run(FlinkJob.LAKE, "--file-interval", "PT5S");
        stack.run(FlinkJob.WAREHOUSE);
        stack.run(FlinkJob.ANALYTICS);
        stack.run(FlinkJob.TIMELINE);
      }
      case RAW -> throw new IllegalArgumentException("is no job");
    }
  }

  private void startBenchJob(Rung rung, String brokers) {
    stack.runInPlaceOf(
        FlinkJob.TIMELINE,
        "io.escalations.jobs.bench.BenchJob",
        "--rung",
        rung.name(),
        "--brokers",
        brokers);
  }
}
