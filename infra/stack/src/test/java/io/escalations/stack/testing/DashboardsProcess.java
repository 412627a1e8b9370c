package io.escalations.stack.testing;

import io.escalations.schemas.Servers;
import io.escalations.stack.Dashboards;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.Ports;
import java.io.IOException;
import java.nio.file.Path;

/** The server of the pages as a process of its own, over servers that run already. */
public final class DashboardsProcess implements AutoCloseable {
  private final DataDirectory data = TemporaryStack.create();
  private final Dashboards server = new Dashboards(Home.current(), data, Ports.free());

  /**
   * @param over where the other servers are
   */
  public DashboardsProcess(Servers over) throws IOException {
    new Servers(
            over.brokers(), over.clickhouse(), over.flink(), server.url(), over.lake(), over.time())
        .write(data.serversFile());
    server.start();
    server.awaitReady();
  }

  /** Names this server and those it is over. */
  public Path serversFile() {
    return data.serversFile();
  }

  @Override
  public void close() {
    server.stop();
    DataDirectory.delete(data.root());
  }
}
