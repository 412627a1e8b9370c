package io.escalations.dashboards;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A page whose parts reach the browser as they are sent; its status cannot change after that. */
final class PageParts implements AutoCloseable {
  private final OutputStream out;

  PageParts(Context context) throws IOException {
    context.contentType("text/html; charset=utf-8");
    String accepted = context.header("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      // Javalin's own compression keeps what it was given until it has enough of it.
      context.header("Content-Encoding", "gzip");
      out = new GZIPOutputStream(context.res().getOutputStream(), true);
    } else {
      out = context.res().getOutputStream();
    }
  }

  /**
   * @throws IOException if nobody reads any more
   */
  void send(String html) throws IOException {
    out.write(html.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
