package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Storage;
import io.escalations.schemas.table.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** What a backfill wrote, compared with the tables of a live stack. */
record BackfilledFacts(Path facts) {
  /** How and when a record arrived, and not what it says. */
  private static final Set<String> OF_ARRIVAL =
      Set.of("partition", "offset", "late", "ingested_at", "known_at", "restated_at");

  static BackfilledFacts of(Path log, Path policy, String asOf, Path directory) {
    Path facts = directory.resolve("facts");
    StringWriter err = new StringWriter();
    int exitCode =
        Escalations.commandLine()
            .setErr(new PrintWriter(err))
            .execute(
                "backfill",
                log.toString(),
                "--policy",
                policy.toString(),
                "--as-of",
                asOf,
                "--to",
                facts.toString());
    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.DONE);
    return new BackfilledFacts(facts);
  }

  void assertSameIn(Servers.ClickHouse house) {
    ClickHouseHttp owner =
        new ClickHouseHttp(house.url(), "admin", house.password("admin"), Duration.ofMinutes(2));
    for (Table<?> table : Tables.OF_BACKFILL) {
      String columns =
          table.columns().stream()
              .filter(column -> !OF_ARRIVAL.contains(column.name()))
              .map(BackfilledFacts::selected)
              .collect(Collectors.joining(", "));
      String live =
          "SELECT "
              + columns
              + " FROM escalations_tables."
              + table.name()
              + " FINAL"
              + (table.hasTombstones() ? " WHERE is_deleted = 0" : "")
              + " ORDER BY ALL";
      String backfilled =
          "SELECT "
              + columns
              + " FROM file('"
              + facts.resolve(table.name())
              + "/**/*.parquet', Parquet) ORDER BY ALL";
      String expected = owner.query(live);
      assertThat(expected).as(table.name()).isNotEmpty();
      assertThat(owner.query(backfilled)).as(table.name()).isEqualTo(expected);
    }
  }

  private static String selected(ColumnInfo column) {
    String name = "`" + column.name() + "`";
    return column.type().storage() == Storage.TEXT_MAP ? "mapSort(" + name + ")" : name;
  }
}
