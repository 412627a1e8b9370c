package io.escalations.clickhouse;

import com.sun.jna.NativeLibrary;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The library at work. It knows ClickHouse only as a command that runs a script, so the script
 * opens the two listeners and then sleeps: the server lives as long as that last query does.
 */
final class EmbeddedServer {
  private static final String SLEEP = "SELECT sleepEachRow(1) FROM numbers(4000000000)";

  /** Matches the query that keeps the server alive, and no query of a client. */
  static final String SLEEPING = "user = '' AND query LIKE '" + SLEEP + "%'";

  private static final long STACK_BYTES = 8L << 20;

  private final CountDownLatch ended = new CountDownLatch(1);

  private final ServerOptions options;
  private final ServerHome home;

  EmbeddedServer(ServerOptions options, ServerHome home) {
    this.options = options;
    this.home = home;
  }

  void start() {
    NativeLibrary library = NativeLibrary.getInstance(options.library().toString());
    // The JVM needs SIGSEGV for itself (null checks) and SIGTERM for its shutdown hooks.
    library.getFunction("chdb_set_signal_handlers_enabled").invokeVoid(new Object[] {0});
    String[] command = {
      "clickhouse",
      "--config-file",
      home.configuration().toString(),
      "--path",
      home.data().toString(),
      "--listen_host=127.0.0.1",
      "--http_port=" + options.httpPort(),
      "--tcp_port=" + options.tcpPort(),
      "--query",
      // HTTP last: a request while another listener is being opened has crashed the server.
      "SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; "
          + SLEEP
          + " FORMAT Null SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block ="
          + " 3000000"
    };
    Thread thread = new Thread(null, () -> run(library, command), "clickhouse", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  boolean awaitEnd(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  private void run(NativeLibrary library, String[] command) {
    try {
      library
          .getFunction("chdb_query_cmdline")
          .invokePointer(new Object[] {command.length, command});
    } finally {
      ended.countDown();
    }
  }
}
