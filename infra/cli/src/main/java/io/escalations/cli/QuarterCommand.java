package io.escalations.cli;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.history.compaction.LocalLake;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "quarter",
    description = "Freezes the report of a quarter, or lists the quarters that are frozen.",
    subcommands = {QuarterCommand.Freeze.class, QuarterCommand.Listing.class},
    synopsisSubcommandLabel = "freeze|list",
    mixinStandardHelpOptions = true)
final class QuarterCommand {
  @Command(
      name = "freeze",
      description =
          "Keeps the report of a quarter as it is now. What changes after is in restatements.",
      footer = {"", "A quarter is frozen once, after event time has passed its end."},
      mixinStandardHelpOptions = true)
  static final class Freeze implements Callable<Integer> {
    @Mixin private ServersOptions options;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Spec private CommandSpec spec;

    /** Which quarters. */
    static final class Wanted {
      @Parameters(index = "0", paramLabel = "QUARTER", description = "Such as 2016Q2.")
      private String quarter;

      @Option(
          names = "--ended",
          paramLabel = "DAYS",
          description =
              "Each quarter that ended so many days of event time ago and is not frozen: for a"
                  + " timer such as cron.")
      private Integer days;
    }

    @Override
    public Integer call() throws InterruptedException {
      if (wanted.days != null && wanted.days < 0) {
        throw new ParameterException(spec.commandLine(), "--ended: name a number of days from 0");
      }
      Servers servers = options.servers();
      FrozenQuarters frozen = new FrozenQuarters(servers.clickhouse());
      List<String> quarters =
          wanted.quarter == null ? frozen.ended(wanted.days) : List.of(wanted.quarter);
      if (wanted.quarter != null) {
        QuarterPage.check(wanted.quarter);
        requireNotFrozen(frozen);
      }
      for (String quarter : quarters) {
        freeze(servers, frozen, quarter);
      }
      if (!quarters.isEmpty()) {
        keepCopies(servers, frozen);
      }
      return 0;
    }

    /** A lake in another kind of store, or on another machine, gets none. */
    private void keepCopies(Servers servers, FrozenQuarters frozen) {
      Optional<Path> lake =
          servers.lake() == null ? Optional.empty() : LocalLake.of(servers.lake());
      try {
        if (lake.filter(Files::isDirectory).isPresent()) {
          new FrozenCopies(lake.get()).write(frozen);
          return;
        }
      } catch (IOException e) {
        spec.commandLine().getErr().println(lake.get() + " cannot be written: " + e.getMessage());
      }
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "no copy is kept in a lake, from which it could be restored: keep the page as a file"
              + " (report --frozen)");
      err.flush();
    }

    private void requireNotFrozen(FrozenQuarters frozen) {
      if (frozen.isFrozen(wanted.quarter)) {
        throw new UserError(
            wanted.quarter
                + " is frozen already, and stays as it was: see ./escalations quarter list");
      }
    }

    private void freeze(Servers servers, FrozenQuarters frozen, String quarter)
        throws InterruptedException {
      FrozenQuarters.Bounds bounds = frozen.bounds(quarter);
      if (bounds.eventTime() < bounds.ends()) {
        throw new UserError(
            "%s has not ended: event time is %s, freeze it after %s"
                .formatted(quarter, Times.format(bounds.eventTime()), Times.format(bounds.ends())));
      }
      // After the bounds are read: what becomes known meanwhile is restated too often, never not.
      RefreshedTables.refresh(servers.clickhouse());
      String report = QuarterPage.read(servers.dashboards(), quarter);
      frozen.add(
          new FrozenQuarter(
              quarter,
              bounds.begins(),
              bounds.ends(),
              bounds.eventTime(),
              Clock.systemUTC().millis(),
              report));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "%s is frozen as known at %s; ./escalations report --quarter %s --frozen --to FILE.html"
              .formatted(quarter, Times.format(bounds.eventTime()), quarter));
      out.flush();
    }
  }

  @Command(
      name = "list",
      description = "Lists the frozen quarters, and how many rows of each are restated since.",
      mixinStandardHelpOptions = true)
  static final class Listing implements Runnable {
    private static final String QUERY =
        """
        SELECT quarter, known_at, frozen_at, countIf(restated.change = 'CHANGED') AS changed, countIf(restated.change = 'NEW') AS new, countIf(restated.change = 'GONE') AS gone
        FROM frozen_quarters
        LEFT JOIN (SELECT quarter, change FROM restatements) AS restated USING quarter
        GROUP BY quarter, known_at, frozen_at
        ORDER BY quarter\
        """;

    @Mixin private ServersOptions servers;

    @Option(
        names = "--format",
        paramLabel = "NAME",
        description =
            "A ClickHouse output format (default: PrettyCompact at a terminal, else"
                + " TSVRawWithNames).")
    private String format = System.console() != null ? "PrettyCompact" : "TSVRawWithNames";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      new AnalystClient(servers.servers().clickhouse()).query(QUERY, format, answer);
      spec.commandLine().getOut().print(answer.toString(StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    }
  }
}
