package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks a product. */
@FunctionalInterface
public interface Api {
  /**
   * @return the JSON of the answer
   * @throws SourceProblem if there is none
   */
  JsonNode call(HttpCall call);
}
