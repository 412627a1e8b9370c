package io.escalations.cli;

import io.escalations.cli.bench.CommitComparison;
import io.escalations.cli.bench.Ladder;
import io.escalations.cli.bench.Rung;
import io.escalations.schemas.UserError;
import io.escalations.stack.BenchStack;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.MicroBenchmarks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = "Measures events per second, rung by rung, on a stack of its own in .data/bench.",
    footer = "How it measures, and what it showed: docs/benchmark.md",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "5000000",
      description =
          "At least so many, in whole copies of the bundled log (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each rung is run (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--rungs",
      paramLabel = "RUNG",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
  private List<Rung> rungs = Arrays.asList(Rung.values());

  @ArgGroup private Instead instead = new Instead();

  /** What is measured instead of this build's rungs. */
  private static final class Instead {
    @Option(
        names = "--micro",
        arity = "0..1",
        fallbackValue = ".*",
        paramLabel = "PATTERN",
        description =
            "Run the micro-benchmarks instead, those whose name the pattern is found in; starts no"
                + " server.")
    private String micro;

    @Option(
        names = "--compare",
        paramLabel = "COMMIT",
        description =
            "Measure what is checked out, as committed, against this commit: both are built in"
                + " worktrees of their own and run in turns.")
    private String compare;
  }

  @Option(
      names = "--worktrees",
      paramLabel = "DIR",
      description = "Where --compare checks out and builds; kept (default: .data/compare).")
  private Path worktrees;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "7000",
      description = "Added to every port (default: ${DEFAULT-VALUE}).")
  private int portOffset;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (events < 1 || rounds < 1) {
      throw new UserError("--events and --rounds: there must be one at least");
    }
    Home home = Home.current();
    DataDirectory data = new DataDirectory(home.root().resolve(".data/bench"));
    if (instead.micro != null) {
      new MicroBenchmarks(home, data).run(instead.micro);
    } else if (instead.compare != null) {
      compare(home);
    } else {
      climb(home, data);
    }
  }

  private void climb(Home home, DataDirectory data) {
    PrintWriter out = spec.commandLine().getOut();
    BenchStack stack = new BenchStack(home, data, portOffset);
    // Whatever ends this, Ctrl-C too, what was started is ended with it.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
    Ladder ladder = new Ladder(stack, home.root(), events, out::println);
    ladder.run(rungs, rounds).print(out);
    ladder.budget().print(out);
  }

  private void compare(Home home) {
    PrintWriter out = spec.commandLine().getOut();
    Path directory = worktrees == null ? home.root().resolve(".data/compare") : worktrees;
    CommitComparison comparison =
        new CommitComparison(
            home.root(),
            directory.toAbsolutePath().normalize(),
            List.of(
                "--events", String.valueOf(events), "--port-offset", String.valueOf(portOffset)),
            out::println);
    comparison.run(instead.compare, rungs, rounds);
    comparison.print(instead.compare, out);
  }
}
