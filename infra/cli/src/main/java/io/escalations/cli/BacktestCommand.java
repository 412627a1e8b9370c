package io.escalations.cli;

import io.escalations.backtest.Backtest;
import io.escalations.backtest.BacktestRequest;
import io.escalations.backtest.BacktestResult;
import io.escalations.cli.backtest.BacktestReport;
import io.escalations.cli.backtest.ReadReport;
import io.escalations.cli.replay.Policy;
import io.escalations.core.backtest.ResultFiles;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.history.HistoryFiles;
import io.escalations.history.compaction.HeldLakes;
import io.escalations.schemas.Servers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backtest",
    description = "Shows what a draft policy would have done over history.",
    footer = {
      "",
      "NEW, and OLD under --against, rule all of history, whatever their effective_from.",
      "DIR gets flips, groups and load as CSV and Parquet, and summary.json (docs/backtest.md). In"
          + " the folder backtests of the data directory it has a page. Live facts stay as they"
          + " are.",
    },
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
  @Mixin private ServersOptions servers;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Case events: .jsonl, .jsonl.gz or .parquet files, or directories of lakes.")
  private List<Path> inputs;

  @Option(names = "--policy", required = true, paramLabel = "NEW.yaml", description = "The draft.")
  private Path draft;

  @Option(
      names = "--against",
      paramLabel = "OLD.yaml",
      description =
          "What to compare it with (default: the versions in force in the running stack, each from"
              + " its effective_from).")
  private Path against;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Where the results appear: missing or empty.")
  private Path to;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Nothing after it happens, such as 2016-06-01T00:00:00Z (default: the greatest"
              + " occurred_at read).")
  private Long asOf;

  @Mixin private AllowRefusedOption allowRefused;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (HeldLakes lakes = HeldLakes.of(inputs)) {
      return run(lakes.inputs(), always(draft));
    }
  }

  private int run(List<Path> held, PolicyVersions newPolicies)
      throws IOException, InterruptedException {
    BacktestRequest request =
        new BacktestRequest(
            HistoryFiles.of(held),
            against == null ? servers.policiesInForce() : always(against),
            newPolicies,
            asOf,
            to,
            Runtime.getRuntime().availableProcessors());
    BacktestProgress progress = new BacktestProgress(spec.commandLine().getErr());
    long begun = System.nanoTime();
    BacktestResult result = new Backtest(request, progress).run();
    progress.end();
    PrintWriter out = spec.commandLine().getOut();
    new BacktestReport(out)
        .print(request.oldPolicies().names(), newPolicies.names(), result.tally());
    ReadReport.print(result.read(), out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        Locale.ROOT,
        "%s: flips, groups, load, summary.json (%.1f s, %,.0f cases per second)%n",
        to,
        seconds,
        result.tally().cases() / seconds);
    page().ifPresent(address -> out.println("its page: " + address));
    out.flush();
    return allowRefused.exitCode(result.read().refusals().count());
  }

  /** Where the running dashboards show it: they look beside their servers file. */
  private Optional<String> page() {
    Path file = servers.file();
    Path folder = file.toAbsolutePath().normalize().resolveSibling(ResultFiles.FOLDER);
    Path results = to.toAbsolutePath().normalize();
    if (!folder.equals(results.getParent()) || !Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.ofNullable(Servers.read(file).dashboards())
        .map(address -> address + "/" + ResultFiles.FOLDER + "/" + results.getFileName());
  }

  private static PolicyVersions always(Path file) {
    return PolicyVersions.always(Policy.read(file).parsed());
  }
}
