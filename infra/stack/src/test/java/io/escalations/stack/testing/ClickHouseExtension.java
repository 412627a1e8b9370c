package io.escalations.stack.testing;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.stack.ClickHouse;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.Ports;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real ClickHouse with all tables, as a process of its own, for the tests of one class. Register
 * it as {@code @RegisterExtension static final ClickHouseExtension clickHouse = new
 * ClickHouseExtension();} in an integration test.
 */
public final class ClickHouseExtension implements BeforeAllCallback, AfterAllCallback {
  private final DataDirectory data = TemporaryStack.create();
  private final ClickHouse server = new ClickHouse(Home.current(), data, Ports.free());

  /** HTTP address. */
  public String url() {
    return server.url();
  }

  /** By user. */
  public Map<String, String> passwords() {
    return server.passwords();
  }

  public ClickHouseHttp as(String user) {
    return new ClickHouseHttp(url(), user, passwords().get(user));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
    server.awaitReady();
    server.migrate();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
    DataDirectory.delete(data.root());
  }
}
