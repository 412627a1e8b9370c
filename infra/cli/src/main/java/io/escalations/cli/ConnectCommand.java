package io.escalations.cli;

import io.escalations.importer.record.RecordMapper;
import io.escalations.schemas.UserError;
import io.escalations.sources.app.LiveSources;
import io.escalations.sources.config.DoorSettings;
import io.escalations.sources.config.Source;
import io.escalations.sources.config.Sources;
import io.escalations.sources.http.HttpApi;
import io.escalations.sources.mapping.Mappings;
import io.escalations.sources.preview.PatientApi;
import io.escalations.sources.preview.Preview;
import io.escalations.sources.preview.PreviewTable;
import io.escalations.sources.preview.PreviewedCase;
import io.escalations.sources.product.Products;
import io.escalations.sources.product.SourceProblem;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "connect",
    description =
        "Reads a help desk live, its history first, until it is ended; --dry-run shows what would"
            + " become of the tickets that changed last.",
    footer = {
      "",
      "Exit 0 all was mapped, 1 the help desk did not answer, 3 something was refused."
    },
    mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {
  private static final long PROGRESS_EVERY = 2_000;

  @Mixin private ServersOptions servers;
  @Mixin private SourceOptions source;

  @Option(
      names = "--dry-run",
      description = "Only read the last tickets, and print what would become of them.")
  private boolean dryRun;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many tickets the dry run reads (default: 100).")
  private int tickets;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Source wanted = source.source();
    if (dryRun) {
      return preview(wanted);
    }
    Sources one = new Sources(Map.of(wanted.name(), wanted.withoutHook()), DoorSettings.USUAL);
    SourcesStatus status = new SourcesStatus(servers.servers().brokers(), out());
    try (LiveSources live =
        new LiveSources(
            servers.servers().brokers(), one, source.secrets(), Clock.systemUTC()::millis)) {
      live.start();
      out().println("reading " + wanted.name() + "; Ctrl-C ends it, and it goes on from there");
      while (!live.awaitEnd(PROGRESS_EVERY)) {
        status.printChanges(wanted.name());
      }
    }
    return ExitCode.DONE;
  }

  private int preview(Source wanted) {
    if (tickets < 1) {
      throw new UserError("--tickets " + tickets + ": there must be one at least");
    }
    RecordMapper mapper = Mappings.of(wanted);
    Clock clock = Clock.systemUTC();
    HttpApi api = new HttpApi(wanted.kind(), wanted.account(), source.secrets(), clock::millis);
    PatientApi patient =
        new PatientApi(api, time -> Thread.sleep(time.toMillis()), this::printWaiting);
    PreviewTable table = new PreviewTable(out());
    table.head();
    try {
      List<PreviewedCase> cases =
          new Preview(Products.of(wanted), patient, mapper)
              .read(tickets, clock.millis(), table::line);
      return table.summary(cases) > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    } catch (SourceProblem e) {
      throw new UserError(wanted.name() + ": " + e.getMessage(), e);
    }
  }

  private void printWaiting(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
