package io.escalations.clickhouse;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server on free ports. */
final class TestServer {
  static final Map<String, String> PASSWORDS =
      Map.of(
          "admin",
          "a",
          "writer",
          "w",
          "analyst",
          "n",
          "viewer",
          "v",
          "acknowledger",
          "k",
          "privacy",
          "p");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestServer() {}

  static ClickHouseProcess start(Path home) throws IOException, InterruptedException {
    return ClickHouseProcess.start(library(), home, freePort(), freePort(), PASSWORDS)
        .awaitReady(PATIENCE);
  }

  static Path library() {
    return ClickHouseLibrary.in(Path.of(System.getProperty("escalations.home")));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
