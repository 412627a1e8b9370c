package io.escalations.dashboards;

import io.escalations.dashboards.ask.GuardedCsv;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Sends rows as a file. */
final class Downloads {
  private Downloads() {}

  /**
   * @param rows in {@link GuardedCsv#SOURCE} for {@code csv}, else in the format itself
   * @param format {@code csv} or {@code parquet}
   */
  static void send(Context context, InputStream rows, String name, String format)
      throws IOException {
    boolean csv = format.equals("csv");
    context
        .contentType(csv ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet")
        .header("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    if (csv) {
      GuardedCsv.write(rows, context.outputStream());
    } else {
      rows.transferTo(context.outputStream());
    }
  }
}
