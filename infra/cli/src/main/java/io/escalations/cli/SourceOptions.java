package io.escalations.cli;

import io.escalations.remote.Secret;
import io.escalations.remote.SecretFiles;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Source;
import io.escalations.sources.config.SourcesFile;
import io.escalations.sources.config.SourcesParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which help desk is meant: one of a sources file, or a product and its account. */
final class SourceOptions {
  @Parameters(
      paramLabel = "SOURCE",
      description = "zendesk or jira; with --sources the name of a source in that file.")
  private String name;

  @Option(names = "--sources", paramLabel = "FILE", description = "A sources file.")
  private Path sources;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the account, such as https://acme.zendesk.com.")
  private String url;

  @Option(names = "--user", paramLabel = "EMAIL", description = "Whose token it is.")
  private String user;

  @Option(names = "--token-file", paramLabel = "FILE", description = "File that holds the token.")
  private Path tokenFile;

  @Option(
      names = "--token-env",
      paramLabel = "NAME",
      description = "Environment variable that holds the token.")
  private String tokenVariable;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How records become events (default: the one shipped for the product).")
  private Path mapping;

  /**
   * @throws UserError if there is no such source, or something is missing
   */
  Source source() {
    Source source = sources != null ? ofFile() : ofOptions();
    if (!source.kind().isPolled()) {
      throw new UserError(name + " only sends webhooks: there is nothing to ask");
    }
    return source;
  }

  Secret.Store secrets() {
    return sources != null
        ? new SourcesFile(sources).secrets()
        : new SecretFiles(Path.of("").toAbsolutePath(), System::getenv);
  }

  private Source ofFile() {
    Source source = new SourcesFile(sources).read().byName().get(name);
    if (source == null) {
      throw new UserError(sources + " names no source '" + name + "'");
    }
    return source;
  }

  /** The same checks as those of a file. */
  private Source ofOptions() {
    List<String> account = new ArrayList<>();
    add(account, "url", url);
    add(account, "user", user);
    add(account, "token_file", tokenFile);
    add(account, "token_env", tokenVariable);
    String text =
        "sources: {"
            + name
            + ": {"
            + name
            + ": {"
            + String.join(", ", account)
            + "}"
            + (mapping == null ? "" : ", mapping: " + quoted(mapping))
            + "}}";
    return SourcesParser.parse("the options", text, Path.of("").toAbsolutePath())
        .byName()
        .get(name);
  }

  private static void add(List<String> account, String key, Object value) {
    if (value != null) {
      account.add(key + ": " + quoted(value));
    }
  }

  private static String quoted(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }
}
