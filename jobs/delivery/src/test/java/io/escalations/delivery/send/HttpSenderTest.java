package io.escalations.delivery.send;

import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.raised;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.escalations.delivery.message.HttpForms;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.Deliveries;
import io.escalations.delivery.plan.Knowledge;
import io.escalations.delivery.plan.Pace;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver may answer, from a server that answers so. */
class HttpSenderTest {
  /** Enough for the first request of a process on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private record Reply(int status, Map<String, String> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Reply reply = replies.poll();
      if (reply == null) {
        end.await(); // slower than anybody waits
        return;
      }
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  private Answer send(String endpoint) throws InterruptedException {
    return send(endpoint, PATIENCE);
  }

  private Answer send(String endpoint, Duration within) throws InterruptedException {
    Receivers receivers =
        ReceiversParser.parse(
                "receivers.yaml", "receivers: {one: {" + endpoint + "}}\nroutes: [{to: one}]\n")
            .receivers();
    Knowledge knowledge = new Knowledge();
    knowledge.add(raised("INC1", "100", NOON));
    PlannedMessage message =
        new Planner(receivers, Map.of())
            .plan(knowledge, new Deliveries(), Pace.FREE, NOON)
            .messages()
            .get(0);
    HttpForms forms = new HttpForms(source -> "token", new Wording(null));
    return new HttpSender(forms, within, () -> NOON).send(message);
  }

  private String webhook(String url) {
    return "webhook: {url: \"" + url + "\"}";
  }

  private Answer send() throws InterruptedException {
    return send(webhook(url()));
  }

  @Test
  void whateverIs2xxIsAccepted() throws InterruptedException {
    replies.add(new Reply(204, Map.of(), ""));
    assertThat(send()).isEqualTo(Answer.accepted("204", null));
  }

  @Test
  void retryAfterIsKeptInSecondsAndAsADate() throws InterruptedException {
    replies.add(new Reply(429, Map.of("Retry-After", "17"), "slow down"));
    replies.add(new Reply(503, Map.of("Retry-After", "Mon, 2 Mar 2026 12:00:30 GMT"), ""));
    assertThat(send()).isEqualTo(Answer.busy("429 slow down", 17_000));
    assertThat(send()).isEqualTo(Answer.busy("503", 30_000));
  }

  @Test
  void aWrongTokenIsNoFaultOfTheMessage() throws InterruptedException {
    replies.add(new Reply(401, Map.of(), "bad key"));
    assertThat(send()).isEqualTo(Answer.unwelcome("401 bad key"));
  }

  @Test
  void aMessageThatIsNotUnderstoodIsRefused() throws InterruptedException {
    replies.add(new Reply(400, Map.of(), "no such field"));
    assertThat(send()).isEqualTo(Answer.refused("400 no such field"));
  }

  @Test
  void aRedirectionIsNotFollowedButNamed() throws InterruptedException {
    String elsewhere = "https://elsewhere.example.com:8443/hooks/secret?key=secret";
    replies.add(new Reply(301, Map.of("Location", elsewhere), "Moved to " + elsewhere));
    Answer answer = send();
    assertThat(answer.kind()).isEqualTo(Answer.Kind.UNWELCOME);
    assertThat(answer.text())
        .contains("301", "https://elsewhere.example.com:8443")
        .doesNotContain("secret");
  }

  @Test
  void aRedirectionWithoutAHostIsNamedAsSuch() throws InterruptedException {
    replies.add(new Reply(302, Map.of("Location", "/secret"), ""));
    Answer answer = send();
    assertThat(answer.kind()).isEqualTo(Answer.Kind.UNWELCOME);
    assertThat(answer.text()).contains("302").doesNotContain("secret");
  }

  @Test
  void whoDoesNotAnswerIsTriedAgain() throws InterruptedException {
    assertThat(send(webhook(url()), Duration.ofSeconds(1)))
        .isEqualTo(Answer.busy("no answer within 1 s", 0));
  }

  @Test
  void whoIsNotThereIsTriedAgain() throws InterruptedException {
    server.stop(0);
    Answer answer = send(webhook(url().replace("://", "://user:password@")));
    assertThat(answer.kind()).isEqualTo(Answer.Kind.BUSY);
    assertThat(answer.text())
        .contains("127.0.0.1:" + server.getAddress().getPort())
        .doesNotContain("password");
  }

  @Test
  void slackAnswers200ToABotWhateverItThinks() throws InterruptedException {
    String bot = "slack: {token_env: t, channel: desk, api: \"" + url() + "\"}";
    replies.add(new Reply(200, Map.of(), "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"17.2\"}"));
    replies.add(new Reply(200, Map.of(), "{\"ok\":false,\"error\":\"invalid_auth\"}"));
    replies.add(new Reply(200, Map.of(), "{\"ok\":false,\"error\":\"ratelimited\"}"));
    assertThat(send(bot)).isEqualTo(Answer.accepted("ok", "C1/17.2"));
    assertThat(send(bot)).isEqualTo(Answer.unwelcome("invalid_auth"));
    assertThat(send(bot)).isEqualTo(Answer.busy("ratelimited", 0));
  }
}
