package io.escalations.cli;

import io.escalations.history.compaction.Compaction;
import io.escalations.history.compaction.CompactionReport;
import io.escalations.history.compaction.FileOperations;
import io.escalations.history.compaction.LocalLake;
import io.escalations.schemas.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compact",
    description =
        "Merges small files of the lake into few, sorted by case and with statistics, so that a"
            + " quarter, a day or a case is found without reading everything.",
    footer = {
      "",
      "A running stack does it by itself once an hour. It may be killed at any time: each quarter"
          + " of a table has its old files or its new ones.",
      "Exit code 3 if a folder was left as it is, since a file in it is damaged or of another kind."
    },
    mixinStandardHelpOptions = true)
final class CompactCommand implements Callable<Integer> {
  /** A verification of years reads for so long. */
  private static final Duration READERS_PATIENCE = Duration.ofMinutes(10);

  @Mixin private ServersOptions servers;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A lake (default: that of the local stack, or of the servers file).")
  private Path directory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CompactionReport report = Compaction.run(lake(), READERS_PATIENCE, FileOperations.POSIX);
    PrintWriter err = spec.commandLine().getErr();
    report.problems().forEach(problem -> err.println("left as it is: " + problem));
    err.flush();
    spec.commandLine().getOut().println(report.text());
    spec.commandLine().getOut().flush();
    return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private Path lake() {
    if (directory != null) {
      return directory;
    }
    String lake = servers.servers().lake();
    if (lake == null) {
      throw new UserError("the servers file names no lake: name its directory");
    }
    return LocalLake.of(lake)
        .orElseThrow(
            () -> new UserError(lake + ": only a lake on a local disk is compacted; name a copy"));
  }
}
