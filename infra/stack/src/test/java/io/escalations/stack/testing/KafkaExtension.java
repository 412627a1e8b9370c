package io.escalations.stack.testing;

import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.KafkaBroker;
import io.escalations.stack.Ports;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker, as a process of its own, with every topic. Register it in an integration test as
 * {@code @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();} for one
 * broker for all tests of the class; without {@code static} each test has its own.
 */
public final class KafkaExtension
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  private final DataDirectory data = TemporaryStack.create();
  private boolean sharedByAll;
  private final KafkaBroker broker = new KafkaBroker(Home.current(), data, Ports.free());

  /** Bootstrap servers. */
  public String brokers() {
    return broker.brokers();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    sharedByAll = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!sharedByAll) {
      start();
    }
  }

  private void start() {
    broker.start();
    broker.awaitReady();
    broker.createTopics();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!sharedByAll) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  private void stop() {
    broker.stop();
    DataDirectory.delete(data.root());
  }
}
