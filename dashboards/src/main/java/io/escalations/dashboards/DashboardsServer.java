package io.escalations.dashboards;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serves the pages on loopback: reads ClickHouse as the viewer, follows the pipeline's topics,
 * pushes what changes. {@code --config servers.yaml --port 18080}; ends on SIGTERM.
 */
@Command(
    name = "dashboards",
    description = "Serves the dashboards on this machine.",
    mixinStandardHelpOptions = true)
public final class DashboardsServer implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DashboardsServer.class);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Where the servers are.")
  private Path config;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "N",
      description = "Port to listen on, on loopback.")
  private int port;

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new DashboardsServer());
    command.setExecutionExceptionHandler(
        (problem, line, parsed) -> {
          if (!(problem instanceof UserError)) {
            throw problem;
          }
          line.getErr().println(problem.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    int exit = command.execute(arguments);
    if (exit != CommandLine.ExitCode.OK) {
      System.exit(exit);
    }
  }

  @Override
  public Integer call() {
    Dashboards dashboards =
        Dashboards.start(Servers.read(config), config.toAbsolutePath().normalize(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(dashboards::close, "stop"));
    LOG.info("serving {}", dashboards.address());
    return CommandLine.ExitCode.OK;
  }
}
