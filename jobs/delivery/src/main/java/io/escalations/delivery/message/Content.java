package io.escalations.delivery.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says, the same for every product.
 *
 * @param title what it is about, one line; the same in every message about one thing, but for what
 *     was amended
 * @param news what is new, one line; empty in the first message
 * @param details names and values, in the order in which they are shown; no personal data
 * @param link page with more; null: none
 * @param id identity of the message, so that people recognise one that was sent twice
 */
public record Content(
    String title,
    Optional<String> news,
    Severity severity,
    Map<String, String> details,
    String link,
    String id) {
  public Content {
    details = new LinkedHashMap<>(details);
  }

  /** In one line. */
  public String line() {
    return news.map(text -> title + ". " + text).orElse(title);
  }
}
