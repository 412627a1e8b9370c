package io.escalations.cli.views;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.importer.Importer;
import io.escalations.stack.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The real incident log of the demo, as events that a test may alter. */
final class BundledLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BundledLog() {}

  static List<ObjectNode> events() throws IOException {
    Path root = Home.current().root();
    List<ObjectNode> events = new ArrayList<>();
    new Importer(root.resolve("jobs/importer/mappings/servicenow.yaml"))
        .run(
            root.resolve("infra/demo/data/uci_incident_event_log.csv.gz"),
            (key, value) -> events.add((ObjectNode) JSON.readTree(value)));
    return events;
  }

  /**
   * Deals the departments, and the issue types and channels, to other events and cases at random:
   * how often each stands there stays.
   */
  static void shuffleLabels(List<ObjectNode> events, long seed) {
    Random random = new Random(seed);
    shuffle(events, "department", random);
    shuffle(events, "channel", random);
    shuffle(
        events.stream()
            .map(event -> event.get("issue"))
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .toList(),
        "type",
        random);
  }

  private static void shuffle(List<ObjectNode> objects, String field, Random random) {
    List<ObjectNode> carriers =
        objects.stream().filter(object -> object.hasNonNull(field)).toList();
    List<String> values =
        new ArrayList<>(carriers.stream().map(object -> object.get(field).textValue()).toList());
    Collections.shuffle(values, random);
    for (int i = 0; i < values.size(); i++) {
      carriers.get(i).put(field, values.get(i));
    }
  }
}
