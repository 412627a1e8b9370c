package io.escalations.sources.app;

import io.escalations.schemas.UserError;
import io.escalations.sources.config.DoorSettings;
import io.escalations.sources.door.Answer;
import io.escalations.sources.door.Guard;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.Map;

/**
 * Where webhooks come in: {@code POST /in/SOURCE}. It judges the bytes as they came, keeps them or
 * notes their case, and answers; nothing is mapped here.
 */
final class Door implements AutoCloseable {
  private final Guard guard;
  private final Map<String, HookTaker> takers;
  private final DoorCounts counts;
  private final DoorSettings settings;
  private final Javalin server;

  /**
   * @param takers what is done with a webhook, by the name of its source
   */
  Door(Guard guard, Map<String, HookTaker> takers, DoorCounts counts, DoorSettings settings) {
    this.guard = guard;
    this.takers = Map.copyOf(takers);
    this.counts = counts;
    this.settings = settings;
    this.server =
        Javalin.create(
            configuration -> {
              configuration.startup.showJavalinBanner = false;
              configuration.routes.post("/in/{source}", this::answer);
            });
  }

  /**
   * @throws UserError if the port is taken
   */
  void start() {
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      throw new UserError(
          "port "
              + settings.port()
              + " is taken: end what listens on it, or choose another under 'door'",
          e);
    }
  }

  int port() {
    return server.port();
  }

  private void answer(Context context) throws IOException {
    String source = context.pathParam("source");
    byte[] body =
        context.req().getInputStream().readNBytes(Math.addExact(settings.largestBytes(), 1));
    Answer answer = guard.judge(source, context::header, body);
    if (answer == Answer.ACCEPTED) {
      answer = takers.get(source).take(body);
    }
    if (answer != Answer.UNKNOWN) {
      counts.count(source, answer);
    }
    if (answer == Answer.TOO_MANY || answer == Answer.UNAVAILABLE) {
      context.header("Retry-After", "5");
    }
    context.status(answer.status()).result(answer.text() + "\n");
  }

  @Override
  public void close() {
    server.stop();
  }
}
