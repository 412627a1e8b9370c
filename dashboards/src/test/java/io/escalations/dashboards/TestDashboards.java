package io.escalations.dashboards;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.testing.ClickHouseExtension;
import java.nio.file.Path;

/** The server of the pages, over the servers of a test. */
final class TestDashboards {
  /** No broker listens there, for pages that need none. */
  static final String NO_BROKER = "127.0.0.1:1";

  private TestDashboards() {}

  static Dashboards start(String brokers, ClickHouseExtension clickHouse) {
    return start(servers(brokers, clickHouse.url(), clickHouse), 0);
  }

  /**
   * @param port 0: any
   */
  static Dashboards start(Servers servers, int port) {
    return Dashboards.start(servers, Path.of("servers.yaml"), port);
  }

  /**
   * @param url of ClickHouse; another than the test's if something is to be wrong with it
   */
  static Servers servers(String brokers, String url, ClickHouseExtension clickHouse) {
    return new Servers(
        brokers,
        new Servers.ClickHouse(url, "escalations", clickHouse.passwords()),
        null,
        null,
        null,
        TimeMode.DATA);
  }
}
