package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the accepted events of all cases are kept. */
public interface EventArchive extends AutoCloseable {
  /**
   * @param description the free text, if the event carries one
   */
  record ArchivedEvent(TimelineEvent event, String description) {}

  /**
   * @param writtenUpTo the checkpoint of the asking subtask up to which all that it accepted is
   *     among the events
   * @param events by case; cases without any are absent
   */
  record ArchivedCases(long writtenUpTo, Map<String, List<ArchivedEvent>> events) {
    /** Of an archive that will never hold more. */
    static final long FOR_EVER = Long.MAX_VALUE;
  }

  /**
   * Reads the events of some cases. May block; no two threads call it at once.
   *
   * @param subtask of the timeline operator that asks
   * @throws IOException if the archive does not answer; it can be asked again
   */
  ArchivedCases read(int subtask, Collection<String> caseIds) throws IOException;

  @Override
  void close() throws IOException;

  /** Opens the archive where the operator runs. */
  interface Factory extends Serializable {
    EventArchive open();
  }

  /** For a job that has none: whatever it let go of cannot be read back. */
  static EventArchive none() {
    return new EventArchive() {
      @Override
      public ArchivedCases read(int subtask, Collection<String> caseIds) {
        return new ArchivedCases(ArchivedCases.FOR_EVER, Map.of());
      }

      @Override
      public void close() {}
    };
  }
}
