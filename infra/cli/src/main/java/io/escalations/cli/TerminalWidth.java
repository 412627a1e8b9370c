package io.escalations.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many characters a line of the terminal takes. */
final class TerminalWidth {
  private static final int USUAL = 80;
  private static final File TERMINAL = new File("/dev/tty");

  private TerminalWidth() {}

  /** As {@code stty} tells it; 80 where nobody does. */
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return stty.waitFor(1, TimeUnit.SECONDS) ? columns(size) : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /**
   * @param size rows and columns, as {@code 24 80}; a terminal that knows none says 0
   */
  static int columns(String size) {
    String[] parts = size.strip().split(" ", -1);
    return parts.length == 2 && parts[1].matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(parts[1])
        : USUAL;
  }
}
