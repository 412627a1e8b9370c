package io.escalations.dashboards;

import io.escalations.dashboards.live.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on a page of its own why there is nothing to show. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String REPORTED = "problem-reported";

  private final Templates templates;

  Problems(Templates templates) {
    this.templates = templates;
  }

  void tell(Context context, HttpStatus code, String message) {
    context.attribute(REPORTED, true);
    context
        .status(code)
        .html(templates.render("problem", Map.of("code", code.getCode(), "message", message)));
  }

  /** Why a question to ClickHouse has no answer, and what to do. */
  void tell(Context context, IOException failure) {
    LOG.warn("{}: {}", context.path(), failure.toString());
    Reason reason = reason(failure);
    tell(context, reason.code(), reason.message());
  }

  /** The same as the rest of a page that has begun: its status can no longer change. */
  String rest(Context context, Exception failure) {
    LOG.warn("{}", context.path(), failure);
    Reason reason = reason(failure);
    return templates.render(
        "problem",
        Map.of("code", reason.code().getCode(), "message", reason.message(), "begun", true));
  }

  private record Reason(HttpStatus code, String message) {}

  private static Reason reason(Exception failure) {
    if (!(failure instanceof IOException)) {
      return new Reason(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "This page has failed; the log of the dashboards says why.");
    }
    if (!(failure instanceof RefusedQuery refused)) {
      return new Reason(
          HttpStatus.SERVICE_UNAVAILABLE,
          "ClickHouse does not answer, so this page has nothing to show. The live page goes on"
              + " without it. Load this page again in a minute.");
    }
    if (refused.trouble() == Trouble.BUSY) {
      return new Reason(
          HttpStatus.SERVICE_UNAVAILABLE,
          "ClickHouse answers, but gave up what this page asks: "
              + refused.reason()
              + ". Load this page again in a minute; if it stays so, ClickHouse needs more time or"
              + " memory than it may use.");
    }
    return new Reason(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "ClickHouse refuses what this page asks: "
            + refused.reason()
            + ". Loading it again will not help: is ClickHouse of the same build as the pages?"
            + " (./escalations status)");
  }

  /** For addresses no page has answered. */
  void unknownAddress(Context context) {
    if (context.attribute(REPORTED) == null) {
      tell(context, HttpStatus.NOT_FOUND, "There is no page at this address.");
    }
  }
}
