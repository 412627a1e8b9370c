package io.escalations.cli;

import io.escalations.core.explain.Explanation;
import io.escalations.core.explain.ExplanationJson;
import io.escalations.core.explain.ExplanationText;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredCase;
import io.escalations.stored.StoredPolicies;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description =
        "Shows why each clock of a case is in its state: events, pauses, working time counted,"
            + " policy version.",
    footer = {
      "",
      "The case is folded again, by the same code that decides the rows, from its events in"
          + " ClickHouse and the policies in Kafka."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
  private static final String EVENT_TIME =
      "SELECT toUnixTimestamp64Milli(min(event_time)) FROM pipeline_progress HAVING count() > 0";

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

  /** How an explanation is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ServersOptions servers;

  @Parameters(index = "0", paramLabel = "CASE_ID", description = "The case.")
  private String caseId;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Instant of event time, as RFC 3339; later events are left out (default: how far the"
              + " pipeline has come).")
  private String at;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description =
          "As it was known when event time first reached this instant: events that arrived later"
              + " are left out (default: all that have arrived). --at is then this instant, if it"
              + " is not given.")
  private String knownAt;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Long known = knownAt == null ? null : Long.valueOf(instant("--known-at", knownAt));
    Long asked = at == null ? known : Long.valueOf(instant("--at", at));
    Servers where = servers.servers();
    AnalystClient warehouse = new AnalystClient(where.clickhouse());
    long now = asked == null ? eventTime(warehouse) : asked;
    StoredCase stored =
        StoredCase.parse(
            caseId,
            read(
                new AnalystClient(where.clickhouse(), StoredCase.ROLE),
                known == null ? StoredCase.QUERY : StoredCase.QUERY_KNOWN_AT,
                known == null
                    ? Map.of("case", caseId)
                    : Map.of("case", caseId, "known_at", known.toString()),
                "JSONEachRow"));
    Explanation explanation =
        stored
            .fold(policies(where.brokers()), now)
            .map(stored::explain)
            .orElseThrow(
                () ->
                    new UserError(
                        "no event of case '"
                            + caseId
                            + "' is known up to "
                            + Times.format(now)
                            + "; see ./escalations sql \"SELECT case_id FROM cases\""));
    spec.commandLine()
        .getOut()
        .println(
            format == Format.JSON
                ? ExplanationJson.write(explanation)
                : ExplanationText.write(explanation));
    spec.commandLine().getOut().flush();
  }

  private static PolicyVersions policies(String brokers) {
    try (StoredPolicies stored = new StoredPolicies(brokers, ANSWERED_WITHIN)) {
      return stored.versions();
    }
  }

  private long instant(String option, String value) {
    try {
      return Times.parse(value);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          option
              + ": expected a time with an offset such as 2016-01-01T00:00:00Z, found '"
              + value
              + "'",
          e);
    }
  }

  private static long eventTime(AnalystClient warehouse) {
    String millis = read(warehouse, EVENT_TIME, Map.of(), "TSV").strip();
    if (millis.isEmpty()) {
      throw new UserError(
          "the pipeline has seen no event yet: replay some (./escalations replay), or name an"
              + " instant with --at");
    }
    return Long.parseLong(millis);
  }

  private static String read(
      AnalystClient warehouse, String sql, Map<String, String> parameters, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.query(sql, parameters, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
