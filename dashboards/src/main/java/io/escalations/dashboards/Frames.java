package io.escalations.dashboards;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.dashboards.live.BoardList;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.dashboards.live.Correction;
import io.escalations.dashboards.live.Filter;
import io.escalations.dashboards.live.Listing;
import io.escalations.dashboards.live.OpenClock;
import io.escalations.dashboards.live.Status;
import io.escalations.dashboards.live.Storm;
import io.escalations.dashboards.live.View;
import io.escalations.dashboards.quarter.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is pushed to a page: JSON that says which rows go where, the rows themselves as the same
 * HTML the page is made of.
 */
final class Frames {
  private static final JsonMapper JSON = new JsonMapper();

  private final Templates templates;

  Frames(Templates templates) {
    this.templates = templates;
  }

  /** Every row; what the page has besides is to go. */
  String whole(
      Filter filter,
      Map<BoardList, Listing> shown,
      List<Correction> corrections,
      Status status,
      String hours) {
    ObjectNode frame =
        frame(filter, status).put("whole", true).put("corrections", corrections(corrections));
    frame.put("hours", hours);
    ObjectNode lists = frame.putObject("lists");
    shown.forEach(
        (list, listing) ->
            list(lists, list, filter, listing, listing.rows(), Set.of())
                .put("storms", storms(listing.storms())));
    return frame.toString();
  }

  /**
   * What changed; possibly nothing but the time.
   *
   * @param corrections all of them; null when there are no others than before
   * @param hours the strip of the last hours; null when it is as before
   */
  String change(
      Filter filter,
      Map<BoardList, View.Change> changes,
      List<Correction> corrections,
      Status status,
      String hours) {
    ObjectNode frame = frame(filter, status).put("whole", false);
    if (hours != null) {
      frame.put("hours", hours);
    }
    if (corrections != null) {
      frame.put("corrections", corrections(corrections));
    }
    ObjectNode lists = frame.putObject("lists");
    changes.forEach(
        (list, change) -> {
          ObjectNode node = list(lists, list, filter, change.now(), change.put(), change.raised());
          if (change.storms() != null) {
            node.put("storms", storms(change.storms()));
          }
          ArrayNode drop = node.putArray("drop");
          change
              .dropped()
              .forEach(
                  dropped ->
                      drop.addObject()
                          .put("key", dropped.key().text())
                          .put("retracted", dropped.retracted()));
        });
    return frame.toString();
  }

  private ObjectNode frame(Filter filter, Status status) {
    return JSON.createObjectNode()
        .put("view", filter.query())
        .put("now", status.now())
        .put("facts", status.facts())
        .put("freshness", templates.render("freshness", Map.of("status", status)))
        .put("alarm", templates.render("alarm", Map.of("status", status)).strip());
  }

  private String corrections(List<Correction> corrections) {
    return templates.render("corrections", Map.of("corrections", corrections));
  }

  private String storms(List<Storm> storms) {
    return templates.render("storms", Map.of("storms", storms));
  }

  private ObjectNode list(
      ObjectNode lists,
      BoardList list,
      Filter filter,
      Listing listing,
      List<OpenClock> rows,
      Set<ClockKey> raised) {
    ObjectNode node =
        lists
            .putObject(list.id())
            .put("total", Words.count((double) listing.total()))
            .put("cut", listing.total() > listing.rows().size());
    node.put("parts", templates.render("parts", Map.of("listing", listing, "filter", filter)));
    ArrayNode put = node.putArray("put");
    for (OpenClock row : rows) {
      put.addObject()
          .put("key", row.key().text())
          .put("order", row.order())
          .put("raised", raised.contains(row.key()))
          .put("html", templates.render("row", Map.of("row", row)));
    }
    return node;
  }
}
