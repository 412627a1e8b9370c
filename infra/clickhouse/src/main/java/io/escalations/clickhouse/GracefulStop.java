package io.escalations.clickhouse;

import com.sun.jna.NativeLibrary;
import io.escalations.schemas.UserError;

/** Ends the query that keeps the server alive; then ClickHouse shuts itself down in order. */
final class GracefulStop implements Runnable {
  private static final int ATTEMPTS = 3;
  private static final int SECONDS_PER_ATTEMPT = 6;
  private static final int FORCED = 3;

  private final EmbeddedServer server;
  private final ClickHouseHttp clickhouse;
  private volatile boolean asked;

  GracefulStop(EmbeddedServer server, int httpPort, StopCredential credential) {
    this.server = server;
    clickhouse =
        new ClickHouseHttp(
            "http://127.0.0.1:" + httpPort, StopCredential.USER, credential.password());
  }

  boolean asked() {
    return asked;
  }

  @Override
  public void run() {
    asked = true;
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        String answer = askToEnd();
        if (server.awaitEnd(SECONDS_PER_ATTEMPT)) {
          halt(0);
        }
        System.err.println("clickhouse: asked to stop, still there: " + answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println(
        "clickhouse: no graceful end in time, ending at once; nothing acknowledged is lost");
    // Halting the JVM runs the library's destructors under its live threads and crashes; the C call
    // does not.
    NativeLibrary.getInstance("c").getFunction("_exit").invokeVoid(new Object[] {FORCED});
  }

  /**
   * Ends the JVM once the server has ended. Not exit: the library's own exit handlers must not run
   * under live threads.
   */
  static void halt(int exitCode) {
    Runtime.getRuntime().halt(exitCode);
  }

  /**
   * The answer is of interest only if the server does not end: a server that does may close the
   * connection first.
   */
  private String askToEnd() {
    try {
      return clickhouse.query("KILL QUERY WHERE " + EmbeddedServer.SLEEPING + " ASYNC");
    } catch (UserError e) {
      return e.getMessage();
    }
  }
}
