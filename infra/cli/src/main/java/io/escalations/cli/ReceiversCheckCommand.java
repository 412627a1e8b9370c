package io.escalations.cli;

import io.escalations.core.policy.SlaPolicy;
import io.escalations.delivery.receivers.CheckedReceivers;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Says everything that is wrong with a receivers file, each with file, line, key and reason;"
            + " of a good one, who is called. Nobody is called by it.",
    footer = {
      "",
      "Where a stack runs, the calendars that routes name are looked for in the policy in force.",
      "Exit 0 good, 1 refused, 3 good but warned of under --strict."
    },
    mixinStandardHelpOptions = true)
final class ReceiversCheckCommand implements Callable<Integer> {
  private static final Duration POLICIES_WITHIN = Duration.ofSeconds(5);

  @Mixin private ServersOptions servers;
  @Mixin private ReceiversOption receivers;

  @Option(names = "--strict", description = "Exit 3 where there is anything to warn of.")
  private boolean strict;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CheckedReceivers checked = receivers.read(spec.commandLine().getErr());
    out.printf(
        Locale.ROOT,
        "%s is good: %d receivers, %d routes%n",
        receivers.file().path().getFileName(),
        checked.receivers().byName().size(),
        checked.receivers().routes().size());
    for (Receiver receiver : checked.receivers().byName().values()) {
      out.printf("  %s: %s%n", receiver.name(), receiver.kind().name().toLowerCase(Locale.ROOT));
    }
    List<String> warnings = new ArrayList<>(checked.warnings());
    warnings.addAll(unknownCalendars(checked, out));
    warnings.forEach(warning -> out.println("warning: " + warning));
    out.flush();
    return strict && !warnings.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
  }

  /** That the file is good does not hang on whether there is somebody to ask. */
  private List<String> unknownCalendars(CheckedReceivers checked, PrintWriter out) {
    if (checked.calendars().isEmpty()) {
      return List.of();
    }
    try (StoredPolicies policies =
        new StoredPolicies(servers.servers().brokers(), POLICIES_WITHIN)) {
      SlaPolicy policy = policies.versions().inForceAt(Clock.systemUTC().millis());
      Set<String> known = policy == null ? Set.of() : policy.calendars().keySet();
      return checked.calendars().entrySet().stream()
          .filter(calendar -> !known.contains(calendar.getKey()))
          .map(
              calendar ->
                  calendar.getValue()
                      + " is no calendar of the policy in force, so people are called at any hour")
          .toList();
    } catch (UserError e) {
      out.println("Calendars are not compared with those of the policy: " + e.getMessage());
      return List.of();
    }
  }
}
