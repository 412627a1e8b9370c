package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private final AtomicBoolean removed = new AtomicBoolean();

  /** A browser that reads, until it stops reading. */
  private static final class Browser implements Viewer.Line {
    final List<String> read = new CopyOnWriteArrayList<>();
    final CountDownLatch readsAgain;
    volatile boolean closed;

    Browser(boolean reads) {
      readsAgain = new CountDownLatch(reads ? 0 : 1);
    }

    @Override
    public void send(String frame) throws InterruptedIOException {
      try {
        readsAgain.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      read.add(frame);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void framesArriveInOrder() {
    Browser browser = new Browser(true);
    try (Viewer viewer = viewer(browser)) {
      IntStream.range(0, Viewer.QUEUE).forEach(number -> viewer.offer(String.valueOf(number)));

      await().until(() -> browser.read.size() == Viewer.QUEUE);
      assertThat(browser.read)
          .isEqualTo(IntStream.range(0, Viewer.QUEUE).mapToObj(String::valueOf).toList());
    }
    await().untilTrue(removed);
    assertThat(browser.closed).isTrue();
  }

  @Test
  void aBrowserThatDoesNotReadIsLetGoAndHoldsNobodyUp() {
    Browser browser = new Browser(false);
    Viewer viewer = viewer(browser);

    IntStream.rangeClosed(0, Viewer.QUEUE + 1)
        .forEach(number -> viewer.offer(String.valueOf(number)));

    await().untilTrue(removed);
    await().until(() -> browser.closed);
    assertThat(browser.read).isEmpty();
  }

  private Viewer viewer(Browser browser) {
    Viewer viewer = new Viewer(browser, left -> removed.set(true));
    viewer.start();
    return viewer;
  }
}
