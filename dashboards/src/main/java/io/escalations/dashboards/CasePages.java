package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.cases.Axis;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** One case: what happened, its clocks as bars, what was said of it; as now or as of an earlier instant. */
final class CasePages {
  private final Warehouse warehouse;
  private final LiveFeed feed;
  private final Templates templates;
  private final Problems problems;

  CasePages(Warehouse warehouse, LiveFeed feed, Templates templates) {
    this.warehouse = warehouse;
    this.feed = feed;
    this.templates = templates;
    this.problems = new Problems(templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/cases", this::find);
    routes.get("/cases/{case}", this::page);
  }

  private void find(Context context) {
    String id = context.queryParam("id");
    context.redirect(id == null || id.isBlank() ? "/" : "/cases/" + Wording.segment(id.strip()));
  }

  private void page(Context context) throws IOException, InterruptedException {
    String id = context.pathParam("case");
    Long asked = null;
    String at = context.queryParam("at");
    if (at != null && !at.isBlank()) {
      try {
        asked = Instant.parse(at.strip()).toEpochMilli();
      } catch (DateTimeException e) {
        problems.tell(context, HttpStatus.BAD_REQUEST, "“" + at + "” is not an instant: write it as 2016-05-03T10:00:00Z.");
        return;
      }
    }
    OptionalLong eventTime = feed.eventTime();
    long now = eventTime.orElse(System.currentTimeMillis());
    long instant = asked == null ? Math.max(now, 0) : asked;
    Map<String, String> ofCase = Map.of("case", id);
    Map<String, String> then = Map.of("case", id, "at", String.valueOf(instant));
    List<JsonNode> found = warehouse.ask("case", ofCase);
    if (found.isEmpty()) {
      problems.tell(context, HttpStatus.NOT_FOUND, "There is no case “" + id + "” here. One that has just come in is known a second or two later.");
      return;
    }
    List<JsonNode> events = warehouse.ask("case-events", then);
    List<JsonNode> clocks = warehouse.ask("case-clocks", then);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("facts", found.get(0));
    parameters.put("events", events);
    parameters.put("clocks", clocks);
    parameters.put("spans", warehouse.ask("case-spans", then));
    parameters.put("alerts", warehouse.ask("case-alerts", then));
    parameters.put("asked", asked);
    parameters.put("instant", instant);
    parameters.put("axis", axis(events, clocks, instant));
    context.html(templates.render("case", parameters));
  }

  /** From the first to the last thing that can be drawn; an open clock reaches to the instant, within what has happened. */
  private static Axis axis(List<JsonNode> events, List<JsonNode> clocks, long instant) {
    LongStream drawn =
        LongStream.concat(
            events.stream().mapToLong(event -> event.get("happened_at").asLong()),
            clocks.stream().flatMap(clock -> Stream.of("begun_at", "owed_at", "ended_at").map(clock::get)).filter(JsonNode::isNumber).mapToLong(JsonNode::asLong));
    var range = drawn.summaryStatistics();
    if (range.getCount() == 0) {
      return Axis.over(instant, instant);
    }
    boolean open = clocks.stream().anyMatch(clock -> clock.get("ended_at").isNull());
    return Axis.over(range.getMin(), open ? Math.max(range.getMax(), instant) : range.getMax());
  }
}
