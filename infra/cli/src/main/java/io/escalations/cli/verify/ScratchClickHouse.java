package io.escalations.cli.verify;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.stack.ClickHouse;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.Ports;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

/** A ClickHouse without tables that reads files and is stopped soon: where no stack runs. */
public final class ScratchClickHouse implements Closeable {
  private static final String OWNER = "admin";

  private final ClickHouse server;

  /**
   * Starts it, on ports that are free.
   *
   * @param directory of which it makes what it needs; whoever made it removes it
   */
  public ScratchClickHouse(Path directory) {
    server = new ClickHouse(Home.current(), new DataDirectory(directory), Ports.free());
    server.start();
    try {
      server.awaitReady();
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /** As a user that may read files. */
  public ClickHouseHttp owner(Duration limit) {
    return new ClickHouseHttp(server.url(), OWNER, server.passwords().get(OWNER), limit);
  }

  @Override
  public void close() {
    server.stop();
  }
}
