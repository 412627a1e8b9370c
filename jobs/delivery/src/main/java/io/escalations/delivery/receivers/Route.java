package io.escalations.delivery.receivers;

import java.util.List;

/**
 * Which alerts go to whom.
 *
 * @param goesOn whether routes after this one are asked, too, when this one matches
 * @param to names of receivers
 * @param ladder in the order of their times
 * @param calendar outside its hours alerts are held; null: at any hour
 */
public record Route(
    AlertCondition when,
    boolean goesOn,
    List<String> to,
    List<Rung> ladder,
    String calendar,
    GroupTimes times) {
  public Route {
    to = List.copyOf(to);
    ladder = List.copyOf(ladder);
  }
}
