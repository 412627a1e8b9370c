package io.escalations.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures what is checked out, as committed, against another commit. Each is built from a worktree
 * of its own and measured by its own {@code bench}. Of each rung first the one runs, then the
 * other; who comes first changes from round to round.
 */
public final class CommitComparison {
  private final Path repository;
  private final Path directory;
  private final List<String> options;
  private final Consumer<String> progress;
  private final Map<Rung, Rates> rates = new EnumMap<>(Rung.class);

  /**
   * @param directory where the worktrees are, and stay: the next comparison need not build again
   * @param options of each {@code bench}, besides rung and rounds
   * @param progress is called with each step, a line at a time
   */
  public CommitComparison(
      Path repository, Path directory, List<String> options, Consumer<String> progress) {
    this.repository = repository;
    this.directory = directory;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Rows a second, by round.
   *
   * @param before of the other commit
   * @param now of what is checked out
   */
  private record Rates(List<Double> before, List<Double> now) {
    Rates() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    List<Double> ratios() {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < now.size(); round++) {
        ratios.add(now.get(round) / before.get(round));
      }
      return ratios;
    }
  }

  /**
   * @param commit anything that git takes for one
   * @throws io.escalations.schemas.UserError if there is no such commit, or a build or run fails
   */
  public void run(String commit, List<Rung> rungs, int rounds) {
    Checkout before = Checkout.of(repository, directory, commit);
    Checkout now = Checkout.of(repository, directory, "HEAD");
    for (Checkout checkout : List.of(before, now)) {
      progress.accept("building " + checkout.name() + " in " + checkout.root());
      checkout.build();
    }
    for (int round = 0; round < rounds; round++) {
      for (Rung rung : rungs) {
        Rates ofRung = rates.computeIfAbsent(rung, any -> new Rates());
        boolean beforeFirst = round % 2 == 0;
        if (beforeFirst) {
          ofRung.before().add(rate(before, rung, round));
        }
        ofRung.now().add(rate(now, rung, round));
        if (!beforeFirst) {
          ofRung.before().add(rate(before, rung, round));
        }
      }
    }
  }

  private double rate(Checkout checkout, Rung rung, int round) {
    double rate = checkout.rate(rung, options);
    progress.accept(
        String.format(
            Locale.ROOT,
            "round %d, %s, %s: %,.0f rows/s",
            round + 1,
            checkout.name(),
            rung.title(),
            rate));
    return rate;
  }

  /** Ratios are taken within a round, as for the rungs of one build. */
  public void print(String commit, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-48s %12s %12s   %s%n",
        "median rows per second",
        commit.substring(0, Math.min(commit.length(), 12)),
        "HEAD",
        "ratio: median (min to max)");
    rates.forEach(
        (rung, ofRung) ->
            out.printf(
                Locale.ROOT,
                "%-48s %,12.0f %,12.0f   %s%n",
                rung.title(),
                Spread.of(ofRung.before()).median(),
                Spread.of(ofRung.now()).median(),
                Spread.of(ofRung.ratios())));
    out.flush();
  }
}
