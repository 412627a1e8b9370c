package io.escalations.delivery.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A webhook's other end. It answers with a status that can be changed, and keeps what it took. */
final class PlayedReceiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile int status = 204;
  private volatile Duration slowness = Duration.ZERO;

  /**
   * A message that was answered with 2xx.
   *
   * @param id of the header {@code webhook-id}
   */
  record Received(String id, JsonNode body) {
    String type() {
      return body.path("type").asText();
    }

    String caseId() {
      return body.at("/data/alert/case_id").asText();
    }
  }

  PlayedReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** From now on it thinks for so long before it answers. */
  void answerAfter(Duration newSlowness) {
    slowness = newSlowness;
  }

  List<Received> received() {
    return received;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      int answer = status;
      if (answer < 300) {
        received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), body));
      }
      if (!end.await(slowness.toMillis(), TimeUnit.MILLISECONDS)) {
        exchange.sendResponseHeaders(answer, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
