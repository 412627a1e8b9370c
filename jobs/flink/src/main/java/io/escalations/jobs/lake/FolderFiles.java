package io.escalations.jobs.lake;

import io.escalations.history.backfill.BackfillCount;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Writes the rows of each folder into one file, on a local disk. Keyed by folder and in batch mode,
 * rows come folder by folder, so only one file is open at a time. It emits the folder when its file
 * is whole.
 */
public final class FolderFiles extends KeyedProcessFunction<String, LakeRow, String> {
  private static final long serialVersionUID = 1L;

  private static final String NAME = "part-0.parquet";

  private final String directory;

  private transient Map<String, LongCounter> rows;
  private transient ParquetWriter<GenericRecord> file;

  /**
   * @param directory in which the tables' folders are made
   */
  public FolderFiles(String directory) {
    this.directory = directory;
  }

  @Override
  public void open(OpenContext context) {
    rows =
        Tables.OF_BACKFILL.stream()
            .collect(
                Collectors.toMap(
                    Table::name,
                    table ->
                        getRuntimeContext().getLongCounter(BackfillCount.rowsOf(table.name()))));
  }

  @Override
  public void processElement(LakeRow row, Context context, Collector<String> out)
      throws IOException {
    GenericRecord content = FinalTables.decode(row);
    if (file == null) {
      Path folder = Files.createDirectories(Path.of(directory, row.folder()));
      file = ParquetFiles.open(new LocalOutputFile(folder.resolve(NAME)), content.getSchema());
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }
    file.write(content);
    rows.get(row.table()).add(1L);
  }

  /** The end of the folder's rows. */
  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<String> out)
      throws IOException {
    file.close();
    file = null;
    out.collect(context.getCurrentKey());
  }
}
