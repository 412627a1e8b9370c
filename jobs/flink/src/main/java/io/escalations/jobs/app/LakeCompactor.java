package io.escalations.jobs.app;

import io.escalations.history.compaction.Compaction;
import io.escalations.history.compaction.CompactionReport;
import io.escalations.history.compaction.FileOperations;
import io.escalations.history.compaction.LocalLake;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compacts the lake of a running stack now and then. It is a process of its own, since it needs
 * memory while it merges. One that fails is tried again at the next time.
 */
@Command(name = "LakeCompactor", mixinStandardHelpOptions = true)
public final class LakeCompactor implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(LakeCompactor.class);

  @Option(names = "--config", required = true, description = "where the lake is")
  private Path config;

  @Option(
      names = "--every",
      defaultValue = "PT1H",
      description = "so long after the one before (default: ${DEFAULT-VALUE})")
  private Duration every;

  public static void main(String[] args) {
    System.exit(new CommandLine(new LakeCompactor()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    String place = Servers.read(config).lake();
    Path lake =
        LocalLake.of(place)
            .orElseThrow(() -> new UserError(place + ": only a lake on a local disk is compacted"));
    LOG.info("compacts {} every {}", lake, every);
    while (true) {
      Thread.sleep(every.toMillis());
      if (Files.isDirectory(lake)) {
        compact(lake);
      }
    }
  }

  private void compact(Path lake) {
    try {
      CompactionReport report = Compaction.run(lake, every, FileOperations.POSIX);
      LOG.info("{}", report.text());
      report.problems().forEach(problem -> LOG.warn("left as it is: {}", problem));
    } catch (UserError e) {
      LOG.warn("{}; tries again in {}", e.getMessage(), every);
    } catch (RuntimeException e) {
      LOG.error("{} could not be compacted; tries again in {}", lake, every, e);
    }
  }
}
