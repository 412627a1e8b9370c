package io.escalations.sources.app;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Sources;
import io.escalations.sources.config.SourcesFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reads help desks live: {@code --config servers.yaml --sources sources.yaml}; ends on SIGTERM.
 * When Kafka was away it begins again from what it has written.
 */
@Command(name = "sources", description = "Reads help desks live.", mixinStandardHelpOptions = true)
public final class SourcesServer implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(SourcesServer.class);
  private static final long TURN = 1_000;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(12);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Where the servers are.")
  private Path config;

  @Option(
      names = "--sources",
      required = true,
      paramLabel = "FILE",
      description = "Which help desks are read; from the next start on.")
  private Path sources;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile LiveSources live;

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new SourcesServer());
    command.setExecutionExceptionHandler(
        (problem, line, parsed) -> {
          if (!(problem instanceof UserError)) {
            throw problem;
          }
          line.getErr().println(problem.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Servers servers = Servers.read(config);
    SourcesFile file = new SourcesFile(sources);
    Sources read = file.read();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    try (LiveSources started =
        new LiveSources(servers.brokers(), read, file.secrets(), Clock.systemUTC()::millis)) {
      live = started;
      started.start();
      System.out.println("sources are ready" + door(started)); // the stack waits for it
      while (!started.awaitEnd(TURN)) {
        // on and on
      }
    } finally {
      ended.countDown();
    }
    return CommandLine.ExitCode.OK;
  }

  private static String door(LiveSources started) {
    return started.port().isEmpty() ? "" : ", door at port " + started.port().getAsInt();
  }

  private void close() {
    if (live != null) {
      live.end();
    }
    try {
      if (!ended.await(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("did not come to an end in time; what was under way is read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
