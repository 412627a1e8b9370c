package io.escalations.sources.config;

/**
 * Where webhooks come in.
 *
 * @param host address to listen on
 * @param largestBytes of a request
 * @param perMinute requests that one source may send
 */
public record DoorSettings(String host, int port, int largestBytes, int perMinute) {
  public static final DoorSettings USUAL = new DoorSettings("127.0.0.1", 18090, 1 << 20, 6_000);
}
