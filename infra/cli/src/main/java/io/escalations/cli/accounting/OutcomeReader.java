package io.escalations.cli.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.cli.accounting.SentRecords.Run;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks ClickHouse, as the analyst role, what the pipeline made of records. */
public final class OutcomeReader {
  /** So many stand in one query, for a query has a greatest length. */
  private static final int RUNS_AT_ONCE = 500;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Query query;

  /** Answers a statement. */
  @FunctionalInterface
  public interface Query {
    /**
     * @return the rows as JSONEachRow
     * @throws UserError if ClickHouse refuses the statement or does not answer
     */
    String rows(String sql);
  }

  public OutcomeReader(Query query) {
    this.query = query;
  }

  public Outcomes outcomes(SentRecords sent) {
    long accepted = 0;
    long late = 0;
    long duplicates = 0;
    SortedMap<String, Long> refused = new TreeMap<>();
    for (String among : conditions(sent)) {
      String sql =
          "SELECT outcome, reason, late, count() AS records FROM event_outcomes WHERE "
              + among
              + " GROUP BY ALL";
      for (JsonNode row : rows(sql)) {
        long records = row.path("records").asLong();
        switch (row.path("outcome").asText()) {
          case "ACCEPTED" -> {
            accepted += records;
            late += row.path("late").asInt() == 1 ? records : 0;
          }
          case "DUPLICATE" -> duplicates += records;
          case "REFUSED" -> refused.merge(row.path("reason").asText(), records, Long::sum);
          default -> throw unreadable(null);
        }
      }
    }
    return new Outcomes(sent.count(), accepted, late, duplicates, refused);
  }

  /** Of each partition the first that were refused. */
  public List<Refusal> firstRefusals(SentRecords sent, int ofEachPartition) {
    List<Refusal> refusals = new ArrayList<>();
    for (String among : conditions(sent)) {
      String sql =
          "SELECT partition, offset, reason, detail FROM rejected_events WHERE topic ="
              + " 'case-events' AND ("
              + among
              + ") ORDER BY partition, offset LIMIT "
              + ofEachPartition
              + " BY partition";
      for (JsonNode row : rows(sql)) {
        refusals.add(
            new Refusal(
                row.path("partition").asInt(),
                row.path("offset").asLong(),
                row.path("reason").asText(),
                row.path("detail").asText()));
      }
    }
    return refusals;
  }

  private static List<String> conditions(SentRecords sent) {
    List<Run> runs = sent.runs();
    List<String> conditions = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += RUNS_AT_ONCE) {
      conditions.add(
          runs.subList(from, Math.min(runs.size(), from + RUNS_AT_ONCE)).stream()
              .map(OutcomeReader::condition)
              .collect(Collectors.joining(" OR ")));
    }
    return conditions;
  }

  private static String condition(Run run) {
    return "(partition = "
        + run.partition()
        + " AND offset BETWEEN "
        + run.first()
        + " AND "
        + run.last()
        + ")";
  }

  List<JsonNode> rows(String sql) {
    try (MappingIterator<JsonNode> rows =
        MAPPER.readerFor(JsonNode.class).readValues(query.rows(sql))) {
      return rows.readAll();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UserError unreadable(IOException cause) {
    return new UserError(
        "this build cannot read the outcomes in ClickHouse; was the stack started by the same"
            + " build? (./escalations status)",
        cause);
  }
}
