package io.escalations.cli;

import io.escalations.cli.accounting.Account;
import io.escalations.cli.accounting.OutcomeReader;
import io.escalations.cli.accounting.Refusal;
import io.escalations.cli.accounting.Refused;
import io.escalations.cli.imports.CheckReport;
import io.escalations.cli.imports.ImportReport;
import io.escalations.cli.replay.Coverage;
import io.escalations.cli.replay.EventPublisher;
import io.escalations.importer.EventSink;
import io.escalations.importer.ImportSummary;
import io.escalations.importer.Importer;
import io.escalations.importer.rule.RefusedMapping;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = "Maps a help-desk export to case events, in order of occurred_at and sequence.",
    footer = {
      "",
      "The mapping is a YAML file; docs/import.md describes it, jobs/importer/mappings has some.",
      "Exit code 3 when more rows and records were refused than --allow-refused, or warned of under"
          + " --strict; the others are delivered all the same.",
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Mixin private ServersOptions servers;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "How rows become events.")
  private Path mapping;

  @Parameters(paramLabel = "FILE", description = "The export; .csv or .csv.gz.")
  private Path export;

  @ArgGroup private Target target = new Target();

  @Spec private CommandSpec spec;

  /** Of what was published; null if nothing was. */
  private Account account;

  /** Standard output, unless one of these is given. */
  private static final class Target {
    @Option(
        names = "--to",
        paramLabel = "FILE",
        description =
            "Write the events there, one a line; .gz packs them (default: standard output).")
    private Path file;

    @Option(
        names = "--publish",
        description =
            "Publish the events to Kafka instead, and return when their outcomes are known.")
    private boolean publish;

    @Option(
        names = "--check",
        description = "Write nothing; print what is understood of the file: ten cases, states.")
    private boolean check;
  }

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description = "The export before this one: warn of facts that this one moved or left out.")
  private Path previous;

  @Option(names = "--strict", description = "Exit code 3 also when there are warnings.")
  private boolean strict;

  @Mixin private AllowRefusedOption allowRefused;

  @Override
  public Integer call() throws IOException {
    ImportSummary summary = deliver(importer());
    if (target.check) {
      new CheckReport(summary, spec.commandLine().getOut()).print();
    }
    new ImportReport(export, summary, reportTo()).print();
    long refused = summary.rows().refused();
    if (account != null) {
      reportTo().printf(Locale.ROOT, "sent %,d records%n", account.sent());
      account.print(reportTo());
      refused += account.refused();
    }
    boolean warned = strict && summary.warningsCount() > 0;
    return warned ? ExitCode.REFUSED : allowRefused.exitCode(refused);
  }

  /** Standard output is for events, unless there are none. */
  private PrintWriter reportTo() {
    return target.check ? spec.commandLine().getOut() : spec.commandLine().getErr();
  }

  private Importer importer() {
    try {
      return new Importer(mapping);
    } catch (RefusedMapping e) {
      throw refused(e);
    }
  }

  private ImportSummary deliver(Importer importer) throws IOException {
    try {
      if (target.check) {
        return importer.run(export, previous, (key, value) -> {});
      }
      if (target.publish) {
        return publish(importer);
      }
      return target.file != null ? write(importer, target.file) : print(importer);
    } catch (RefusedMapping e) {
      throw refused(e);
    }
  }

  /** Each finding on a line of its own. */
  private UserError refused(RefusedMapping mistakes) {
    PrintWriter err = spec.commandLine().getErr();
    mistakes.findings().forEach(err::println);
    int count = mistakes.findings().size();
    return new UserError(
        mapping + ": refused, with " + count + (count == 1 ? " finding" : " findings"), mistakes);
  }

  /** And waits until the outcome of every event is known. */
  private ImportSummary publish(Importer importer) throws IOException {
    Servers known = servers.servers();
    OutcomeReader outcomes = new AnalystClient(known.clickhouse()).outcomes();
    try (EventPublisher publisher = new EventPublisher(known.brokers());
        Coverage coverage = new Coverage(known.brokers(), () -> {})) {
      ImportSummary summary = importer.run(export, previous, publisher::publish);
      publisher.flush();
      coverage.awaitOutcomes();
      account =
          Account.ask(
              outcomes, publisher.sentEvents(), new TreeMap<>(), List.of(), ImportCommand::places);
      return summary;
    }
  }

  /** Events are sent in another order than that of the rows they come from. */
  private static List<Refused> places(List<Refusal> refusals) {
    return refusals.stream()
        .limit(Account.FIRST)
        .map(refusal -> new Refused(refusal.place(), refusal.reason(), refusal.detail()))
        .toList();
  }

  /** Under another name until it is whole: a file of that name is a complete one. */
  private ImportSummary write(Importer importer, Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw new UserError(directory + ": no such directory");
    }
    Path unfinished = Files.createTempFile(directory, file.getFileName() + ".", ".unfinished");
    try {
      ImportSummary summary;
      OutputStream plain = Files.newOutputStream(unfinished);
      try (OutputStream out =
          new BufferedOutputStream(
              file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, BUFFER) : plain,
              BUFFER)) {
        summary = importer.run(export, previous, lines(out));
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return summary;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private ImportSummary print(Importer importer) throws IOException {
    OutputStream out = new BufferedOutputStream(System.out, BUFFER);
    ImportSummary summary = importer.run(export, previous, lines(out));
    out.flush();
    if (System.out.checkError()) {
      throw new UserError("standard output was closed, or is full, before everything was written");
    }
    return summary;
  }

  private static EventSink lines(OutputStream out) {
    return (key, value) -> {
      out.write(value);
      out.write('\n');
    };
  }
}
