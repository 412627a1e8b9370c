package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.Executors;

/** An account of a product, over HTTP: it checks the token, and fails as it is told to. */
public final class PlayedServer implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  /**
   * @param retryAfter seconds; null for none
   */
  private record Failure(int status, String retryAfter, String body) {}

  private final HttpServer server;
  private final Api product;
  private final Queue<Failure> failures = new ArrayDeque<>();
  private final String user;
  private String token;
  private int calls;

  /**
   * @param user as it stands before the token
   */
  public PlayedServer(Api product, String user, String token) {
    this.product = product;
    this.user = user;
    this.token = token;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next request fails. */
  public synchronized PlayedServer failing(int status, String retryAfter, String body) {
    failures.add(new Failure(status, retryAfter, body));
    return this;
  }

  /** From here on another token is wanted. */
  public synchronized void replaceToken(String other) {
    token = other;
  }

  public synchronized int calls() {
    return calls;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    calls++;
    String wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
    byte[] sent = exchange.getRequestBody().readNBytes(LONGEST);
    if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":\"Couldn't authenticate you\"}");
      return;
    }
    Failure failure = failures.poll();
    if (failure != null) {
      if (failure.retryAfter != null) {
        exchange.getResponseHeaders().add("Retry-After", failure.retryAfter);
      }
      send(exchange, failure.status, failure.body);
      return;
    }
    try {
      JsonNode body = sent.length == 0 ? null : new JsonMapper().readTree(sent);
      send(
          exchange,
          200,
          product.call(new HttpCall(exchange.getRequestURI().toString(), body)).toString());
    } catch (SourceProblem e) {
      send(exchange, Integer.parseInt(e.getMessage().substring(0, 3)), "{}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
