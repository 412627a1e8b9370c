package io.escalations.cli;

import io.escalations.cli.accounting.PipelineAccount;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Progress;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.FlinkJob;
import io.escalations.stack.FlinkRest;
import io.escalations.stack.Home;
import io.escalations.stack.LocalStack;
import io.escalations.stack.PartStatus;
import io.escalations.stack.PipelineProgress;
import io.escalations.stack.StackOptions;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description =
        "What runs, on which ports, with how much memory; how far the jobs are, and what became of"
            + " the events.",
    footer =
        "'behind' counts offsets between a job's last checkpoint and the end of what it reads; the"
            + " end marks of transactions are among them.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Runnable {
  private static final String PART_ROW = "%-22s %8s %6s  %-8s %9s%n";
  private static final String JOB_ROW = "%-12s %-12s %-26s %10s%n";

  @Mixin private ServersOptions servers;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (!servers.elsewhere() && !printParts(servers.data().directory())) {
      return;
    }
    printPipeline(servers.servers());
  }

  /** Returns whether there is anything to ask about the pipeline. */
  private boolean printParts(DataDirectory directory) {
    List<PartStatus> parts =
        new LocalStack(Home.current(), directory, StackOptions.read(directory), line -> {})
            .status();
    out().printf(PART_ROW, "part", "process", "port", "state", "memory");
    for (PartStatus part : parts) {
      out()
          .printf(
              PART_ROW,
              part.name(),
              part.running() ? part.pid() : "-",
              part.port() == 0 ? "-" : part.port(),
              part.running() ? "running" : "stopped",
              mebibytes(part.residentBytes()));
    }
    out()
        .printf(
            PART_ROW,
            "sum",
            "",
            "",
            "",
            mebibytes(parts.stream().mapToLong(PartStatus::residentBytes).sum()));
    return parts.stream().anyMatch(PartStatus::running);
  }

  private void printPipeline(Servers addresses) {
    out().println();
    out().printf(JOB_ROW, "job", "state", "last checkpoint", "behind");
    try (PipelineProgress progress = new PipelineProgress(addresses.brokers())) {
      FlinkRest flink = new FlinkRest(addresses.flink());
      List<FlinkRest.Job> known = flink.jobs();
      for (FlinkJob job : FlinkJob.values()) {
        known.stream()
            .filter(it -> it.name().equals(job.jobName()))
            .findFirst()
            .ifPresentOrElse(
                it ->
                    printJob(job, it.state(), flink.lastCheckpoint(it.id()), progress.behind(job)),
                () -> printJob(job, "stopped", OptionalLong.empty(), progress.behind(job)));
      }
      out().println();
      Collection<Progress> reached = progress.reached();
      out().println("event time   " + time(reached.stream().mapToLong(Progress::eventTime).min()));
      printReadBacks(reached);
    } catch (UserError e) {
      out().println(e.getMessage());
    }
    new SourcesStatus(addresses.brokers(), out()).print();
    printAccounting(addresses);
  }

  private void printReadBacks(Collection<Progress> reached) {
    long cases = reached.stream().mapToLong(Progress::waitingCases).sum();
    if (cases > 0) {
      out()
          .printf(
              Locale.ROOT,
              "read back    %,d retired cases with new events wait for their earlier ones%n",
              cases);
      reached.stream()
          .map(Progress::waitingBecause)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(reason -> out().println("             " + reason));
    }
  }

  private void printAccounting(Servers addresses) {
    out().println();
    try {
      out().print(PipelineAccount.of(new AnalystClient(addresses.clickhouse()).outcomes()));
    } catch (UserError e) {
      out().println("what became of the events is not known: " + e.getMessage());
    }
  }

  private void printJob(
      FlinkJob job, String state, OptionalLong lastCheckpoint, OptionalLong behind) {
    out()
        .printf(
            JOB_ROW,
            job.jobName(),
            state,
            time(lastCheckpoint),
            behind.isPresent() ? behind.getAsLong() : "-");
  }

  private static String time(OptionalLong epochMillis) {
    return epochMillis.isPresent() ? Times.format(epochMillis.getAsLong()) : "-";
  }

  private static String mebibytes(long bytes) {
    return bytes == 0 ? "-" : (bytes >> 20) + " MiB";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
