package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.io.IOException;

/**
 * ClickHouse as a server: the library of the npm package, run in this JVM, which is nothing but its
 * shell.
 *
 * <pre>
 * ClickHouseServer --library libchdb.so --home DIR --http-port N --tcp-port N [--memory-bytes N]
 * </pre>
 *
 * <p>Reads {@code DIR/passwords.properties} (one password each for admin, writer, analyst, viewer,
 * acknowledger and privacy) and keeps everything else it needs under {@code DIR}. Listens on
 * 127.0.0.1 only. SIGTERM ends it gracefully with exit code 0; a server that ends unasked, or
 * cannot start, exits with 1 and one line on stderr that says why.
 */
public final class ClickHouseServer {
  private ClickHouseServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      ServerOptions options = ServerOptions.parse(arguments);
      ServerHome home = ServerHome.claim(options.home());
      options.refuseTakenPorts();
      StopCredential stopCredential = StopCredential.random();
      home.writeConfiguration(options, stopCredential);
      EmbeddedServer server = new EmbeddedServer(options, home);
      GracefulStop stop = new GracefulStop(server, options.httpPort(), stopCredential);
      Runtime.getRuntime().addShutdownHook(new Thread(stop, "graceful-stop"));
      server.start();
      server.awaitEnd();
      if (!stop.asked()) {
        System.err.println(
            "clickhouse: the server ended by itself; "
                + home.errorLog()
                + " and the lines above say why");
        GracefulStop.halt(1);
      }
    } catch (UserError e) {
      System.err.println("clickhouse: " + e.getMessage());
      System.exit(1);
    }
  }
}
