package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.testing.Events;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.EventOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An archive in memory that holds what a test lets it hold. */
final class FakeArchive implements EventArchive {
  private final Map<String, Map<String, ArchivedEvent>> events = new HashMap<>();
  private final List<Collection<String>> questions = new ArrayList<>();
  private long writtenUpTo;
  private boolean down;

  /** Writes down all that the harness has accepted and not forgotten. */
  synchronized FakeArchive take(TimelineHarness harness) {
    List<CaseEvent> accepted = harness.acceptedEvents();
    List<EventOrigin> origins = harness.acceptedOrigins();
    for (int i = 0; i < accepted.size(); i++) {
      CaseEvent event = accepted.get(i);
      long digest = origins.get(i).contentDigest();
      String description = event.issue() == null ? null : event.issue().description();
      events
          .computeIfAbsent(event.caseId(), unknown -> new LinkedHashMap<>())
          .put(event.eventId(), new ArchivedEvent(TimelineEvent.of(event, digest), description));
    }
    writtenUpTo = harness.checkpoint();
    return this;
  }

  synchronized void put(String caseId, Events event) {
    String description = event.event().issue() == null ? null : event.event().issue().description();
    events
        .computeIfAbsent(caseId, unknown -> new LinkedHashMap<>())
        .put(event.event().eventId(), new ArchivedEvent(event.build(), description));
  }

  synchronized void lose(String caseId, String eventId) {
    events.get(caseId).remove(eventId);
  }

  synchronized void down(boolean now) {
    down = now;
  }

  /** The cases it was asked for, each time. */
  synchronized List<Collection<String>> questions() {
    return List.copyOf(questions);
  }

  @Override
  public synchronized ArchivedCases read(int subtask, Collection<String> caseIds)
      throws IOException {
    questions.add(caseIds);
    if (down) {
      throw new IOException("the archive is down");
    }
    Map<String, List<ArchivedEvent>> found = new HashMap<>();
    for (String caseId : caseIds) {
      if (events.containsKey(caseId)) {
        found.put(caseId, List.copyOf(events.get(caseId).values()));
      }
    }
    return new ArchivedCases(writtenUpTo, found);
  }

  @Override
  public void close() {}
}
