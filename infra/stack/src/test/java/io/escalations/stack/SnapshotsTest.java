package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  @TempDir private Path directory;
  private Snapshots snapshots;

  @BeforeEach
  void create() {
    snapshots = Snapshots.of(new DataDirectory(directory), FlinkJob.TIMELINE);
  }

  @Test
  void areNoneAtFirst() {
    assertThat(snapshots.newest()).isEmpty();
  }

  @Test
  void oneInTheMiddleOfWhichFlinkWasKilledDoesNotCount() throws IOException {
    Path complete = complete(snapshots.checkpoints().resolve("job/chk-9"), 1);
    Files.createDirectories(snapshots.checkpoints().resolve("job/chk-10"));

    assertThat(snapshots.newest()).contains(complete);
  }

  @Test
  void areComparedByTimeNotByNumber() throws IOException {
    complete(snapshots.checkpoints().resolve("first/chk-900"), 1);
    Path later = complete(snapshots.checkpoints().resolve("second/chk-3"), 2);

    assertThat(snapshots.newest()).contains(later);

    Path savepoint = complete(snapshots.savepoints().resolve("savepoint-1"), 3);

    assertThat(snapshots.newest()).contains(savepoint);
    assertThat(snapshots.claimMode(later)).isEqualTo("CLAIM");
    assertThat(snapshots.claimMode(savepoint)).isEqualTo("NO_CLAIM");
  }

  @Test
  void leaveRoomOnceASavepointHoldsEverything() throws IOException {
    complete(snapshots.checkpoints().resolve("job/chk-9"), 1);
    complete(snapshots.savepoints().resolve("savepoint-1"), 2);
    Path kept = complete(snapshots.savepoints().resolve("savepoint-2"), 3);

    snapshots.keepOnly(kept);

    assertThat(snapshots.checkpoints()).doesNotExist();
    assertThat(snapshots.savepoints()).isDirectoryContaining(kept::equals);
    assertThat(snapshots.savepoints().resolve("savepoint-1")).doesNotExist();
  }

  private static Path complete(Path snapshot, long second) throws IOException {
    Files.createDirectories(snapshot);
    Path metadata = Files.createFile(snapshot.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(second * 1000));
    return snapshot;
  }
}
