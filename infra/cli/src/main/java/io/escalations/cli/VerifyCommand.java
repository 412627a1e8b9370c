package io.escalations.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.cli.backfill.BackfillCounts;
import io.escalations.cli.replay.Policy;
import io.escalations.cli.verify.LakeFiles;
import io.escalations.cli.verify.ScratchClickHouse;
import io.escalations.cli.verify.Sides;
import io.escalations.cli.verify.Verification;
import io.escalations.cli.verify.VerifyReport;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.history.HistoryFiles;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillPolicy;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.history.compaction.HeldLakes;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.stack.DataDirectory;
import io.escalations.stored.StoredPolicies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Computes all facts again, from the events in the lake and the published policies, and"
            + " compares them row by row with the tables, or with what a backfill wrote.",
    footer = {
      "",
      "Exit code 1 if any row differs: each is named, with the event that it follows. 3 if there"
          + " are events that the pipeline refuses.",
      "With --history nothing needs to run: the events and policies of the backfill that wrote DIR"
          + " are named again.",
      "ClickHouse reads the files itself: they must be on its machine."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final String OWNER = "admin";
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofHours(6);
  private static final String EVENT_TIME =
      "SELECT toUnixTimestamp64Milli(min(event_time)) FROM escalations.pipeline_progress HAVING"
          + " count() > 0";

  @Mixin private ServersOptions options;

  @Option(
      names = "--quarter",
      paramLabel = "QUARTER",
      description =
          "Compare the rows of this one only, such as 2016Q2: a calendar quarter in UTC, as the"
              + " folders of the lake (default: all).")
  private String quarter;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "What ./escalations backfill wrote (default: the tables).")
  private Path found;

  @Option(
      names = "--history",
      paramLabel = "INPUT",
      description =
          "Events of DIR: a .jsonl, .jsonl.gz or .parquet file, or the directory of a lake;"
              + " repeatable (default: the lake of the running stack).")
  private List<Path> history = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "With --history: a version of the policy; repeatable.")
  private List<Path> policies = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (quarter != null) {
      QuarterPage.check(quarter);
    }
    Path directory = found == null ? null : found.toAbsolutePath().normalize();
    if (history.isEmpty() && !policies.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--policy goes with --history");
    }
    if (!history.isEmpty() && directory == null) {
      throw new ParameterException(
          spec.commandLine(), "--history: name the DIR that is compared, too");
    }
    Path scratch = Files.createTempDirectory("escalations-verify");
    try {
      return history.isEmpty() ? ofStack(directory, scratch) : ofFiles(directory, scratch);
    } finally {
      DataDirectory.delete(scratch);
    }
  }

  private int ofStack(Path directory, Path scratch) throws IOException {
    Servers servers = options.servers();
    ClickHouseHttp owner =
        new ClickHouseHttp(
            servers.clickhouse().url(), OWNER, servers.clickhouse().password(OWNER), LIMIT);
    long asOf = directory == null ? eventTime(owner) : endOf(directory);
    // A directory is compared with the lake alone; only the tables hold windows of the pipeline.
    LakeFiles.complete(servers, directory == null ? asOf : Long.MIN_VALUE);
    List<Path> lake = List.of(Path.of(servers.lake()));
    BackfillCounts counts = compute(lake, published(servers.brokers()), asOf, scratch);
    return compare(owner, counts, new Sides(scratch, directory, asOf));
  }

  /** Without a stack. */
  private int ofFiles(Path directory, Path scratch) throws IOException {
    long asOf = endOf(directory);
    List<BackfillPolicy> versions =
        policies.stream()
            .map(Policy::read)
            .map(policy -> new BackfillPolicy(policy.file().toString(), policy.text()))
            .toList();
    Path computed = scratch.resolve("computed");
    BackfillCounts counts = compute(history, versions, asOf, computed);
    try (ScratchClickHouse clickHouse = new ScratchClickHouse(scratch.resolve("server"))) {
      return compare(clickHouse.owner(LIMIT), counts, new Sides(computed, directory, asOf));
    }
  }

  private int compare(ClickHouseHttp owner, BackfillCounts counts, Sides sides) {
    boolean same =
        new VerifyReport(new Verification(owner, sides, quarter), spec.commandLine().getOut())
            .print(sides.found() == null);
    if (!same) {
      return ExitCode.FAILED;
    }
    return counts.refused() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private BackfillCounts compute(
      List<Path> inputs, List<BackfillPolicy> versions, long asOf, Path to) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    BackfillCounts counts;
    try (HeldLakes lakes = HeldLakes.of(inputs)) {
      BackfillRequest request =
          new BackfillRequest(HistoryFiles.of(lakes.inputs()), versions, asOf, to.toString());
      counts = ShownBackfill.run(request, err);
    }
    counts.print(err);
    err.println("as of " + Times.format(asOf));
    err.flush();
    return counts;
  }

  private static List<BackfillPolicy> published(String brokers) {
    try (StoredPolicies stored = new StoredPolicies(brokers, ANSWERED_WITHIN)) {
      return stored.newest().values().stream()
          .filter(published -> published.policy().isPresent())
          .map(published -> new BackfillPolicy(published.version(), published.text()))
          .toList();
    }
  }

  private static long eventTime(ClickHouseHttp owner) {
    String millis = owner.query(EVENT_TIME).strip();
    if (millis.isEmpty()) {
      throw new UserError("the pipeline has seen no event yet: there is nothing to verify");
    }
    return Long.parseLong(millis);
  }

  private static long endOf(Path directory) throws IOException {
    Path counts = directory.resolve(BackfillCount.FILE);
    JsonNode end =
        Files.exists(counts)
            ? new JsonMapper().readTree(counts.toFile()).path(BackfillCount.END)
            : null;
    if (end == null || !end.isNumber()) {
      throw new UserError(
          directory + ": is not what a backfill wrote: it has no " + BackfillCount.FILE);
    }
    return end.asLong();
  }
}
