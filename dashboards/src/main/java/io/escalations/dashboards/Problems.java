package io.escalations.dashboards;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** Says on a page of its own why there is nothing to show. */
final class Problems {
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

  /** For addresses no page has answered. */
  void unknownAddress(Context context) {
    if (context.attribute(REPORTED) == null) {
      tell(context, HttpStatus.NOT_FOUND, "There is no page at this address.");
    }
  }
}
