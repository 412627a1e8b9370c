package io.escalations.cli;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Parameters(index = "0", paramLabel = "QUARTER", description = "Such as 2016Q2.")
    private String quarter;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
      QuarterPage.check(quarter);
      Servers servers = options.servers();
      FrozenQuarters frozen = new FrozenQuarters(servers.clickhouse());
      if (frozen.isFrozen(quarter)) {
        throw new UserError(
            quarter + " is frozen already, and stays as it was: see ./escalations quarter list");
      }
      FrozenQuarters.Bounds bounds = frozen.bounds(quarter);
      if (bounds.eventTime() < bounds.ends()) {
        throw new UserError(
            "%s has not ended: event time is %s, freeze it after %s"
                .formatted(quarter, Times.format(bounds.eventTime()), Times.format(bounds.ends())));
      }
      RefreshedTables.refresh(servers.clickhouse());
      frozen.freeze(quarter, bounds, QuarterPage.read(servers.dashboards(), quarter));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "%s is frozen as known at %s; ./escalations report --quarter %s --frozen --to FILE.html"
              .formatted(quarter, Times.format(bounds.eventTime()), quarter));
      out.flush();
      return 0;
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
