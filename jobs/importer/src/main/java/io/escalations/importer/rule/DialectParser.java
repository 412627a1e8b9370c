package io.escalations.importer.rule;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.csv.Dialect.ShortRows;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** Reads {@code csv}: how the file is written. */
final class DialectParser {
  private final Findings findings;

  DialectParser(Findings findings) {
    this.findings = findings;
  }

  Dialect parse(YamlNode csv) {
    findings.onlyKeys(
        csv,
        "delimiter",
        "quote",
        "escape",
        "encoding",
        "trim",
        "short_rows",
        "skip_lines",
        "columns");
    Dialect usual = Dialect.USUAL;
    return new Dialect(
        findings.check(
            () -> csv.find("delimiter").map(DialectParser::delimiter).orElse(null), null),
        findings.check(() -> quote(csv), '"'),
        findings.check(() -> csv.find("escape").map(DialectParser::character).orElse(null), null),
        findings.check(
            () -> csv.find("encoding").map(DialectParser::charset).orElse(usual.encoding()),
            usual.encoding()),
        findings.check(() -> csv.find("trim").map(YamlNode::bool).orElse(true), true),
        findings.check(
            () ->
                csv.find("short_rows")
                    .map(node -> Yaml.oneOf(node, ShortRows.class, "warn", "accept", "refuse"))
                    .orElse(usual.shortRows()),
            usual.shortRows()),
        findings.check(
            () -> csv.find("skip_lines").map(node -> node.integer(0, 1_000)).orElse(null), null),
        findings.check(() -> csv.find("columns").map(DialectParser::columns).orElse(null), null));
  }

  private static List<String> columns(YamlNode node) {
    return node.items().stream().map(YamlNode::text).toList();
  }

  private static Character quote(YamlNode csv) {
    YamlNode quote = csv.find("quote").orElse(null);
    if (quote == null) {
      return '"';
    }
    return quote.text().equals("none") ? null : character(quote);
  }

  private static String delimiter(YamlNode node) {
    return switch (node.text()) {
      case "" -> throw node.error("expected a delimiter such as ; or tab, found nothing");
      case "tab", "\\t" -> "\t";
      default -> node.text();
    };
  }

  private static Character character(YamlNode node) {
    if (node.text().length() != 1) {
      throw node.error("expected one character, found '" + node.text() + "'");
    }
    return node.text().charAt(0);
  }

  private static Charset charset(YamlNode node) {
    try {
      return Charset.forName(node.text());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw node.error(
          "expected an encoding such as UTF-8 or windows-1252, found '" + node.text() + "'");
    }
  }
}
