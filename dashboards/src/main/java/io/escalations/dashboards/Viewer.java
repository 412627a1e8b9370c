package io.escalations.dashboards;

import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. It has a queue and a thread of its own, so a viewer that does not read hurts only itself: when its
 * queue is full it is let go, and begins anew with the whole board when it comes back.
 */
final class Viewer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);

  /** Ten seconds of a busy board. */
  private static final int QUEUE = 100;

  private static final String COME_BACK_AFTER_A_SECOND = "retry: 1000\n\n";
  private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

  private final SseClient client;
  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread;

  /** @param gone run once nobody reads any more */
  Viewer(SseClient client, Runnable gone) {
    this.client = client;
    this.thread =
        Threads.named("viewer")
            .newThread(
                () -> {
                  try {
                    send();
                  } finally {
                    gone.run();
                  }
                });
  }

  void start() {
    client.keepAlive();
    client.onClose(thread::interrupt);
    thread.start();
  }

  /** Never blocks. */
  void offer(String frame) {
    if (!queue.offer(frame)) {
      LOG.info("a viewer does not read; it is let go");
      thread.interrupt();
    }
  }

  private void send() {
    try {
      client.ctx().res().getOutputStream().write(COME_BACK_AFTER_A_SECOND.getBytes(StandardCharsets.UTF_8));
      while (!client.terminated()) {
        client.sendEvent("board", queue.take());
      }
    } catch (InterruptedException | IOException e) {
      LOG.debug("viewer gone", e);
    } finally {
      client.close();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    Threads.join(thread, CLOSE_PATIENCE);
  }
}
