package io.escalations.cli.demo;

import io.escalations.importer.Importer;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.LocalStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What a demo replays, as case events in its own data directory: the bundled log, or generated
 * cases.
 */
public final class DemoLog {
  /** Marks a directory that a demo may delete. */
  private static final String MARK = "a-demo-may-delete-this";

  private final Path demo;
  private final Path mapping;
  private final Path data;

  /**
   * @param home the checkout
   * @param data the demo's data directory
   */
  public DemoLog(Path home, Path data) {
    demo = home.resolve("infra/demo");
    mapping = home.resolve("jobs/importer/mappings/servicenow.yaml");
    this.data = data;
  }

  /**
   * Stops what an earlier demo left and deletes its state.
   *
   * @throws UserError if the directory holds something that is not a demo's
   */
  public void beginAnew(LocalStack stack) throws IOException {
    if (Files.exists(data.resolve(MARK))) {
      stack.down();
      DataDirectory.delete(data);
    } else if (Files.isDirectory(data) && !isEmpty(data)) {
      throw new UserError(
          data + " holds data that is not a demo's: name another directory with --data");
    }
    Files.createDirectories(data);
    Files.createFile(data.resolve(MARK));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Maps the log into two files: what happened before an instant of event time, and what from then
   * on.
   */
  public void map(long instant) throws IOException {
    CaseEventParser parser = new CaseEventParser(false);
    try (OutputStream before = new GZIPOutputStream(Files.newOutputStream(atOnce()), 1 << 16);
        OutputStream after = new GZIPOutputStream(Files.newOutputStream(toWatch()), 1 << 16)) {
      new Importer(mapping)
          .run(
              demo.resolve("data/uci_incident_event_log.csv.gz"),
              (key, value) -> {
                OutputStream out =
                    parser.parse(key, value, 0).event().occurredAt() < instant ? before : after;
                out.write(value);
                out.write('\n');
              });
    }
  }

  /**
   * Writes generated cases into the same two files: what happened before an instant of event time,
   * and what from then on.
   */
  public void generate(long instant) throws IOException {
    try (OutputStream before = new GZIPOutputStream(Files.newOutputStream(atOnce()), 1 << 16);
        OutputStream after = new GZIPOutputStream(Files.newOutputStream(toWatch()), 1 << 16)) {
      GeneratedLog.write(instant, before, after);
    }
  }

  /** Goes through at full speed. */
  public Path atOnce() {
    return data.resolve("log-at-once.jsonl.gz");
  }

  /** Goes through at a pace one can watch. */
  public Path toWatch() {
    return data.resolve("log-to-watch.jsonl.gz");
  }

  /** What the bundled log's help desk is taken to have promised. */
  public List<Path> policies() {
    return List.of(demo.resolve("policy.yaml"));
  }

  /**
   * What customers of generated cases are promised; the second from the last quarter of 2025 on.
   */
  public List<Path> generatedPolicies() {
    return List.of(demo.resolve("generated-policy.yaml"), demo.resolve("generated-policy-2.yaml"));
  }

  /** A query whose one value is a sentence. */
  public Path findingQuery() {
    return demo.resolve("finding.sql");
  }

  /** The query that names a case worth seeing. */
  public Path caseQuery() {
    return demo.resolve("case-to-see.sql");
  }
}
