package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.quarter.Figures;
import io.escalations.dashboards.quarter.Insight;
import io.escalations.dashboards.quarter.Pattern;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import io.escalations.dashboards.quarter.Span;
import io.escalations.dashboards.quarter.Staffing;
import io.escalations.dashboards.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the quarter pages show out of ClickHouse. */
final class QuarterReader {
  private static final Logger LOG = LoggerFactory.getLogger(QuarterReader.class);

  /**
   * What only a column needs to say: how it is written down, and what stands there without a value.
   */
  private static final java.util.regex.Pattern OF_THE_COLUMN =
      java.util.regex.Pattern.compile("(, 0 to 1)?(; null .*)?$");

  private final Warehouse warehouse;
  private final ExecutorService asking =
      Executors.newFixedThreadPool(4, Threads.named("quarter question"));

  QuarterReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** One row per quarter there is, oldest first. */
  List<Figures> quarters() throws IOException, InterruptedException {
    return warehouse.ask("quarters", Map.of()).stream()
        .map(row -> new Figures("QUARTER", row.get("quarter").asText(), numbers(row)))
        .toList();
  }

  QuarterReport read(Quarter quarter) throws IOException, InterruptedException {
    Map<String, String> compared = compared(quarter);
    Map<String, String> alone = Map.of("quarter", quarter.name());
    JsonNode ends = warehouse.ask("compared-quarters", alone).get(0);
    Map<String, String> end = Map.of("end", ends.get("end").asText());
    Map<String, String> atEnds = ends(ends);
    Future<List<Figures>> staffing =
        figures("quarter-staffing", staffing(Staffing.ASSUMED, end.get("end")));
    Future<List<Figures>> backlog = figures("quarter-backlog", atEnds);
    Future<List<JsonNode>> patterns = asked("quarter-patterns", alone);
    Future<List<JsonNode>> patternCases = asked("quarter-pattern-cases", alone);
    Future<List<JsonNode>> insights = asked("quarter-insights", alone);
    Future<List<Figures>> volume = figures("quarter-volume", compared);
    Future<List<Figures>> resolution = figures("quarter-resolution", compared);
    Future<List<Figures>> promises = figures("quarter-sla", compared);
    Future<List<Figures>> satisfaction = figures("quarter-satisfaction", compared);
    Future<List<Figures>> tiers = figures("quarter-tiers", compared);
    Future<List<JsonNode>> policies = asked("quarter-policies", alone);
    Future<List<JsonNode>> generated = asked("quarter-generated", alone);
    Future<List<JsonNode>> knownInPart = asked("quarter-known-in-part", Map.of());
    List<Figures> history = quarters();
    boolean unfinished =
        history.stream().anyMatch(row -> row.value().equals(quarter.name()))
            && ends.get("unfinished").asInt() == 1;
    return new QuarterReport(
        quarter,
        span(ends, unfinished),
        history,
        answer(volume),
        answer(resolution),
        answer(promises),
        answer(satisfaction),
        answer(tiers),
        answer(insights).stream().map(QuarterReader::insight).toList(),
        patterns(answer(patterns), answer(patternCases)),
        answer(backlog),
        answer(staffing),
        answer(policies).stream()
            .map(
                row ->
                    new QuarterReport.Policy(
                        row.get("policy_version").asText(), row.get("since").asText()))
            .toList(),
        history.stream().mapToLong(row -> (long) row.of("refreshed_at")).max().orElse(0),
        answer(generated).get(0).get("cases").asLong(),
        knownInPart(answer(knownInPart)));
  }

  /** That its report is frozen; absent if it is not. */
  Optional<JsonNode> frozen(Quarter quarter) throws IOException, InterruptedException {
    return warehouse.ask("quarter-frozen", Map.of("quarter", quarter.name())).stream().findFirst();
  }

  /**
   * How many rows of a frozen quarter are restated since; absent where ClickHouse does not count
   * them in time.
   */
  OptionalLong restated(Quarter quarter) throws IOException, InterruptedException {
    try {
      JsonNode counted =
          warehouse.ask("quarter-restated", Map.of("quarter", quarter.name())).get(0);
      return OptionalLong.of(counted.get("restated").asLong());
    } catch (RefusedQuery e) {
      LOG.warn("the restatements of {} are not counted", quarter.name(), e);
      return OptionalLong.empty();
    }
  }

  /** Values of all parameters that questions about a quarter name. */
  Map<String, String> parameters(Quarter quarter) throws IOException, InterruptedException {
    Map<String, String> parameters = new TreeMap<>(compared(quarter));
    JsonNode ends = warehouse.ask("compared-quarters", Map.of("quarter", quarter.name())).get(0);
    parameters.putAll(ends(ends));
    parameters.putAll(staffing(Staffing.ASSUMED, ends.get("end").asText()));
    parameters.put("instants", QuarterCharts.array(span(ends, false).weekEnds()));
    return parameters;
  }

