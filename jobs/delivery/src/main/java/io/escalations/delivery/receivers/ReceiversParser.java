package io.escalations.delivery.receivers;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.remote.Values;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code receivers.yaml}. A file with any mistake is refused whole, with file, line, key and
 * reason of each.
 */
public final class ReceiversParser {
  private static final long HEARTBEAT = Duration.ofMinutes(1).toMillis();

  private final Findings findings = new Findings();
  private final Map<String, Receiver> receivers = new LinkedHashMap<>();

  private ReceiversParser() {}

  /**
   * @param file its name, for messages
   * @throws RefusedReceivers naming file, line, key and reason
   */
  public static CheckedReceivers parse(String file, String text) {
    ReceiversParser parser = new ReceiversParser();
    CheckedReceivers checked =
        parser.findings.check(
            () -> parser.read(parser.document(YamlNode.parseAll(file, text, parser.findings))),
            null);
    if (!parser.findings.mistakes().isEmpty()) {
      throw new RefusedReceivers(parser.findings.mistakes());
    }
    return new CheckedReceivers(
        checked.receivers(), checked.calendars(), parser.findings.warnings());
  }

  private YamlNode document(List<YamlNode> documents) {
    if (documents.size() > 1) {
      findings.add(documents.get(1).error("a second document begins here; expected one"));
    }
    return documents.get(0);
  }

  private CheckedReceivers read(YamlNode root) {
    findings.onlyKeys(root, "receivers", "routes", "defaults", "heartbeat", "failures_to", "pages");
    EndpointParser endpoints = new EndpointParser(findings);
    findings
        .read(root, "receivers", YamlNode::entries)
        .ifPresent(
            entries ->
                entries.forEach(
                    (name, node) ->
                        findings.check(
                            () -> receivers.put(name, receiver(name, node, endpoints)), null)));
    RouteParser routes = new RouteParser(findings, namedReceivers(root));
    GroupTimes usual =
        findings
            .find(root, "defaults")
            .map(node -> defaults(node, routes))
            .orElse(GroupTimes.DEFAULT);
    List<Route> read =
        findings
            .find(root, "routes")
            .map(list -> findings.items(list, node -> routes.parse(node, usual)))
            .orElse(List.of());
    Heartbeat heartbeat = findings.read(root, "heartbeat", node -> heartbeat(node, routes), null);
    List<String> failures = findings.read(root, "failures_to", routes::names, List.of());
    URI pages = findings.read(root, "pages", Values::url, null);
    findings.check(() -> warn(root, read, routes));
    return new CheckedReceivers(
        new Receivers(
            receivers, read, heartbeat, failures, pages == null ? null : pages.toString()),
        routes.calendars(),
        List.of());
  }

  /** Those that are refused have names, too. */
  private Set<String> namedReceivers(YamlNode root) {
    return findings
        .find(root, "receivers")
        .map(node -> findings.entries(node).keySet())
        .orElse(Set.of());
  }

  private static Receiver receiver(String name, YamlNode node, EndpointParser endpoints) {
    return new Receiver(name, endpoints.parse(node));
  }

  private GroupTimes defaults(YamlNode node, RouteParser routes) {
    findings.onlyKeys(node, "group_wait", "group_interval", "repeat_interval", "storm_after");
    return routes.times(node, GroupTimes.DEFAULT);
  }

  private Heartbeat heartbeat(YamlNode node, RouteParser routes) {
    findings.onlyKeys(node, "to", "every");
    List<String> to = findings.read(node, "to", routes::names).orElse(List.of());
    for (String name : to) {
      Receiver receiver = receivers.get(name);
      if (receiver != null && !takesHeartbeats(receiver.kind())) {
        findings.add(
            node.error(
                "'"
                    + name
                    + "' would not miss a heartbeat: name a webhook, an alertmanager or an"
                    + " opsgenie"));
      }
    }
    return new Heartbeat(to, findings.read(node, "every", Values::length, HEARTBEAT));
  }

  private static boolean takesHeartbeats(ReceiverKind kind) {
    return switch (kind) {
      case WEBHOOK, ALERTMANAGER, OPSGENIE -> true;
      case PAGERDUTY, SLACK, TEAMS, EMAIL -> false;
    };
  }

  private void warn(YamlNode root, List<Route> read, RouteParser routes) {
    if (root.find("receivers").isPresent()) {
      root.get("receivers")
          .entries()
          .forEach(
              (name, node) -> {
                if (!routes.named().contains(name)) {
                  findings.warn(node, "no route names this receiver, so nobody calls it");
                }
              });
    }
    for (int i = 0; i + 1 < read.size(); i++) {
      if (read.get(i).when().wanted().isEmpty() && !read.get(i).goesOn()) {
        findings.warn(
            root.get("routes").items().get(i + 1),
            "never asked: the route before it matches every alert; write 'continue: true' there if"
                + " both are meant");
        return;
      }
    }
  }
}
