package io.escalations.stack.testing;

import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.KafkaBroker;
import io.escalations.stack.Ports;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker, as a process of its own, for the tests of one class; with every topic. Register it as
 * {@code @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();} in an integration test.
 */
public final class KafkaExtension implements BeforeAllCallback, AfterAllCallback {
  private final DataDirectory data = TemporaryStack.create();
  private final KafkaBroker broker = new KafkaBroker(Home.current(), data, Ports.free());

  /** Bootstrap servers. */
  public String brokers() {
    return broker.brokers();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    broker.start();
    broker.awaitReady();
    broker.createTopics();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    broker.stop();
    DataDirectory.delete(data.root());
  }
}
