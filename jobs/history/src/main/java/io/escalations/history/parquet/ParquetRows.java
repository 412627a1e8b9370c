package io.escalations.history.parquet;

import io.escalations.schemas.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** The rows of a Parquet file on a local disk, read without Hadoop, one row group at a time. */
public final class ParquetRows implements Closeable {
  private final Path file;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private RecordReader<Group> group;
  private long leftInGroup;
  private long number;

  /**
   * @throws UserError if it is no whole Parquet file
   */
  public ParquetRows(Path file) throws IOException {
    this.file = file;
    try {
      reader =
          ParquetFileReader.open(
              new LocalInputFile(file), PlainReadOptions.of(new ParquetCodecs()));
    } catch (RuntimeException e) { // as Parquet says that a file is not one, or was cut off
      throw new UserError(
          file
              + ": is no whole Parquet file (cut off, or of another kind): copy it again, or take"
              + " it out of the directory",
          e);
    }
    schema = reader.getFooter().getFileMetaData().getSchema();
    columns = new ColumnIOFactory().getColumnIO(schema);
  }

  /**
   * @return null at the end
   * @throws UserError if the file is damaged
   */
  public ParquetRow next() {
    Group row = nextGroup();
    return row == null ? null : new ParquetRow(row);
  }

  /**
   * The row as Parquet has it.
   *
   * @return null at the end
   * @throws UserError if the file is damaged
   */
  public Group nextGroup() {
    try {
      if (leftInGroup == 0 && !openGroup()) {
        return null;
      }
      leftInGroup--;
      number++;
      return group.read();
    } catch (UserError e) {
      throw new UserError(file + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) { // a damaged page fails in any of many ways
      throw new UserError(
          file + ": is damaged after row " + number + ": copy it again, or take it out", e);
    }
  }

  private boolean openGroup() throws IOException {
    PageReadStore pages = reader.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    leftInGroup = pages.getRowCount();
    group = columns.getRecordReader(pages, new GroupRecordConverter(schema));
    return leftInGroup > 0 || openGroup();
  }

  public boolean hasColumn(String name) {
    return schema.containsField(name);
  }

  /** Its columns. */
  public MessageType schema() {
    return schema;
  }

  /** What the footer says under a name; null if it says nothing. */
  public String metadata(String name) {
    return reader.getFooter().getFileMetaData().getKeyValueMetaData().get(name);
  }

  /** The number of the last row, from 1. */
  public long number() {
    return number;
  }

  /** How many rows the file has. */
  public long rows() {
    return reader.getRecordCount();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
