package io.escalations.cli;

import io.escalations.cli.policy.PolicyReport;
import io.escalations.cli.policy.SeenValues;
import io.escalations.cli.replay.Policy;
import io.escalations.core.policy.CheckedPolicy;
import io.escalations.core.policy.RefusedPolicy;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Says everything that is wrong with a policy file, each with file, line, key and reason; of"
            + " a good one, what it means.",
    footer = {
      "",
      "Where a stack runs, the values that rules ask for are compared with those that events had.",
      "Exit 0 good, 1 refused, 3 good but warned of under --strict."
    },
    mixinStandardHelpOptions = true)
final class PolicyCheckCommand implements Callable<Integer> {
  private static final int WARNED = 3;

  @Mixin private ServersOptions options;

  @Parameters(paramLabel = "P.yaml", description = "The policy file.")
  private Path file;

  @Option(names = "--strict", description = "Exit 3 where there is anything to warn of.")
  private boolean strict;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CheckedPolicy checked = read();
    SlaPolicy policy = checked.policy();
    int rules = policy.rulesByClock().values().stream().mapToInt(List::size).sum();
    out.printf(
        Locale.ROOT,
        "%s: version %s is good: %d rules for %s%n",
        file,
        policy.version(),
        rules,
        String.join(", ", policy.rulesByClock().keySet()));
    PolicyReport.of(checked, LocalDate.now(Clock.systemUTC()), new JollydayHolidays())
        .forEach(out::println);
    List<String> unseen = unseen(checked, out);
    out.flush();
    return strict && !(checked.warnings().isEmpty() && unseen.isEmpty()) ? WARNED : 0;
  }

  private CheckedPolicy read() {
    try {
      return Policy.check(file);
    } catch (RefusedPolicy e) {
      PrintWriter err = spec.commandLine().getErr();
      e.findings().forEach(err::println);
      throw new UserError(
          file
              + ": refused, with "
              + e.findings().size()
              + (e.findings().size() == 1 ? " finding" : " findings"),
          e);
    }
  }

  /** That a policy is good does not hang on whether there is somebody to ask. */
  private List<String> unseen(CheckedPolicy checked, PrintWriter out) {
    SeenValues values = new SeenValues(checked);
    List<String> unseen = List.of();
    out.println();
    try {
      unseen = values.unseen(this::query);
      out.println(
          unseen.isEmpty()
              ? "Every value that rules ask for, some event has had."
              : "Values that no event has had");
      unseen.forEach(line -> out.println("  " + line));
    } catch (UserError e) {
      out.println("Values are not compared with those of events: " + e.getMessage());
    }
    if (values.personal() > 0) {
      out.printf(
          Locale.ROOT,
          "Not compared, since they may be personal data: %d of account, customer and"
              + " attributes.%n",
          values.personal());
    }
    return unseen;
  }

  private String query(String sql, Map<String, String> parameters) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    new AnalystClient(options.servers().clickhouse()).query(sql, parameters, "JSONEachRow", rows);
    return rows.toString(StandardCharsets.UTF_8);
  }
}
