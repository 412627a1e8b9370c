package io.escalations.dashboards;

import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Frames as server-sent events named {@code board}. */
final class EventStream implements Viewer.Line {
  private static final byte[] COME_BACK_AFTER_A_SECOND =
      "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

  private final SseClient client;
  private boolean begun;

  EventStream(SseClient client) {
    this.client = client;
  }

  @Override
  public void send(String frame) throws IOException {
    if (!begun) {
      begun = true;
      client.ctx().res().getOutputStream().write(COME_BACK_AFTER_A_SECOND);
    }
    client.sendEvent("board", frame);
    if (client.terminated()) {
      throw new IOException("the browser has closed the stream");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
