package io.escalations.delivery.receivers;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.delivery.receivers.Endpoint.Alertmanager;
import io.escalations.delivery.receivers.Endpoint.Email;
import io.escalations.delivery.receivers.Endpoint.Opsgenie;
import io.escalations.delivery.receivers.Endpoint.PagerDuty;
import io.escalations.delivery.receivers.Endpoint.Slack;
import io.escalations.delivery.receivers.Endpoint.Teams;
import io.escalations.delivery.receivers.Endpoint.Webhook;
import io.escalations.remote.Secret;
import io.escalations.remote.SecretParser;
import io.escalations.remote.Values;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one receiver: a mapping of one key, which is its kind, to where it is. */
final class EndpointParser {
  private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");
  private static final URI OPSGENIE = URI.create("https://api.opsgenie.com");
  private static final URI SLACK = URI.create("https://slack.com/api");
  private static final URI NOWHERE = URI.create("http://localhost");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;
  private static final int LARGEST_PORT = 65_535;

  private final Findings findings;

  EndpointParser(Findings findings) {
    this.findings = findings;
  }

  /**
   * @throws io.escalations.schemas.UserError if its kind is not known
   */
  Endpoint parse(YamlNode receiver) {
    Map<String, YamlNode> entries = receiver.entries();
    if (entries.size() != 1) {
      throw receiver.error(
          "expected one kind of receiver, such as 'email: {…}', found "
              + (entries.isEmpty() ? "none" : String.join(", ", entries.keySet())));
    }
    Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
    YamlNode node = entry.getValue();
    return switch (kind(entry.getKey(), node)) {
      case WEBHOOK -> webhook(node);
      case PAGERDUTY -> pagerDuty(node);
      case ALERTMANAGER -> alertmanager(node);
      case OPSGENIE -> opsgenie(node);
      case SLACK -> slack(node);
      case TEAMS -> teams(node);
      case EMAIL -> email(node);
    };
  }

  private static ReceiverKind kind(String key, YamlNode node) {
    for (ReceiverKind kind : ReceiverKind.values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    throw node.error(
        "unknown kind of receiver" + Known.of(ReceiverKind.keys()).instead(key, "here"));
  }

  private Webhook webhook(YamlNode node) {
    onlyKeys(node, List.of("url"), "secret");
    return new Webhook(url(node), SecretParser.optional(node, "secret", findings));
  }

  private PagerDuty pagerDuty(YamlNode node) {
    onlyKeys(node, List.of("url"), "routing_key");
    return new PagerDuty(
        url(node, PAGERDUTY), SecretParser.required(node, "routing_key", findings));
  }

  private Alertmanager alertmanager(YamlNode node) {
    onlyKeys(node, List.of("url"), "token");
    return new Alertmanager(url(node), SecretParser.optional(node, "token", findings));
  }

  private Opsgenie opsgenie(YamlNode node) {
    onlyKeys(node, List.of("url"), "api_key");
    return new Opsgenie(url(node, OPSGENIE), SecretParser.required(node, "api_key", findings));
  }

  private Slack slack(YamlNode node) {
    onlyKeys(node, List.of("channel", "api"), "url", "token");
    boolean isBot = findings.check(() -> SecretParser.isNamed(node, "token"), false);
    if (!isBot) {
      return new Slack(SecretParser.required(node, "url", findings), null, null, null);
    }
    if (SecretParser.isNamed(node, "url")) {
      findings.add(node.error("expected the url of a webhook or the token of a bot, found both"));
    }
    return new Slack(
        null,
        SecretParser.required(node, "token", findings),
        findings.read(node, "channel", Values::text).orElse(""),
        findings.read(node, "api", Values::url, SLACK));
  }

  private Teams teams(YamlNode node) {
    onlyKeys(node, List.of(), "url");
    return new Teams(SecretParser.required(node, "url", findings));
  }

  private Email email(YamlNode node) {
    onlyKeys(node, List.of("host", "port", "security", "user", "from", "to"), "password");
    Email.Security security =
        findings.read(
            node, "security", value -> value.oneOf(Email.Security.class), Email.Security.STARTTLS);
    int usual = security == Email.Security.TLS ? SUBMISSION_TLS : SUBMISSION;
    String user = findings.read(node, "user", Values::text, null);
    Secret password = user == null ? null : SecretParser.required(node, "password", findings);
    if (user == null && SecretParser.isNamed(node, "password")) {
      findings.add(node.error("'user' is missing, to whom the password belongs"));
    }
    return new Email(
        findings.read(node, "host", Values::text).orElse(""),
        findings.read(node, "port", value -> value.integer(1, LARGEST_PORT), usual),
        security,
        user,
        password,
        findings.read(node, "from", EndpointParser::address).orElse(""),
        findings.read(node, "to", this::addresses).orElse(List.of()));
  }

  private List<String> addresses(YamlNode node) {
    List<String> addresses = new ArrayList<>();
    for (YamlNode one : Values.oneOrMore(node)) {
      findings.check(() -> addresses.add(address(one)), false);
    }
    return addresses;
  }

  private static String address(YamlNode node) {
    String address = Values.text(node);
    if (!ADDRESS.matcher(address).matches()) {
      throw node.error("expected an e-mail address, found '" + address + "'");
    }
    return address;
  }

  private URI url(YamlNode node) {
    return findings.read(node, "url", Values::url).orElse(NOWHERE);
  }

  private URI url(YamlNode node, URI usual) {
    return findings.read(node, "url", Values::url, usual);
  }

  private void onlyKeys(YamlNode node, List<String> keys, String... secrets) {
    findings.onlyKeys(
        node,
        Stream.concat(
                keys.stream(), Stream.of(secrets).flatMap(key -> SecretParser.keys(key).stream()))
            .toArray(String[]::new));
  }
}
