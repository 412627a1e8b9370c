package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a question whose connection ends, with a stand-in for ClickHouse. */
class WarehouseTest {
  private static final String ROW = "{\"table\":\"cases\"}\n";

  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket server;
  private Warehouse warehouse;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    warehouse =
        new Warehouse(
            new Servers.ClickHouse(
                "http://127.0.0.1:" + server.getLocalPort(), "d", Map.of("viewer", "p")),
            "viewer");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aQuestionOnAConnectionThatIsClosedMeanwhileIsAskedAgain() throws Exception {
    serve(1);

    assertThat(warehouse.ask("views", Map.of())).hasSize(1);
    assertThat(warehouse.ask("views", Map.of())).hasSize(1);
    assertThat(connections).hasValue(2);
  }

  @Test
  void whoNeverAnswersIsNotAskedForever() {
    serve(0);

    assertThatThrownBy(() -> warehouse.ask("views", Map.of())).isInstanceOf(IOException.class);
    assertThat(connections).hasValue(2);
  }

  /** Answers so many requests of each connection, and closes it at the next one. */
  private void serve(int requests) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket connection = server.accept()) {
                  connections.incrementAndGet();
                  answer(connection, requests);
                } catch (IOException e) {
                  // The test is over, or the client has closed the connection.
                }
              }
            },
            "stand-in for ClickHouse");
    thread.setDaemon(true);
    thread.start();
  }

  private static void answer(Socket connection, int requests) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    for (int request = 0; request <= requests; request++) {
      int length = 0;
      for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
        if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
        line = reader.readLine();
      }
      reader.skip(length);
      if (request < requests) {
        connection
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: "
                        + ROW.length()
                        + "\r\n\r\n"
                        + ROW)
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
