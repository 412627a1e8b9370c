package io.escalations.delivery.send;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Alertmanager, as Debian installs it, with an empty storage. */
final class AlertmanagerServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  /**
   * @param folder for its storage, and what it prints
   */
  AlertmanagerServer(Path folder) throws IOException {
    port = freePort();
    Path settings = folder.resolve("alertmanager.yml");
    Files.writeString(settings, "{route: {receiver: nobody}, receivers: [{name: nobody}]}\n");
    Path printed = folder.resolve("printed");
    process =
        new ProcessBuilder(
                "prometheus-alertmanager",
                "--config.file=" + settings,
                "--storage.path=" + folder.resolve("storage"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    await().atMost(PATIENCE).until(() -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(printed));
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Its alert of a case, as long as it stands; null if none does. */
  JsonNode alert(String caseId) {
    return alerts().stream()
        .filter(alert -> alert.at("/labels/case").asText().equals(caseId))
        .findFirst()
        .orElse(null);
  }

  /** Names of the alerts that stand. */
  List<String> names() {
    return alerts().stream().map(alert -> alert.at("/labels/alertname").asText()).toList();
  }

  private List<JsonNode> alerts() {
    try {
      return List.of(new JsonMapper().readValue(get("/api/v2/alerts").body(), JsonNode[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(url() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
