package io.escalations.cli;

import io.escalations.importer.record.RecordMapper;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Source;
import io.escalations.sources.http.HttpApi;
import io.escalations.sources.mapping.Mappings;
import io.escalations.sources.preview.Preview;
import io.escalations.sources.preview.PreviewTable;
import io.escalations.sources.preview.PreviewedCase;
import io.escalations.sources.product.Products;
import io.escalations.sources.product.SourceProblem;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "connect",
    description =
        "Shows what would become of the tickets that changed last in a help desk; nothing is"
            + " written anywhere.",
    footer = {
      "",
      "Exit 0 all was mapped, 1 the help desk did not answer, 3 something was refused."
    },
    mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {
  @Mixin private SourceOptions source;

  @Option(
      names = "--dry-run",
      required = true,
      description = "Read the last tickets, and print what would become of them.")
  @SuppressWarnings("UnusedVariable") // it must be there: without it nothing is done
  private boolean dryRun;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many tickets (default: 100).")
  private int tickets;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (tickets < 1) {
      throw new UserError("--tickets " + tickets + ": there must be one at least");
    }
    Source wanted = source.source();
    RecordMapper mapper = Mappings.of(wanted);
    Clock clock = Clock.systemUTC();
    HttpApi api = new HttpApi(wanted.kind(), wanted.account(), source.secrets(), clock::millis);
    PrintWriter out = spec.commandLine().getOut();
    PreviewTable table = new PreviewTable(out);
    table.head();
    try {
      List<PreviewedCase> cases =
          new Preview(Products.of(wanted), api, mapper).read(tickets, clock.millis(), table::line);
      return table.summary(cases) > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    } catch (SourceProblem e) {
      throw new UserError(wanted.name() + ": " + e.getMessage(), e);
    }
  }
}
