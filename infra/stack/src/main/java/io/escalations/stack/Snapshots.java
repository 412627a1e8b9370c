package io.escalations.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job can go on from: its checkpoints and savepoints on disk. */
record Snapshots(Path checkpoints, Path savepoints) {
  private static final String COMPLETE = "_metadata";
  private static final int DEEPEST = 3;

  static Snapshots of(DataDirectory data, FlinkJob job) {
    Path flink = data.of("flink");
    return new Snapshots(
        flink.resolve("checkpoints").resolve(job.jobName()),
        flink.resolve("savepoints").resolve(job.jobName()));
  }

  /**
   * The newest that is complete: the folder of one in the middle of which Flink was killed has no
   * metadata.
   */
  Optional<Path> newest() {
    return Stream.of(checkpoints, savepoints)
        .filter(Files::isDirectory)
        .flatMap(Snapshots::complete)
        .max(Comparator.comparing(Snapshots::modified))
        .map(Path::getParent);
  }

  /**
   * Whether Flink is to own what the job goes on from. A checkpoint: yes, so that it is deleted
   * once the job has a later one of its own; until then it can be claimed again. A savepoint: no.
   * Its files have names relative to it, which the checkpoints that go on using a claimed one write
   * down as relative to themselves, and then cannot be restored.
   */
  String claimMode(Path snapshot) {
    return snapshot.startsWith(savepoints) ? "NO_CLAIM" : "CLAIM";
  }

  /** Deletes all but this savepoint, which holds everything by itself. */
  void keepOnly(Path savepoint) {
    DataDirectory.delete(checkpoints);
    try (Stream<Path> folders = Files.list(savepoints)) {
      folders.filter(folder -> !folder.equals(savepoint)).toList().forEach(DataDirectory::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> complete(Path directory) {
    try (Stream<Path> files =
        Files.find(directory, DEEPEST, (file, attributes) -> file.endsWith(COMPLETE))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