  private static Span span(JsonNode ends, boolean unfinished) {
    return new Span(
        ends.get("first_day").asText(),
        ends.get("last_day").asText(),
        ends.get("end").asText(),
        unfinished);
  }

  private static Map<String, String> compared(Quarter quarter) {
    return Map.of(
        "quarter",
        quarter.name(),
        "previous",
        quarter.previous().name(),
        "year_before",
        quarter.yearBefore().name());
  }

  private static Map<String, String> ends(JsonNode row) {
    return Map.of(
        "end",
        row.get("end").asText(),
        "end_before",
        row.get("end_before").asText(),
        "end_year_before",
        row.get("end_year_before").asText());
  }

  /** What the columns of the published views mean, by {@code view.column}. */
  Map<String, String> definitions() throws IOException, InterruptedException {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (JsonNode row : warehouse.ask("definitions", Map.of())) {
      definitions.put(
          row.get("table").asText() + "." + row.get("name").asText(),
          OF_THE_COLUMN.matcher(row.get("comment").asText()).replaceFirst(""));
    }
    return definitions;
  }

  /** Questions of one page do not wait for each other. */
  private Future<List<JsonNode>> asked(String question, Map<String, String> parameters) {
    return asking.submit(() -> warehouse.ask(question, parameters));
  }

  private Future<List<Figures>> figures(String question, Map<String, String> parameters) {
    return asking.submit(
        () ->
            warehouse.ask(question, parameters).stream()
                .map(
                    row ->
                        new Figures(
                            row.get("dimension").asText(), row.get("value").asText(), numbers(row)))
                .toList());
  }

  private static <T> T answer(Future<T> asked) throws IOException, InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Map<String, Double> numbers(JsonNode row) {
    Map<String, Double> numbers = new HashMap<>();
    for (Map.Entry<String, JsonNode> column : row.properties()) {
      if (column.getValue().isNumber()) {
        numbers.put(column.getKey(), column.getValue().asDouble());
      }
    }
    return numbers;
  }

  private static Map<String, String> staffing(Staffing assumed, String end) {
    return Map.of(
        "end", end,
        "handling_seconds", String.valueOf(assumed.handlingSeconds()),
        "answer_seconds", String.valueOf(assumed.answerSeconds()),
        "share_in_time", String.valueOf(assumed.shareInTime()));
  }

  private static QuarterReport.KnownInPart knownInPart(List<JsonNode> rows) {
    return rows.isEmpty()
        ? null
        : new QuarterReport.KnownInPart(
            rows.get(0).get("quarter").asText(), rows.get(0).get("known_at").asLong());
  }

  private static List<Pattern> patterns(List<JsonNode> rows, List<JsonNode> cases) {
    Map<String, List<JsonNode>> shown =
        cases.stream().collect(Collectors.groupingBy(row -> row.get("pattern_id").asText()));
    return rows.stream()
        .map(row -> pattern(row, shown.getOrDefault(row.get("pattern_id").asText(), List.of())))
        .toList();
  }

  private static Pattern pattern(JsonNode row, List<JsonNode> cases) {
    String about =
        Stream.of("customer_id", "department", "issue_type", "issue_product")
            .map(column -> Wording.text(row, column))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    List<String> listed = cases.stream().map(each -> each.get("case_id").asText()).toList();
    long known = cases.isEmpty() ? 0 : cases.get(0).get("known").asLong();
    int first = Pattern.firstOf(listed, known);
    List<String> words = new ArrayList<>();
    row.get("words").forEach(word -> words.add(word.asText()));
    return new Pattern(
        row.get("pattern_id").asText(),
        row.get("kind").asText(),
        about,
        row.get("first_at").asLong(),
        row.get("last_at").asLong(),
        row.get("cases").asLong(),
        row.get("observed").asLong(),
        row.get("expected").asDouble(),
        row.get("status").asText(),
        listed.subList(0, first),
        listed.subList(first, listed.size()),
        words,
        row.get("total").asLong());
  }

  private static Insight insight(JsonNode row) {
    return new Insight(
        row.get("insight_class").asText(),
        row.get("rank").asInt(),
        row.get("finding").asText(),
        row.get("suggestion").asText(),
        row.get("observed").asLong(),
        row.get("cases").asLong(),
        row.get("excess_cases").asDouble(),
        row.get("adjusted_p_value").asDouble());
  }
}
