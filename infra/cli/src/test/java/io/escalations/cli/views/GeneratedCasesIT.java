package io.escalations.cli.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.stack.Home;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Views over generated cases, whose truth is known. {@code -Dviews.cases=1000000} makes it the measurement of how fast the
 * quarterly views answer, which it prints; {@code -Dviews.seed} draws other cases.
 */
class GeneratedCasesIT {
  private static final long CASES = Long.getLong("views.cases", 20_000);
  private static final long SEED = Long.getLong("views.seed", 42);
  private static final int RUNS = 50;

  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @Test
  void reportsFindWhatWasPutIn() throws IOException {
    ClickHouseHttp admin = clickHouse.as("admin");
    Path policy = Home.current().root().resolve("infra/demo/policy.yaml");
    new Warehouse(admin).fill(BundledLog.events(), PolicyVersions.of(List.of(PolicyParser.parse(policy.toString(), Files.readString(policy)))));
    for (String statement : script().split(";\\n")) {
      admin.query(statement);
    }
    for (String view : List.of("quarterly_volume", "quarterly_resolution", "quarterly_sla", "quarterly_satisfaction", "quarterly_tiers")) {
      admin.query("SYSTEM REFRESH VIEW escalations_tables.refresh_" + view);
      admin.query("SYSTEM WAIT VIEW escalations_tables.refresh_" + view);
    }

    assertThat(analyst("SELECT sum(cases_opened) FROM escalations.quarterly_volume WHERE dimension = 'ALL'")).isEqualTo(CASES + "\n");
    assertThat(satisfied("no")).isBetween(0.90, 0.94);
    assertThat(satisfied("yes")).isBetween(0.75, 0.81);
    assertThat(analyst("SELECT sumIf(cases, tier = 1), sumIf(contained + undecided, tier = 1) = (SELECT countIf(escalation_count = 0) FROM escalations.cases) FROM escalations.quarterly_tiers"))
        .isEqualTo(CASES + "\t1\n");
    for (String view : List.of("quarterly_volume", "quarterly_resolution", "quarterly_sla", "quarterly_satisfaction", "quarterly_tiers")) {
      long[] sorted = LongStream.range(0, RUNS).map(run -> millis("SELECT * FROM escalations." + view + " WHERE quarter = '2017Q1'")).sorted().toArray();
      System.out.printf("%s of %d cases: p50 %d ms, p95 %d ms%n", view, CASES, sorted[RUNS / 2], sorted[RUNS * 95 / 100]);
    }
  }

  private static double satisfied(String escalated) {
    return Double.parseDouble(
        analyst("SELECT sum(satisfied) / sum(ratings) FROM escalations.quarterly_satisfaction WHERE dimension = 'ESCALATED' AND value = '" + escalated + "'").strip());
  }

  private static long millis(String query) {
    long begun = System.nanoTime();
    analyst(query);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static String analyst(String query) {
    return clickHouse.as("analyst").query(query);
  }

  private static String script() throws IOException {
    try (InputStream in = GeneratedCasesIT.class.getResourceAsStream("generate_cases.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{cases}", String.valueOf(CASES)).replace("{seed}", String.valueOf(SEED));
    }
  }
}
