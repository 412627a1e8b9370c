package io.escalations.cli;

import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.source.DoorState;
import io.escalations.schemas.source.MapState;
import io.escalations.schemas.source.PollState;
import io.escalations.schemas.source.SourceState;
import io.escalations.sources.app.StoredStates;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;

/** Prints how the reading of each help desk goes; nothing where none was ever read. */
final class SourcesStatus {
  private static final String ROW = "%-14s %-8s %-10s %-26s %-26s%n";

  private final String brokers;
  private final PrintWriter out;
  private String last = "";

  SourcesStatus(String brokers, PrintWriter out) {
    this.brokers = brokers;
    this.out = out;
  }

  void print() {
    try {
      print(StoredStates.read(brokers).values());
    } catch (UserError e) {
      out.println(e.getMessage());
    }
  }

  /** A line about a source, where something has changed since the last one. */
  void printChanges(String source) {
    StringBuilder line = new StringBuilder();
    for (SourceState state : StoredStates.read(brokers).values()) {
      if (state.poll() != null && state.poll().source().equals(source)) {
        PollState poll = state.poll();
        line.append(poll.metNow() ? "read up to " : "history read up to ")
            .append(Times.format(poll.reached()))
            .append(", ")
            .append(poll.records())
            .append(" records");
        if (poll.problem() != null) {
          line.append("; ").append(poll.problem());
        }
      } else if (state.map() != null && state.map().source().equals(source)) {
        line.append("; ")
            .append(state.map().events())
            .append(" events, ")
            .append(state.map().refused())
            .append(" refused");
      }
    }
    if (!line.isEmpty() && !line.toString().equals(last)) {
      last = line.toString();
      out.println(last);
      out.flush();
    }
  }

  private void print(Collection<SourceState> states) {
    if (states.stream().allMatch(state -> state.snapshots() != null)) {
      return;
    }
    out.println();
    out.printf(ROW, "source", "product", "state", "last answer", "read up to");
    states.stream().filter(state -> state.poll() != null).forEach(state -> print(state.poll()));
    states.stream().filter(state -> state.door() != null).forEach(state -> print(state.door()));
    states.stream().filter(state -> state.map() != null).forEach(state -> print(state.map()));
  }

  private void print(PollState poll) {
    out.printf(
        ROW,
        poll.source(),
        poll.product(),
        poll.outcome() == null ? "-" : poll.outcome().name().toLowerCase(Locale.ROOT),
        poll.answeredAt() == null ? "never" : Times.format(poll.answeredAt()),
        poll.metNow() ? Times.format(poll.reached()) : "history: " + Times.format(poll.reached()));
    if (poll.problem() != null) {
      out.printf(Locale.ROOT, "  %,d times in a row: %s%n", poll.failures(), poll.problem());
    }
    if (poll.gap() != null) {
      out.println("  " + poll.gap());
    }
  }

  private void print(DoorState door) {
    out.printf(
        Locale.ROOT,
        "%s: %,d webhooks accepted, %,d not signed, %,d too large, %,d too many, %,d unreadable;"
            + " last %s%n",
        door.source(),
        door.accepted(),
        door.unsigned(),
        door.tooLarge(),
        door.tooMany(),
        door.unreadable(),
        door.lastAt() == null ? "never" : Times.format(door.lastAt()));
  }

  private void print(MapState map) {
    out.printf(
        Locale.ROOT,
        "%s: %,d records, %,d skipped, %,d without a case; %,d events, %,d refused%n",
        map.source(),
        map.records(),
        map.skipped(),
        map.withoutCase(),
        map.events(),
        map.refused());
    map.lastRefused().forEach(text -> out.println("  refused: " + text));
  }
}
