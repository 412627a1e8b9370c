package io.escalations.dashboards;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.dashboards.live.Filter;
import io.escalations.dashboards.live.Status;
import io.escalations.dashboards.live.UnknownFilterException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live page, its stream, and whether the server is well. */
final class LivePages {
  private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final LiveFeed feed;
  private final SnapshotReader reader;
  private final Templates templates;
  private final Problems problems;

  LivePages(LiveFeed feed, SnapshotReader reader, Templates templates) {
    this.feed = feed;
    this.reader = reader;
    this.templates = templates;
    this.problems = new Problems(templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.before("/live", this::checkViews);
    routes.sse("/live", this::stream);
    routes.get("/healthz", this::health);
    routes.exception(
        UnknownFilterException.class,
        (problem, context) -> problems.tell(context, HttpStatus.BAD_REQUEST, problem.getMessage()));
    routes.exception(IOException.class, (problem, context) -> problems.tell(context, problem));
    routes.error(HttpStatus.NOT_FOUND.getCode(), problems::unknownAddress);
  }

  private void page(Context context) throws InterruptedException {
    Map<String, List<String>> parameters = new HashMap<>(context.queryParamMap());
    boolean wall = parameters.remove("wall") != null;
    Filter filter = feed.filterValues().read(parameters);
    if (!feed.filterValues().hold(filter)) {
      refreshFilterValues();
    }
    LiveFeed.Page page = feed.page(filter);
    context.html(
        templates.render(
            "live",
            Map.of(
                "filter",
                filter,
                "values",
                feed.filterValues(),
                "lists",
                page.lists(),
                "corrections",
                page.corrections(),
                "status",
                page.status(),
                "hours",
                page.hours(),
                "wall",
                wall)));
  }

  /** What has just occurred for the first time is not unheard of: ClickHouse is asked again. */
  private void refreshFilterValues() throws InterruptedException {
    try {
      feed.filterValues(reader.filterValues());
    } catch (IOException e) {
      LOG.debug("what can be filtered by stays as it was", e);
    }
  }

  /** A stream cannot answer with a page any more once it is open. */
  private void checkViews(Context context) {
    context.attribute("filters", filters(context));
  }

  private void stream(SseClient client) {
    Set<Filter> filters = client.ctx().attribute("filters");
    Viewer viewer = new Viewer(new EventStream(client), feed::leave);
    client.keepAlive();
    client.onClose(viewer::leave);
    viewer.start();
    feed.join(viewer, filters);
  }

  /**
   * One stream serves every page of a browser, each of which has a filter: {@code
   * ?view=department%3DBilling&view=}.
   */
  private Set<Filter> filters(Context context) {
    Set<Filter> filters = new LinkedHashSet<>();
    for (String view : context.queryParams("view")) {
      filters.add(feed.filterValues().read(parameters(view)));
    }
    return filters.isEmpty() ? Set.of(Filter.ALL) : filters;
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        parameters.computeIfAbsent(parts[0], absent -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  /** The server is well when it answers; what it depends on is reported beside. */
  private void health(Context context) throws InterruptedException {
    Status status = feed.page(Filter.ALL).status();
    context
        .contentType("application/json")
        .result(
            JSON.createObjectNode()
                .put("status", "ok")
                .put("clickhouse", status.unansweredSince() == null)
                .put("pipeline", !status.stalled())
                .toString());
  }
}
