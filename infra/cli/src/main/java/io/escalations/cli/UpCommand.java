package io.escalations.cli;

import io.escalations.core.pattern.PatternRules;
import io.escalations.delivery.receivers.ReceiversFile;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.SourcesFile;
import io.escalations.sources.mapping.Mappings;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.LocalStack;
import io.escalations.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description =
        "Starts Kafka, ClickHouse, Flink with its jobs, the dashboards and, where receivers and"
            + " sources are named, the delivery of alerts and the reading of help desks; it leaves"
            + " alone what runs already.",
    footer = "Options that are not given keep the values of the last up on the same data.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {
  private static final Path NOBODY = Path.of("none");

  @Mixin private DataOption data;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Added to every port, to run beside another stack (default: 0).")
  private Integer portOffset;

  @Option(
      names = "--time",
      paramLabel = "live|data",
      description =
          "live: event time also follows the wall clock, and is never ahead of it (default). data:"
              + " it comes from records and heartbeats alone.")
  private TimeMode time;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "How many Flink TaskManagers (default: 1).")
  private Integer taskManagers;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      description =
          "How long the events of a case that is over stay in state, such as P400D; later ones are"
              + " folded with those read back (default: P400D).")
  private Duration retention;

  @Option(
      names = "--patterns",
      paramLabel = "FILE",
      description =
          "Rules for recurring issues. A copy is kept; it applies from the next start of the"
              + " analytics job (default: those that come with the product).")
  private Path patterns;

  @Option(
      names = "--receivers",
      paramLabel = "FILE",
      description =
          "Who is called for alerts; the file is read again while the stack runs. 'none': nobody,"
              + " from the next start on (default: nobody).")
  private Path receivers;

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description =
          "Which help desks are read. 'none': none, from the next start on (default: none).")
  private Path sources;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    DataDirectory directory = data.directory();
    if (patterns != null) {
      keepRules(directory);
    }
    new LocalStack(
            Home.current(),
            directory,
            options(StackOptions.read(directory)),
            spec.commandLine().getOut()::println)
        .up();
  }

  private StackOptions options(StackOptions last) {
    if (taskManagers != null && taskManagers < 1) {
      throw new UserError("--task-managers " + taskManagers + ": there must be one at least");
    }
    if (retention != null && retention.isNegative()) {
      throw new UserError("--retention " + retention + ": it cannot be negative");
    }
    return new StackOptions(
        portOffset != null ? portOffset : last.portOffset(),
        time != null ? time : last.time(),
        taskManagers != null ? taskManagers : last.taskManagers(),
        retention != null ? retention : last.retention(),
        receivers(last),
        sources(last));
  }

  /** One with a mistake is refused here: it would end the process that reads it. */
  private Path receivers(StackOptions last) {
    if (receivers == null) {
      return last.receivers();
    }
    if (receivers.equals(NOBODY)) {
      return null;
    }
    ReceiversFile file = new ReceiversFile(receivers);
    file.read();
    return file.path();
  }

  /** A mistake in it, or in a mapping that it names, is refused here. */
  private Path sources(StackOptions last) {
    if (sources == null) {
      return last.sources();
    }
    if (sources.equals(NOBODY)) {
      return null;
    }
    SourcesFile file = new SourcesFile(sources);
    file.read().byName().values().forEach(Mappings::of);
    return file.path();
  }

  private void keepRules(DataDirectory directory) {
    try {
      String text =
          PatternRules.resolve(
              patterns.toString(), Files.readString(patterns), new JollydayHolidays());
      PatternRules.parse(patterns.toString(), text);
      directory.prepare();
      Files.writeString(directory.patternsFile(), text);
    } catch (IOException e) {
      throw new UserError(
          patterns + " cannot be read, or kept in " + directory.root() + ": " + e.getMessage(), e);
    }
  }
}
