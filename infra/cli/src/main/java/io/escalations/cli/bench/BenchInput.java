package io.escalations.cli.bench;

import io.escalations.cli.replay.EventPublisher;
import io.escalations.cli.replay.Policy;
import io.escalations.importer.Importer;
import io.escalations.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The bundled log as case events, several times over under new case ids. The copies of an event
 * follow one another, so that event time passes as in the log.
 */
final class BenchInput {
  /** What the log maps to. */
  static final int EVENTS_OF_LOG = 170_093;

  private final Path home;
  private final int copies;

  /**
   * @param atLeast how many events; whole copies of the log are published
   */
  BenchInput(Path home, long atLeast) {
    this.home = home;
    this.copies = Math.toIntExact((atLeast + EVENTS_OF_LOG - 1) / EVENTS_OF_LOG);
  }

  long events() {
    return (long) copies * EVENTS_OF_LOG;
  }

  /** Publishes a policy of {@code infra/cli/bench}. */
  void publishPolicy(String brokers, String name) {
    try (EventPublisher publisher = new EventPublisher(brokers)) {
      Policy policy = Policy.read(home.resolve("infra/cli/bench").resolve(name + ".yaml"));
      publisher.publishPolicy(policy.version(), policy.text());
      publisher.flush();
    }
  }

  /** Publishes the events. */
  void publish(String brokers) {
    try (EventPublisher publisher = new EventPublisher(brokers)) {
      Importer importer = new Importer(home.resolve("jobs/importer/mappings/servicenow.yaml"));
      importer.run(
          home.resolve("infra/demo/data/uci_incident_event_log.csv.gz"),
          (key, value) -> publish(publisher, key, value));
      publisher.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(EventPublisher publisher, byte[] key, byte[] value) {
    String caseId = new String(key, StandardCharsets.UTF_8);
    String event = new String(value, StandardCharsets.UTF_8);
    for (int copy = 0; copy < copies; copy++) {
      String id = caseId + "-" + copy;
      publisher.publish(
          Topic.keyOf(id),
          event.replace(field(caseId), field(id)).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String field(String caseId) {
    return "\"case_id\":\"" + caseId + "\"";
  }
}
