package io.escalations.dashboards;

import io.escalations.core.timeline.CaseTimeline;
import io.escalations.dashboards.cases.Axis;
import io.escalations.dashboards.cases.CaseChart;
import io.escalations.dashboards.cases.CaseView;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.text.Wording;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.stored.StoredCase;
import io.escalations.stored.StoredPolicies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One case as of now or of an earlier instant: folded again from its events, so it tells what
 * {@code explain} tells.
 */
final class CasePages {
  private final Warehouse warehouse;
  private final StoredPolicies policies;
  private final LiveFeed feed;
  private final ChartDrawer drawer;
  private final Templates templates;
  private final Problems problems;

  CasePages(
      Warehouse warehouse,
      StoredPolicies policies,
      LiveFeed feed,
      ChartDrawer drawer,
      Templates templates) {
    this.warehouse = warehouse;
    this.policies = policies;
    this.feed = feed;
    this.drawer = drawer;
    this.templates = templates;
    this.problems = new Problems(templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/cases", this::find);
    routes.get("/cases/{case}", this::page);
    routes.exception(
        UserError.class,
        (problem, context) ->
            problems.tell(context, HttpStatus.SERVICE_UNAVAILABLE, problem.getMessage()));
  }

  private void find(Context context) {
    String id = context.queryParam("id");
    context.redirect(id == null || id.isBlank() ? "/" : "/cases/" + Wording.segment(id.strip()));
  }

  private void page(Context context) throws IOException, InterruptedException {
    String id = context.pathParam("case");
    OptionalLong asked;
    OptionalLong known;
    Optional<Axis> zoomed;
    try {
      known = instant(context, "known_at");
      OptionalLong at = instant(context, "at");
      asked = at.isPresent() ? at : known;
      zoomed = zoomed(instant(context, "from"), instant(context, "to"));
    } catch (DateTimeException e) {
      problems.tell(
          context,
          HttpStatus.BAD_REQUEST,
          "“" + e.getMessage() + "” is not an instant: write it as 2016-05-03T10:00:00Z.");
      return;
    }
    StoredCase stored =
        StoredCase.of(id, warehouse.run("stored case", query(known), parameters(id, known)));
    if (stored.events().isEmpty()) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          known.isPresent()
              ? "No event of a case “" + id + "” had arrived by then."
              : "There is no case “"
                  + id
                  + "” here. One that has just come in is known a second or two later.");
      return;
    }
    OptionalLong eventTime = feed.eventTime();
    long now =
        eventTime.orElseGet(
            () -> stored.events().stream().mapToLong(CaseEvent::occurredAt).max().orElseThrow());
    boolean tooLate = eventTime.isPresent() && asked.isPresent() && asked.getAsLong() > now;
    long instant = tooLate ? now : asked.orElse(now);
    Optional<CaseTimeline> timeline = stored.fold(policies.versions(), instant);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", id);
    parameters.put("asked", asked.isPresent());
    parameters.put("tooLate", tooLate);
    parameters.put("instant", instant);
    if (known.isPresent()) {
      parameters.put("known", known.getAsLong());
    }
    if (timeline.isEmpty()) {
      parameters.put(
          "first", stored.events().stream().mapToLong(CaseEvent::occurredAt).min().orElseThrow());
      context.html(templates.render("timeline/unopened", parameters));
      return;
    }
    CaseView view = CaseView.of(stored, timeline.get());
    Axis shown = zoomed.orElse(view.axis());
    parameters.put("view", view);
    parameters.put("shown", shown);
    parameters.put("chart", drawer.draw(CaseChart.of(view, shown)).join());
    // What was raised later, or disproved later, was not known then.
    long alertsUntil = known.isPresent() ? Math.min(known.getAsLong(), instant) : instant;
    parameters.put(
        "alerts",
        warehouse.ask("case-alerts", Map.of("case", id, "at", String.valueOf(alertsUntil))));
    context.html(templates.render("timeline/page", parameters));
  }

  private static String query(OptionalLong known) {
    return known.isPresent() ? StoredCase.QUERY_KNOWN_AT : StoredCase.QUERY;
  }

  private static Map<String, String> parameters(String id, OptionalLong known) {
    return known.isPresent()
        ? Map.of("case", id, "known_at", String.valueOf(known.getAsLong()))
        : Map.of("case", id);
  }

  /** Both ends in their order; anything else is the whole axis. */
  private static Optional<Axis> zoomed(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() && from.getAsLong() < to.getAsLong()
        ? Optional.of(new Axis(from.getAsLong(), to.getAsLong()))
        : Optional.empty();
  }

  /**
   * With an offset, or, as a browser's field for date and time sends it, without one: then it is
   * UTC.
   *
   * @throws DateTimeException with the text alone, if it is no instant
   */
  private static OptionalLong instant(Context context, String parameter) {
    String text = context.queryParam(parameter);
    if (text == null || text.isBlank()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC).toEpochMilli());
    } catch (DateTimeException e) {
      try {
        return OptionalLong.of(Times.parse(text.strip()));
      } catch (DateTimeException alike) {
        throw new DateTimeException(text, alike);
      }
    }
  }
}
