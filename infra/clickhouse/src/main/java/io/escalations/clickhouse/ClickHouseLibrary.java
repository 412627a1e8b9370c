package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the ClickHouse library of the npm package is. */
public final class ClickHouseLibrary {
  private static final String INSTALL =
      "npm ci --ignore-scripts --no-audit --no-fund --prefix infra/clickhouse";

  private ClickHouseLibrary() {}

  /**
   * @param repository the directory the project was checked out to
   * @throws UserError if the npm package is not installed there
   */
  public static Path in(Path repository) {
    return existing(
        repository.resolve("infra/clickhouse/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so"));
  }

  static Path existing(Path library) {
    if (!Files.isRegularFile(library)) {
      throw new UserError("there is no ClickHouse library at " + library + ": run: " + INSTALL);
    }
    return library.toAbsolutePath();
  }
}
