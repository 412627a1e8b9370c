package io.escalations.cli;

import io.escalations.cli.bench.Ladder;
import io.escalations.cli.bench.Rung;
import io.escalations.schemas.UserError;
import io.escalations.stack.BenchStack;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
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
    PrintWriter out = spec.commandLine().getOut();
    BenchStack stack = new BenchStack(home, data, portOffset);
    // Whatever ends this, Ctrl-C too, what was started is ended with it.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
    Ladder ladder = new Ladder(stack, home.root(), events, out::println);
    ladder.run(rungs, rounds).print(out);
    ladder.budget().print(out);
  }
}
