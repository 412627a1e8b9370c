package io.escalations.jobs.lake;

import io.escalations.history.compaction.LakeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files on a local disk that a compaction may merge. Flink's sink writes and commits them in a
 * hidden folder; each committed file is then moved to its visible one. A compaction exchanges
 * visible folders, so whatever is written or waits for its checkpoint must stand elsewhere, and
 * files are moved only while no folder is exchanged.
 *
 * <p>A commit that is repeated after a kill moves what was not moved.
 */
final class PublishedFiles<T>
    implements Sink<T>,
        SupportsWriterState<T, FileWriterBucketState>,
        SupportsCommitter<FileSinkCommittable> {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FileSink<T> files;
  private final String lake;
  private final String hidden;

  /**
   * @param files below the hidden folder
   * @param hidden laid out as the lake, and in it
   */
  PublishedFiles(FileSink<T> files, Path lake, Path hidden) {
    this.files = files;
    this.lake = lake.toString();
    this.hidden = hidden.toString();
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return files.createWriter(context);
  }

  @Override
  public StatefulSinkWriter<T, FileWriterBucketState> restoreWriter(
      WriterInitContext context, Collection<FileWriterBucketState> state) throws IOException {
    return files.restoreWriter(context, state);
  }

  @Override
  public SimpleVersionedSerializer<FileWriterBucketState> getWriterStateSerializer() {
    return files.getWriterStateSerializer();
  }

  @Override
  public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new Publisher(files.createCommitter(context), Path.of(lake), Path.of(hidden));
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
    return files.getCommittableSerializer();
  }

  /** See {@link PublishedFiles}. */
  private record Publisher(Committer<FileSinkCommittable> files, Path lake, Path hidden)
      implements Committer<FileSinkCommittable> {
    @Override
    public void commit(Collection<CommitRequest<FileSinkCommittable>> requests)
        throws IOException, InterruptedException {
      List<FileSinkCommittable> committed =
          requests.stream().map(CommitRequest::getCommittable).toList();
      LakeLock.<InterruptedException>holding(
          lake,
          LakeLock.Kind.COMMIT,
          PATIENCE,
          () -> {
            files.commit(requests);
            for (FileSinkCommittable file : committed) {
              if (file.hasPendingFile()) {
                publish(Path.of(file.getPendingFile().getPath().getPath()));
              }
            }
          });
    }

    private void publish(Path file) throws IOException {
      if (Files.exists(file) && file.startsWith(hidden)) {
        Path visible = lake.resolve(hidden.relativize(file));
        Files.createDirectories(visible.getParent());
        Files.move(file, visible, StandardCopyOption.ATOMIC_MOVE);
      }
    }

    /** Flink's committer of files holds nothing. */
    @Override
    public void close() {}
  }
}
