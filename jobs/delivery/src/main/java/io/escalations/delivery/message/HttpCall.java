package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that carries a message, or a part of one.
 *
 * @param headers beside the content type, which is JSON
 */
public record HttpCall(String method, URI url, Map<String, String> headers, byte[] body) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  static HttpCall post(URI url, Map<String, String> headers, JsonNode json) {
    return new HttpCall("POST", url, headers, bytes(json));
  }

  static HttpCall put(URI url, Map<String, String> headers, JsonNode json) {
    return new HttpCall("PUT", url, headers, bytes(json));
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
