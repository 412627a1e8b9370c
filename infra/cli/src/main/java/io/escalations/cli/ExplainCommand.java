package io.escalations.cli;

import io.escalations.cli.explain.StoredCase;
import io.escalations.cli.replay.PublishedPolicies;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.explain.Explanation;
import io.escalations.core.explain.ExplanationJson;
import io.escalations.core.explain.ExplanationText;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.CaseEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
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
    description = "Says why each clock of a case is in its state: events, pauses, working time counted, policy version.",
    footer = {"", "The case is folded again, by the same code that decides the rows, from its events in ClickHouse and the policies in Kafka."},
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
  private static final String EVENT_TIME = "SELECT toUnixTimestamp64Milli(min(event_time)) FROM pipeline_progress HAVING count() > 0";

  /** How an explanation is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ServersOptions servers;

  @Parameters(index = "0", paramLabel = "CASE_ID", description = "The case.")
  private String caseId;

  @Option(names = "--at", paramLabel = "TIME", description = "Instant of event time, as RFC 3339; later events are left out (default: how far the pipeline has come).")
  private String at;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Long asked = at == null ? null : Long.valueOf(instant());
    Servers where = servers.servers();
    AnalystClient warehouse = new AnalystClient(where.clickhouse());
    long now = asked == null ? eventTime(warehouse) : asked;
    List<CaseEvent> events =
        StoredCase.events(read(warehouse, StoredCase.QUERY, Map.of("case", caseId), "JSONEachRow")).stream().filter(event -> event.occurredAt() <= now).toList();
    if (events.isEmpty()) {
      throw new UserError("no event of case '" + caseId + "' is known up to " + Times.format(now) + "; see ./escalations sql \"SELECT case_id FROM cases\"");
    }
    Explanation explanation = explain(events, PolicyVersions.of(PublishedPolicies.read(where.brokers())), now);
    spec.commandLine().getOut().println(format == Format.JSON ? ExplanationJson.write(explanation) : ExplanationText.write(explanation));
    spec.commandLine().getOut().flush();
  }

  private Explanation explain(List<CaseEvent> events, PolicyVersions policies, long now) {
    List<TimelineEvent> kept = events.stream().map(event -> TimelineEvent.of(event, 0)).toList();
    Map<String, Actor> actors = new HashMap<>();
    events.forEach(event -> actors.put(event.eventId(), event.actor()));
    return Explanation.of(CaseTimeline.of(caseId, kept, policies, now), actors::get);
  }

  private long instant() {
    try {
      return Times.parse(at);
    } catch (DateTimeException e) {
      throw new ParameterException(spec.commandLine(), "--at: expected a time with an offset such as 2016-01-01T00:00:00Z, found '" + at + "'", e);
    }
  }

  private static long eventTime(AnalystClient warehouse) {
    String millis = read(warehouse, EVENT_TIME, Map.of(), "TSV").strip();
    if (millis.isEmpty()) {
      throw new UserError("the pipeline has seen no event yet: replay some (./escalations replay), or name an instant with --at");
    }
    return Long.parseLong(millis);
  }

  private static String read(AnalystClient warehouse, String sql, Map<String, String> parameters, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.query(sql, parameters, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
