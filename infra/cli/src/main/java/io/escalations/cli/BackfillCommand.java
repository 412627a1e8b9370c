package io.escalations.cli;

import io.escalations.cli.backfill.BackfillCounts;
import io.escalations.cli.replay.Policy;
import io.escalations.history.HistoryFiles;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillPolicy;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.history.compaction.HeldLakes;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backfill",
    description =
        "Computes the facts of a whole history from files, without servers, into a directory laid"
            + " out as the lake. No alert is sent.",
    footer = {
      "",
      "Nothing is visible in the directory before all is whole. Run the same command again after it"
          + " was killed: it begins anew.",
      "Exit code 3 if anything was refused; duplicates change nothing.",
    },
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Case events: .jsonl or .jsonl.gz files, or the directory of a lake. They may be out of"
              + " order, and hold an event more than once.")
  private List<Path> inputs;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A version of the policy; may be repeated. Without any there are no clocks.")
  private List<Path> policies = List.of();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "An empty or new directory, for Parquet files: a folder for each table.")
  private Path directory;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "The end of the history, such as 2016-06-01T00:00:00Z: nothing after it happens (default:"
              + " the greatest occurred_at).")
  private Long asOf;

  @Mixin private AllowRefusedOption allowRefused;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Policy> versions = policies.stream().map(Policy::read).toList();
    requireDifferent(versions);
    try (HeldLakes lakes = HeldLakes.of(inputs)) {
      return run(lakes.inputs(), versions);
    }
  }

  private int run(List<Path> held, List<Policy> versions) throws IOException {
    BackfillRequest request =
        new BackfillRequest(
            HistoryFiles.of(held),
            versions.stream()
                .map(policy -> new BackfillPolicy(policy.file().toString(), policy.text()))
                .toList(),
            asOf,
            directory.toAbsolutePath().normalize().toString());
    long begun = System.nanoTime();
    BackfillCounts counts = ShownBackfill.run(request, spec.commandLine().getErr());
    report(counts, versions, Duration.ofNanos(System.nanoTime() - begun));
    return allowRefused.exitCode(counts.refused());
  }

  private static void requireDifferent(List<Policy> versions) {
    if (versions.stream().map(Policy::version).distinct().count() < versions.size()) {
      throw new UserError(
          "two of the policies have the same version: give each one once, or rename one");
    }
  }

  private void report(BackfillCounts counts, List<Policy> versions, Duration took) {
    PrintWriter err = spec.commandLine().getErr();
    long read = counts.of(BackfillCount.READ);
    counts.print(err);
    if (counts.of(BackfillCount.CASES) == 0) {
      err.println(directory + ": there is no case, so there is no table");
      return;
    }
    long end = counts.end();
    for (Policy policy : versions) {
      if (policy.parsed().effectiveFrom() > end) {
        err.println(
            "warning: version "
                + policy.version()
                + " is in force from "
                + Times.format(policy.parsed().effectiveFrom())
                + " on, after the end of the history: it rules nothing");
      }
    }
    err.println(
        String.format(
            Locale.ROOT,
            "as of %s: %,d cases, %s; %.1f s, %,d events per second",
            Times.format(end),
            counts.of(BackfillCount.CASES),
            counts.rowsByTable(),
            took.toMillis() / 1e3,
            read * 1000 / Math.max(1, took.toMillis())));
    err.flush();
  }
}
