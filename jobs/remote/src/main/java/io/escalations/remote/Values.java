package io.escalations.remote;

import io.escalations.core.policy.Durations;
import io.escalations.core.yaml.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Reads single values of a settings file; each refusal says what was expected. */
public final class Values {
  private Values() {}

  /** One name, or a list of them. */
  public static List<YamlNode> oneOrMore(YamlNode node) {
    List<YamlNode> items = node.isSequence() ? node.items() : List.of(node);
    if (items.isEmpty()) {
      throw node.error("the list is empty");
    }
    return items;
  }

  /** Text that is not blank. */
  public static String text(YamlNode node) {
    if (node.text().isBlank()) {
      throw node.error("expected a value, found blanks");
    }
    return node.text().strip();
  }

  /** An address of HTTP. */
  public static URI url(YamlNode node) {
    try {
      URI url = new URI(text(node));
      if (url.getHost() != null
          && ("https".equalsIgnoreCase(url.getScheme())
              || "http".equalsIgnoreCase(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw node.error("expected an address, found '" + node.text() + "': " + e.getReason());
    }
    throw node.error(
        "expected an address such as https://alerts.example.com/in, found '" + node.text() + "'");
  }

  /** A length of wall time in milliseconds, more than nothing. */
  public static long length(YamlNode node) {
    try {
      return Durations.parse(text(node), 0);
    } catch (IllegalArgumentException e) {
      throw node.error(e.getMessage());
    }
  }

  /** A length of wall time in milliseconds; 0s is one. */
  public static long lengthOrNone(YamlNode node) {
    return text(node).equals("0s") ? 0 : length(node);
  }
}
