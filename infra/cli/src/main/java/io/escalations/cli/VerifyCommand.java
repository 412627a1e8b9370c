package io.escalations.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.cli.backfill.BackfillCounts;
import io.escalations.cli.verify.LakeFiles;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Computes all facts again, from the events in the lake and the published policies, and"
            + " compares them row by row with the tables, or with what a backfill wrote.",
    footer = {
      "",
      "Exit code 1 if any row differs: each is named, with the event that it follows. 3 if the lake"
          + " holds events that the pipeline refuses.",
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (quarter != null) {
      QuarterPage.check(quarter);
    }
    Servers servers = options.servers();
    ClickHouseHttp owner =
        new ClickHouseHttp(
            servers.clickhouse().url(), OWNER, servers.clickhouse().password(OWNER), LIMIT);
    Path directory = found == null ? null : found.toAbsolutePath().normalize();
    long asOf = directory == null ? eventTime(owner) : endOf(directory);
    // A directory is compared with the lake alone; only the tables hold windows of the pipeline.
    LakeFiles.complete(servers, directory == null ? asOf : Long.MIN_VALUE);
    Path scratch = Files.createTempDirectory("escalations-verify");
    try {
      BackfillCounts counts = compute(servers, asOf, scratch);
      Sides sides = new Sides(scratch, directory, asOf);
      boolean same =
          new VerifyReport(new Verification(owner, sides, quarter), spec.commandLine().getOut())
              .print(directory == null);
      if (!same) {
        return ExitCode.FAILED;
      }
      return counts.refused() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    } finally {
      DataDirectory.delete(scratch);
    }
  }

  private BackfillCounts compute(Servers servers, long asOf, Path scratch) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    BackfillCounts counts;
    try (HeldLakes lakes = HeldLakes.of(List.of(Path.of(servers.lake())))) {
      BackfillRequest request =
          new BackfillRequest(
              HistoryFiles.of(lakes.inputs()),
              policies(servers.brokers()),
              asOf,
              scratch.toString());
      counts = ShownBackfill.run(request, err);
    }
    counts.print(err);
    err.println("as of " + Times.format(asOf));
    err.flush();
    return counts;
  }

  private static List<BackfillPolicy> policies(String brokers) {
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
