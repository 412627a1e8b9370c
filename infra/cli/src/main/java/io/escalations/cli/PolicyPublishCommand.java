package io.escalations.cli;

import io.escalations.cli.replay.Policy;
import io.escalations.cli.replay.PublishedPolicies;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "publish",
    description =
        "Puts a version into force at its effective_from, and returns when the job has it.",
    footer = {
      "",
      "The same file again changes nothing. A version that stands with other content is refused."
    },
    mixinStandardHelpOptions = true)
final class PolicyPublishCommand implements Runnable {
  private static final String OPEN =
      "SELECT count() FROM cases WHERE status IN ('OPEN', 'WAITING')";

  @Mixin private ServersOptions options;

  @Parameters(paramLabel = "P.yaml", description = "The policy file.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Policy policy = Policy.read(file);
    Servers servers = options.servers();
    boolean isNew = PublishedPolicies.publish(servers.brokers(), policy);
    PrintWriter out = spec.commandLine().getOut();
    if (!isNew) {
      out.printf("version %s was in force already: nothing has changed%n", policy.version());
      return;
    }
    boolean migrate = policy.parsed().migrate();
    String from = Times.format(policy.parsed().effectiveFrom());
    out.printf(
        "version %s is in force: it rules clocks that start from %s on%s%n",
        policy.version(), from, migrate ? ", and moves those that run then" : "");
    if (servers.clickhouse().url() != null) {
      out.println(
          openCases(
              servers,
              migrate
                  ? OPEN
                  : OPEN
                      + " AND opened_at >= toDateTime64('"
                      + from.replace("Z", "")
                      + "', 3, 'UTC')"));
    }
  }

  /** That it is in force does not hang on whether they can be counted. */
  private static String openCases(Servers servers, String query) {
    ByteArrayOutputStream count = new ByteArrayOutputStream();
    try {
      new AnalystClient(servers.clickhouse()).query(query, "TSV", count);
      return "cases now open that it rules: " + count.toString(StandardCharsets.UTF_8).strip();
    } catch (UserError e) {
      return "cases now open that it rules: not known (" + e.getMessage() + ")";
    }
  }
}
