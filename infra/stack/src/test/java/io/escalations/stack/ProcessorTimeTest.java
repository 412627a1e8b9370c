package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
  private static ProcessorTime now() {
    return ProcessorTime.of(List.of(new PartStatus("me", ProcessHandle.current().pid(), 0, 0)));
  }

  @Test
  void countsWhatAThreadUsesUnderItsName() throws Exception {
    ProcessorTime before = now();
    CountDownLatch used = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread busy =
        new Thread(
            () -> {
              while (threadSeconds() < 0.3) {
                Thread.onSpinWait();
              }
              used.countDown();
              try {
                done.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "busy-bee");
    busy.start();
    used.await();

    ProcessorTime atWork = now();
    assertThat(atWork.since(before).seconds().get("me").get("busy-bee")).isBetween(0.2, 5.0);
    done.countDown();
    busy.join();
    assertThat(now().since(before).seconds().get("me").get(ProcessorTime.ENDED))
        .as("a thread that is over")
        .isGreaterThan(0.2);
    assertThat(now().since(atWork).seconds().get("me").get(ProcessorTime.ENDED))
        .as("it used nothing since")
        .isLessThan(0.2);
  }

  @Test
  void aProcessThatDoesNotRunHasNone() {
    assertThat(ProcessorTime.of(List.of(new PartStatus("me", 0, 0, 0))).seconds()).isEmpty();
  }

  private static double threadSeconds() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
