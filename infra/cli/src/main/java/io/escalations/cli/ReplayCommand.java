package io.escalations.cli;

import io.escalations.cli.accounting.Account;
import io.escalations.cli.accounting.OutcomeReader;
import io.escalations.cli.replay.Pace;
import io.escalations.cli.replay.RefreshedTables;
import io.escalations.cli.replay.Replay;
import io.escalations.cli.replay.ReplayRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "replay",
    description =
        "Publishes case events to Kafka, in the order of the files, and ends with heartbeats on"
            + " every partition.",
    footer = {
      "",
      "Lines that are no events are published as they are: the pipeline refuses, counts and shows"
          + " them. With --wait it is asked what became of each record.",
      "Exit code 3 if anything was refused; duplicates and late events change nothing.",
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Mixin private ServersOptions servers;

  @Mixin private AllowRefusedOption allowRefused;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Case events, one JSON object a line; .jsonl or .jsonl.gz.")
  private List<Path> files;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "A policy to put into force first; may be repeated. Without any policy there are no"
              + " clocks.")
  private List<Path> policies = List.of();

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "max",
      converter = Speed.class,
      description =
          "How many times faster than the wall clock data time runs (default: ${DEFAULT-VALUE}).")
  private Pace pace;

  @Option(
      names = "--advance-to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Event time at the end, such as 2016-06-01T00:00:00Z (default: the greatest"
              + " occurred_at).")
  private Long advanceTo;

  private enum Alerts {
    SENT,
    RECORDED
  }

  @Option(
      names = "--alerts",
      paramLabel = "sent|recorded",
      defaultValue = "sent",
      description =
          "'recorded' marks alerts that were due by now as history, not to be sent on (default:"
              + " ${DEFAULT-VALUE}).")
  private Alerts alerts;

  @Option(names = "--wait", description = "Return when every table and alert derived can be read.")
  private boolean wait;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReplayRequest request =
        new ReplayRequest(files, policies, pace, advanceTo, alerts == Alerts.RECORDED, wait);
    OutcomeReader outcomes =
        wait ? new AnalystClient(servers.servers().clickhouse()).outcomes() : null;
    ProgressLine line = new ProgressLine(spec.commandLine().getErr());
    try (Replay replay = new Replay(servers.servers(), request, line)) {
      replay.run();
      line.end();
      if (wait) {
        RefreshedTables.refresh(servers.servers().clickhouse());
      }
      return report(replay, outcomes);
    }
  }

  /**
   * @param outcomes null if nobody waited for them
   */
  private int report(Replay replay, OutcomeReader outcomes) throws IOException {
    Account account = replay.account(outcomes);
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        String.format(
            Locale.ROOT,
            "read %,d lines, sent %,d records%s",
            replay.read().lines(),
            account.sent(),
            replay.read().heartbeats() == 0
                ? ""
                : String.format(Locale.ROOT, " and %,d heartbeats", replay.read().heartbeats())));
    account.print(err);
    return allowRefused.exitCode(account.refused());
  }

  /** {@code max} or a number above 0. */
  private static final class Speed implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
      if (text.equals("max")) {
        return Pace.max();
      }
      return number(text)
          .filter(speed -> speed > 0 && Double.isFinite(speed))
          .map(Pace::times)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is neither max nor a number above 0"));
    }

    private static Optional<Double> number(String text) {
      try {
        return Optional.of(Double.valueOf(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
