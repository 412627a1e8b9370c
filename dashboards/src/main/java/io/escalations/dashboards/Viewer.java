package io.escalations.dashboards;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. It has a queue and a thread of its own, so a viewer that does not read hurts
 * only itself: when its queue is full it is let go, and begins anew with the whole board when it
 * comes back.
 */
final class Viewer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);

  /** Ten seconds of a busy board. */
  static final int QUEUE = 100;

  private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

  private final Line line;
  private final Consumer<Viewer> onEnd;
  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread = Threads.named("viewer").newThread(this::send);

  /** The way to a viewer's browser. */
  interface Line extends AutoCloseable {
    /**
     * @throws IOException if nobody reads any more; may block, and ends when interrupted
     */
    void send(String frame) throws IOException;

    @Override
    void close();
  }

  /**
   * @param onEnd called once nobody reads any more
   */
  Viewer(Line line, Consumer<Viewer> onEnd) {
    this.line = line;
    this.onEnd = onEnd;
  }

  void start() {
    thread.start();
  }

  /** Never blocks. */
  void offer(String frame) {
    if (!queue.offer(frame)) {
      LOG.info("a viewer does not read; it is let go");
      leave();
    }
  }

  void leave() {
    thread.interrupt();
  }

  private void send() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        line.send(queue.take());
      }
    } catch (InterruptedException | IOException e) {
      LOG.debug("viewer left", e);
    } finally {
      onEnd.accept(this);
      line.close();
    }
  }

  @Override
  public void close() {
    leave();
    Threads.join(thread, CLOSE_PATIENCE);
  }
}
