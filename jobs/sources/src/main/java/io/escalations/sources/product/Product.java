package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How one product is read: a function of what it answers. Windows overlap, since products tell late
 * and cut pages within a second; a record that comes twice has the same id.
 */
public interface Product {
  /**
   * The next page of everything that happened, oldest first.
   *
   * @param now epoch milliseconds UTC
   * @throws SourceProblem if there is no answer that can be used
   */
  Page next(Cursor cursor, long now, Api api);

  /**
   * Everything that happened to one case; with the ids that {@link #next} gives.
   *
   * @throws SourceProblem if there is no answer that can be used
   */
  List<RawRecord> readCase(String caseId, Api api);

  /**
   * The cases that changed last.
   *
   * @throws SourceProblem if there is no answer that can be used
   */
  List<String> recentCases(int most, Api api);

  /** The case that a webhook is about; null if it names none. */
  String caseOfHook(JsonNode hook);
}
