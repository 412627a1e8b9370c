package io.escalations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description = "Runs a query in ClickHouse as the analyst role.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Runnable {
  @Mixin private ServersOptions servers;

  @Parameters(index = "0", paramLabel = "QUERY", description = "The query; one statement.")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "A ClickHouse output format, such as JSONEachRow or CSVWithNames (default: PrettyCompact"
              + " at a terminal, else TSV).")
  private String format = System.console() != null ? "PrettyCompact" : "TSV";

  @Override
  public void run() {
    new AnalystClient(servers.servers().clickhouse()).query(query, format, System.out);
  }
}
