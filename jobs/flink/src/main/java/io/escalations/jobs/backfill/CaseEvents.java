package io.escalations.jobs.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All events of one case that were read. Of those under one id the first stands; another is a
 * duplicate if its content is the same, else it is refused.
 *
 * @param accepted in the order of arrival
 * @param duplicates how many
 * @param differing refused: DUPLICATE_ID_DIFFERS
 */
record CaseEvents<E>(List<E> accepted, long duplicates, List<E> differing) {
  /** What is needed to know of an event. */
  record Identity(long order, String eventId, long contentDigest) {}

  static <E> CaseEvents<E> of(List<E> events, Function<E, Identity> identity) {
    List<E> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparingLong(event -> identity.apply(event).order()));
    Map<String, Identity> first = new HashMap<>();
    List<E> accepted = new ArrayList<>(ordered.size());
    List<E> differing = new ArrayList<>(0);
    long duplicates = 0;
    for (E event : ordered) {
      Identity here = identity.apply(event);
      Identity before = first.putIfAbsent(here.eventId(), here);
      if (before == null) {
        accepted.add(event);
      } else if (before.contentDigest() == here.contentDigest()) {
        duplicates++;
      } else {
        differing.add(event);
      }
    }
    return new CaseEvents<>(accepted, duplicates, differing);
  }
}
