package io.escalations.jobs.io.clickhouse;

import io.escalations.core.event.TimelineEvent;
import io.escalations.jobs.timeline.EventArchive;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.stored.StoredEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Table {@code case_events}: one range of rows a case, whatever the history. */
public final class ClickHouseEventArchive implements EventArchive {
  /** Asked first, so that the events that are read next include all that it covers. */
  private static final String WRITTEN_UP_TO =
      "SELECT max(checkpoint) FROM pipeline_progress FINAL WHERE subtask = ?";

  private final WarehouseAccess access;
  private Connection connection;

  private ClickHouseEventArchive(WarehouseAccess access) {
    this.access = access;
  }

  public static EventArchive.Factory at(WarehouseAccess access) {
    return () -> new ClickHouseEventArchive(access);
  }

  @Override
  public ArchivedCases read(int subtask, Collection<String> caseIds) throws IOException {
    try {
      if (connection == null) {
        connection = access.connect();
      }
      long writtenUpTo = writtenUpTo(subtask);
      return new ArchivedCases(writtenUpTo, events(caseIds));
    } catch (SQLException | UserError e) {
      throw new IOException("ClickHouse at " + access + ": " + e.getMessage(), e);
    }
  }

  private long writtenUpTo(int subtask) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(WRITTEN_UP_TO)) {
      query.setInt(1, subtask);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private Map<String, List<ArchivedEvent>> events(Collection<String> caseIds) throws SQLException {
    Map<String, List<ArchivedEvent>> events = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(query(caseIds.size()))) {
      int parameter = 1;
      for (String caseId : caseIds) {
        query.setString(parameter++, caseId);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          StoredEvent stored = StoredEvent.parse(rows.getString(1));
          events
              .computeIfAbsent(stored.event().caseId(), unknown -> new ArrayList<>())
              .add(archived(stored));
        }
      }
    }
    return events;
  }

  private static String query(int cases) {
    return "SELECT formatRowNoNewline('JSONEachRow', *) FROM (SELECT "
        + StoredEvent.COLUMNS
        + " FROM case_events FINAL WHERE case_id IN ("
        + String.join(", ", Collections.nCopies(cases, "?"))
        + "))";
  }

  private static ArchivedEvent archived(StoredEvent stored) {
    CaseEvent event = stored.event();
    return new ArchivedEvent(
        TimelineEvent.of(event, stored.contentDigest()),
        event.issue() == null ? null : event.issue().description());
  }

  @Override
  public void close() throws IOException {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException("the connection to ClickHouse could not be closed", e);
    }
  }
}
