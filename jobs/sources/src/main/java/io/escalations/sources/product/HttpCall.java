package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request to a product.
 *
 * @param path with its query, below the account's address
 * @param body what is posted; null: it is a GET
 */
public record HttpCall(String path, JsonNode body) {
  public static HttpCall get(String path) {
    return new HttpCall(path, null);
  }
}
