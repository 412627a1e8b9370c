package io.escalations.cli;

import io.escalations.backtest.AgreementRequest;
import io.escalations.backtest.AgreementResult;
import io.escalations.backtest.AgreementRun;
import io.escalations.cli.backtest.AgreementReport;
import io.escalations.cli.backtest.ReadReport;
import io.escalations.cli.imports.ImportReport;
import io.escalations.cli.replay.Policy;
import io.escalations.core.agreement.Verdict;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.history.HistoryFiles;
import io.escalations.history.compaction.HeldLakes;
import io.escalations.importer.ImportSummary;
import io.escalations.importer.VerdictReader;
import io.escalations.importer.rule.RefusedMapping;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "agree",
    description =
        "Compares the help desk's own verdicts on its clocks with those of this pipeline.",
    footer = {
      "",
      "The mapping is a YAML file; docs/agreement.md describes it, jobs/importer/verdicts has one.",
      "Differences are a finding, no failure: exit code 0.",
    },
    mixinStandardHelpOptions = true)
final class AgreeCommand implements Callable<Integer> {
  @Mixin private ServersOptions servers;

  @Parameters(paramLabel = "FILE", description = "The export; .csv or .csv.gz.")
  private Path export;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "M.yaml",
      description = "Where outcomes and deadlines stand in it.")
  private Path mapping;

  @Option(
      names = "--history",
      paramLabel = "INPUT",
      description =
          "Case events: a .jsonl, .jsonl.gz or .parquet file, or the directory of a lake;"
              + " repeatable (default: the lake of the running stack).")
  private List<Path> history = List.of();

  @Option(
      names = "--policy",
      paramLabel = "P.yaml",
      description =
          "A version that ruled, from its effective_from; repeatable (default: the versions in"
              + " force in the running stack).")
  private List<Path> policies = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Nothing after it happens, such as 2016-06-01T00:00:00Z (default: the greatest"
              + " occurred_at read).")
  private Long asOf;

  @Option(
      names = "--to",
      paramLabel = "FILE.csv",
      description = "Write every verdict that is not shared there, with cause and explanation.")
  private Path to;

  @Mixin private AllowRefusedOption allowRefused;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, List<Verdict>> verdicts = new HashMap<>();
    ImportSummary summary = read(verdicts);
    BacktestProgress progress = new BacktestProgress(spec.commandLine().getErr());
    AgreementResult result;
    try (HeldLakes lakes = HeldLakes.of(history())) {
      result =
          new AgreementRun(
                  new AgreementRequest(
                      verdicts, HistoryFiles.of(lakes.inputs()), policies(), asOf, to),
                  progress)
              .run();
    }
    progress.end();
    PrintWriter out = spec.commandLine().getOut();
    new AgreementReport(out).print(result);
    new ImportReport(export, summary, out).printRows();
    ReadReport.print(result.read(), out);
    if (to != null) {
      out.println(to + ": every verdict that is not shared");
    }
    out.flush();
    return allowRefused.exitCode(summary.rows().refused() + result.read().refusals().count());
  }

  private ImportSummary read(Map<String, List<Verdict>> verdicts) throws IOException {
    try {
      return new VerdictReader(mapping)
          .read(
              export,
              verdict ->
                  verdicts
                      .computeIfAbsent(verdict.caseId(), id -> new ArrayList<>(1))
                      .add(verdict));
    } catch (RefusedMapping e) {
      PrintWriter err = spec.commandLine().getErr();
      e.findings().forEach(err::println);
      int count = e.findings().size();
      throw new UserError(
          mapping + ": refused, with " + count + (count == 1 ? " finding" : " findings"), e);
    }
  }

  private List<Path> history() {
    return history.isEmpty() ? List.of(Path.of(servers.servers().lake())) : history;
  }

  private PolicyVersions policies() {
    return policies.isEmpty()
        ? servers.policiesInForce()
        : PolicyVersions.of(policies.stream().map(file -> Policy.read(file).parsed()).toList());
  }
}
