package io.escalations.cli;

import io.escalations.cli.replay.EventPublisher;
import io.escalations.importer.EventSink;
import io.escalations.importer.ImportSummary;
import io.escalations.importer.Importer;
import io.escalations.schemas.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "The mapping is a YAML file; docs/import.md describes it, jobs/importer/mappings has"
          + " some.",
      "Exit code 1 also when rows were refused; the others are delivered all the same.",
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

  /** Standard output, unless one of these is given. */
  private static final class Target {
    @Option(
        names = "--to",
        paramLabel = "FILE",
        description =
            "Write the events there, one a line; .gz packs them (default: standard output).")
    private Path file;

    @Option(names = "--publish", description = "Publish the events to Kafka instead.")
    private boolean publish;
  }

  @Override
  public Integer call() throws IOException {
    Importer importer = new Importer(mapping);
    ImportSummary summary =
        target.publish
            ? publish(importer)
            : target.file != null ? write(importer, target.file) : print(importer);
    report(summary);
    return summary.rowsRefused() == 0 ? 0 : 1;
  }

  private ImportSummary publish(Importer importer) throws IOException {
    try (EventPublisher publisher = new EventPublisher(servers.servers().brokers())) {
      ImportSummary summary = importer.run(export, publisher::publish);
      publisher.flush();
      return summary;
    }
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
        summary = importer.run(export, lines(out));
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
    ImportSummary summary = importer.run(export, lines(out));
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

  private void report(ImportSummary summary) {
    PrintWriter err = spec.commandLine().getErr();
    summary.firstRefusals().forEach(refusal -> err.println(export + ": " + refusal));
    if (summary.rowsRefused() > summary.firstRefusals().size()) {
      err.println("… and so on");
    }
    err.println(
        String.format(
            Locale.ROOT,
            "%,d rows mapped to %,d events, %,d rows refused",
            summary.rowsMapped(),
            summary.events(),
            summary.rowsRefused()));
    err.println(
        summary.eventsByType().entrySet().stream()
            .map(ImportCommand::count)
            .collect(Collectors.joining(", ")));
    err.flush();
  }

  private static String count(Map.Entry<?, Long> events) {
    return String.format(Locale.ROOT, "%,d %s", events.getValue(), events.getKey());
  }
}
