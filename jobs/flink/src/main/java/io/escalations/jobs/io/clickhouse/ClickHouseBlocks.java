package io.escalations.jobs.io.clickhouse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** One connection, over which blocks of rows are written. */
public final class ClickHouseBlocks implements AutoCloseable {
  private final WarehouseAccess access;
  private Connection connection;

  public ClickHouseBlocks(WarehouseAccess access) {
    this.access = access;
  }

  /**
   * Writes the rows as one block and forgets them; does nothing if there are none.
   *
   * @throws IOException if they could not be written, or it is not known whether they were
   */
  public void write(TableBuffer<?> rows) throws IOException {
    if (rows.size() == 0) {
      return;
    }
    try {
      rows.flush(connection());
    } catch (SQLException e) {
      throw new IOException(
          rows.size() + " rows could not be written to " + rows + " of ClickHouse at " + access, e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  /** Opened when first needed: a server that is down must not keep a job from taking its place. */
  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = access.connect();
    }
    return connection;
  }
}
