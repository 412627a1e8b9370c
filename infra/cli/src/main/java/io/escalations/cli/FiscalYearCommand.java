package io.escalations.cli;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import java.io.PrintWriter;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "fiscal-year",
    description = "Shows the fiscal year by which the reports are cut into quarters, or sets it.",
    footer = {
      "",
      "A fiscal year that does not start in January is named after the calendar year in which it"
          + " ends."
    },
    mixinStandardHelpOptions = true)
final class FiscalYearCommand implements Runnable {
  private static final String ROLE = "writer";
  private static final int MONTHS = 12;
  private static final int MONTHS_OF_A_QUARTER = 3;

  @Mixin private ServersOptions options;

  @Option(
      names = "--starts-in",
      paramLabel = "MONTH",
      description =
          "The month it starts in, 1 to 12; 1 for calendar quarters, which is the default.")
  private Integer month;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (month != null && (month < 1 || month > MONTHS)) {
      throw new ParameterException(
          spec.commandLine(), "--starts-in takes a month from 1 to 12, found " + month);
    }
    Servers.ClickHouse clickHouse = options.servers().clickhouse();
    ClickHouseHttp writer = new ClickHouseHttp(clickHouse.url(), ROLE, clickHouse.password(ROLE));
    PrintWriter out = spec.commandLine().getOut();
    if (month != null) {
      writer.query(
          "INSERT INTO escalations_tables.reporting_settings (fiscal_year_starts_in_month) VALUES ("
              + month
              + ")");
      RefreshedTables.refresh(clickHouse);
    }
    int startsIn =
        Integer.parseInt(
            writer
                .query("SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings")
                .strip());
    out.println("quarters of the reports start in " + starts(startsIn));
  }

  private static String starts(int startsIn) {
    return IntStream.iterate(startsIn, start -> start + MONTHS_OF_A_QUARTER)
        .limit(MONTHS / MONTHS_OF_A_QUARTER)
        .mapToObj(
            start ->
                Month.of((start - 1) % MONTHS + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .collect(Collectors.joining(", "));
  }
}
