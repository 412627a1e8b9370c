package io.escalations.sources.config;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.remote.Secret;
import io.escalations.remote.SecretParser;
import io.escalations.remote.Values;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code sources.yaml}. A file with any mistake is refused whole, with file, line, key and
 * reason of each.
 */
public final class SourcesParser {
  /** It stands in addresses and in the names of transactions. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final int LARGEST_PORT = 65_535;
  private static final int LARGEST_BODY = 4 * 1024 * 1024;
  private static final URI NOWHERE = URI.create("http://localhost");

  private final Findings findings = new Findings();
  private final Path folder;

  private SourcesParser(Path folder) {
    this.folder = folder;
  }

  /**
   * @param file its name, for messages
   * @param folder that files named in it lie in
   * @throws RefusedSources naming file, line, key and reason
   */
  public static Sources parse(String file, String text, Path folder) {
    SourcesParser parser = new SourcesParser(folder);
    Sources sources = parser.findings.check(() -> parser.read(YamlNode.parse(file, text)), null);
    if (!parser.findings.mistakes().isEmpty()) {
      throw new RefusedSources(parser.findings.mistakes());
    }
    return sources;
  }

  private Sources read(YamlNode root) {
    findings.onlyKeys(root, "sources", "door");
    Map<String, Source> sources = new LinkedHashMap<>();
    findings
        .read(root, "sources", YamlNode::entries)
        .ifPresent(
            entries ->
                entries.forEach(
                    (name, node) ->
                        findings.check(() -> sources.put(name, source(name, node)), null)));
    if (sources.isEmpty() && findings.mistakes().isEmpty()) {
      findings.add(root.error("no source: name one, such as support: {zendesk: {…}}"));
    }
    return new Sources(sources, findings.read(root, "door", this::door, DoorSettings.USUAL));
  }

  private Source source(String name, YamlNode node) {
    List<String> keys = new ArrayList<>(ProductKind.keys());
    keys.addAll(List.of("mapping", "every", "overlap", "from", "hook"));
    findings.onlyKeys(node, keys.toArray(String[]::new));
    if (!NAME.matcher(name).matches()) {
      findings.add(
          node.error("'" + name + "' is no name: use up to 40 lower-case letters, digits and '-'"));
    }
    ProductKind kind = kind(node);
    Path mapping = findings.read(node, "mapping", this::file, null);
    if (mapping == null && kind == ProductKind.WEBHOOK && node.find("mapping").isEmpty()) {
      findings.add(node.error("'mapping' is missing: how its payloads become events"));
    }
    YamlNode product = node.get(kind.key());
    return new Source(
        name,
        kind,
        kind.isPolled() ? account(product) : null,
        mapping,
        findings.read(node, "every", SourcesParser::length, EVERY),
        findings.read(node, "overlap", SourcesParser::length, OVERLAP),
        findings.read(node, "from", SourcesParser::instant, Instant.EPOCH),
        kind.isPolled() ? hook(kind, node) : webhook(product));
  }

  private static ProductKind kind(YamlNode node) {
    List<ProductKind> found = new ArrayList<>();
    for (ProductKind kind : ProductKind.values()) {
      if (node.find(kind.key()).isPresent()) {
        found.add(kind);
      }
    }
    if (found.size() != 1) {
      throw node.error(
          "expected one product, found "
              + (found.isEmpty() ? "none" : found.size())
              + " (known: "
              + String.join(", ", ProductKind.keys())
              + ")");
    }
    return found.get(0);
  }

  private Account account(YamlNode node) {
    findings.onlyKeys(node, withSecret("token", "url", "user"));
    return new Account(
        findings.read(node, "url", Values::url).orElse(NOWHERE),
        findings.read(node, "user", Values::text).orElse(""),
        SecretParser.required(node, "token", findings));
  }

  /** The hook of a product that is polled, signed as that product signs. */
  private Hook hook(ProductKind kind, YamlNode source) {
    YamlNode node = findings.find(source, "hook").orElse(null);
    if (node == null) {
      return null;
    }
    findings.onlyKeys(node, withSecret("secret"));
    Secret secret = SecretParser.required(node, "secret", findings);
    return new Hook(
        kind == ProductKind.ZENDESK ? SignatureScheme.ZENDESK : SignatureScheme.HUB_SHA256, secret);
  }

  private Hook webhook(YamlNode node) {
    findings.onlyKeys(node, withSecret("secret", "signature"));
    return new Hook(
        findings
            .read(node, "signature", value -> value.oneOf(SignatureScheme.class))
            .orElse(SignatureScheme.BEARER),
        SecretParser.required(node, "secret", findings));
  }

  private DoorSettings door(YamlNode node) {
    findings.onlyKeys(node, "host", "port", "largest_bytes", "per_minute");
    DoorSettings usual = DoorSettings.USUAL;
    return new DoorSettings(
        findings.read(node, "host", Values::text, usual.host()),
        findings.read(node, "port", value -> value.integer(0, LARGEST_PORT), usual.port()),
        findings.read(
            node, "largest_bytes", value -> value.integer(1, LARGEST_BODY), usual.largestBytes()),
        findings.read(
            node, "per_minute", value -> value.integer(1, Integer.MAX_VALUE), usual.perMinute()));
  }

  private Path file(YamlNode node) {
    Path file = folder.resolve(Values.text(node));
    if (!Files.isRegularFile(file)) {
      throw node.error("there is no file " + file);
    }
    return file;
  }

  private static Duration length(YamlNode node) {
    return Duration.ofMillis(Values.length(node));
  }

  private static Instant instant(YamlNode node) {
    try {
      return Instant.parse(Values.text(node));
    } catch (DateTimeException e) {
      throw node.error("expected an instant such as 2026-01-01T00:00:00Z, found " + node.text());
    }
  }

  private static String[] withSecret(String secret, String... keys) {
    List<String> all = new ArrayList<>(List.of(keys));
    all.addAll(SecretParser.keys(secret));
    return all.toArray(String[]::new);
  }
}
