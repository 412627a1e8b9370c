package io.escalations.cli;

import io.escalations.cli.demo.DemoLog;
import io.escalations.cli.demo.GeneratedLog;
import io.escalations.cli.replay.Pace;
import io.escalations.cli.replay.Replay;
import io.escalations.cli.replay.ReplayProgress;
import io.escalations.cli.replay.ReplayRequest;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.LocalStack;
import io.escalations.stack.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The main job on this machine, from nothing: real parts, the bundled real log, a page to watch.
 */
@Command(
    name = "demo",
    description =
        "Replays the bundled real help-desk log through the real parts, on a data directory of its"
            + " own.",
    footer = {
      "",
      "The log up to a Monday (23 May 2016; of generated cases 9 February 2026) goes through at"
          + " full speed, what follows at a pace to watch.",
      "Ctrl-C stops everything. The next demo starts from the beginning.",
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** The busiest day of the log's last busy weeks, at the start of its working hours. */
  private static final long WATCH_FROM = Times.parse("2016-05-23T08:00:00Z");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the demo keeps its state (default: .data/demo in the checkout).")
  private Path data;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Added to every port, to run beside another stack (default: ${DEFAULT-VALUE}).")
  private int portOffset;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How many times faster than the wall clock data time runs while one watches (default:"
              + " ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--exit",
      description = "Replay the whole log at full speed, then stop everything.")
  private boolean exit;

  @Option(
      names = "--generated",
      description =
          "Replay made-up cases instead, for what the real log lacks: ratings, tiers, answers,"
              + " failed attempts. The reports say that they are not real.")
  private boolean generated;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(speed > 0 && Double.isFinite(speed))) {
      throw new UserError("--speed " + speed + ": expected a number above 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    Home home = Home.current();
    DataDirectory directory =
        new DataDirectory(data != null ? data : home.root().resolve(".data/demo"));
    LocalStack stack =
        new LocalStack(
            home,
            directory,
            new StackOptions(portOffset, TimeMode.DATA, 1, StackOptions.RETENTION, null, null),
            out::println);
    DemoLog log = new DemoLog(home.root(), directory.root());
    log.beginAnew(stack);
    Thread stopper = new Thread(stack::down, "stop the demo");
    Runtime.getRuntime().addShutdownHook(stopper);
    stack.up();
    long watchFrom = generated ? GeneratedLog.WATCH_FROM : WATCH_FROM;
    long atOnce = exit ? Long.MAX_VALUE : watchFrom;
    if (generated) {
      out.println("making up cases: none of them is real");
      log.generate(atOnce);
    } else {
      out.println("mapping the bundled log (CC BY 4.0, see infra/demo/data/README.md)");
      log.map(atOnce);
    }
    replay(
        stack.servers(),
        new ReplayRequest(
            List.of(log.atOnce()),
            generated ? log.generatedPolicies() : log.policies(),
            Pace.max(),
            null,
            false,
            true));
    out.println();
    out.println("The first finding: " + answer(stack.servers(), log.findingQuery()));
    out.println();
    toSee(stack.servers(), log).forEach(out::println);
    if (!exit) {
      out.printf(
          Locale.ROOT,
          "From %s on, %s times as fast as it was. Ctrl-C stops everything.%n",
          Times.format(watchFrom),
          number(speed));
      out.flush();
      replay(
          stack.servers(),
          new ReplayRequest(
              List.of(log.toWatch()),
              List.of(),
              Pace.timesFrom(watchFrom, speed),
              null,
              false,
              true));
      out.println("The log is at its end; the stack stays up until Ctrl-C.");
      out.flush();
      awaitInterrupt();
    }
    return 0;
  }

  private ReplayProgress replay(Servers servers, ReplayRequest request) throws IOException {
    ProgressLine line = new ProgressLine(spec.commandLine().getOut());
    try (Replay replay = new Replay(servers, request, line)) {
      ReplayProgress progress = replay.run();
      line.end();
      return progress;
    }
  }

  /** Three addresses, each with what is to be seen there. */
  private static List<String> toSee(Servers servers, DemoLog log) throws IOException {
    String pages = servers.dashboards();
    return List.of(
        pages + "/",
        "    What is breached and due now, and whether this is worse than a week ago.",
        pages + "/quarters",
        "    What changed since the last quarter, which promise is at risk, and since when.",
        pages + "/cases/" + answer(servers, log.caseQuery()),
        "    One case on one axis: why each of its clocks is in its state.",
        "");
  }

  private static String answer(Servers servers, Path query) throws IOException {
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    new AnalystClient(servers.clickhouse()).query(Files.readString(query), "TSVRaw", found);
    return found.toString(StandardCharsets.UTF_8).strip();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static void awaitInterrupt() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
