package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import io.escalations.schemas.UserError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseServerIT {
  @TempDir Path home;

  @Test
  void aUserGetsInWithItsOwnPasswordOnly() throws Exception {
    try (ClickHouseProcess server = TestServer.start(home)) {
      assertThat(server.as("analyst").query("SELECT currentUser()")).isEqualTo("analyst\n");
      assertThatThrownBy(
              () -> new ClickHouseHttp(server.url(), "analyst", "wrong").query("SELECT 1"))
          .hasMessageContaining("516");
      assertThat(Files.getPosixFilePermissions(home))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void theUserWithoutPasswordCanDoNothing() throws Exception {
    try (ClickHouseProcess server = TestServer.start(home)) {
      ClickHouseHttp nobody = new ClickHouseHttp(server.url(), "default", "");

      assertThatThrownBy(() -> nobody.query("SYSTEM STOP LISTEN HTTP"))
          .isInstanceOf(UserError.class);
      assertThatThrownBy(() -> nobody.query("SELECT * FROM system.tables"))
          .isInstanceOf(UserError.class);
      assertThatThrownBy(() -> nobody.query("SELECT * FROM file('/etc/passwd', LineAsString)"))
          .isInstanceOf(UserError.class);
    }
  }

  @Test
  void aReaderCannotReachBehindTheViews() throws Exception {
    try (ClickHouseProcess server = TestServer.start(home)) {
      ClickHouseHttp admin = server.as("admin");
      admin.query("CREATE DATABASE escalations_tables");
      admin.query("CREATE TABLE escalations_tables.t (x UInt8) ENGINE = MergeTree ORDER BY x");
      server.as("writer").query("INSERT INTO escalations_tables.t VALUES (1)");

      for (String user : new String[] {"analyst", "viewer", "acknowledger", "privacy"}) {
        ClickHouseHttp reader = server.as(user);
        for (String statement :
            new String[] {
              "SELECT * FROM escalations_tables.t",
              "INSERT INTO escalations_tables.t VALUES (2)",
              "DROP TABLE escalations_tables.t",
              "SELECT * FROM file('/etc/passwd', LineAsString)",
              "SELECT * FROM url('http://127.0.0.1:1/', LineAsString)",
              "SELECT query FROM system.query_log",
              "SELECT 1 SETTINGS max_memory_usage = 100000000000"
            }) {
          assertThatThrownBy(() -> reader.query(statement))
              .as("%s: %s", user, statement)
              .isInstanceOf(UserError.class);
        }
      }
      assertThatThrownBy(() -> server.as("writer").query("DROP TABLE escalations_tables.t"))
          .hasMessageContaining("497");
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAGracefulEndAndAfterACrash() throws Exception {
    ClickHouseProcess first = TestServer.start(home);
    first.as("admin").query("CREATE TABLE default.kept (x UInt8) ENGINE = MergeTree ORDER BY x");
    first.as("admin").query("INSERT INTO default.kept VALUES (1)");
    assertThat(first.stop()).isZero();

    ClickHouseProcess second = TestServer.start(home);
    second.as("admin").query("INSERT INTO default.kept VALUES (2)");
    second.kill();

    try (ClickHouseProcess third = TestServer.start(home)) {
      assertThat(third.as("admin").query("SELECT x FROM default.kept ORDER BY x"))
          .isEqualTo("1\n2\n");
    }
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ClickHouseProcess server =
          ClickHouseProcess.start(
              TestServer.library(),
              home,
              taken.getLocalPort(),
              TestServer.freePort(),
              TestServer.PASSWORDS);

      assertThat(server.awaitEnd()).isEqualTo(1);
      assertThat(server.lastLine())
          .isEqualTo(
              "clickhouse: port "
                  + taken.getLocalPort()
                  + " is taken: stop what listens there or choose another port");
    }
  }

  @Test
  void aSecondServerOnTheSameHomeIsRefused() throws Exception {
    try (ClickHouseProcess running = TestServer.start(home)) {
      ClickHouseProcess second =
          ClickHouseProcess.start(
              TestServer.library(),
              home,
              TestServer.freePort(),
              TestServer.freePort(),
              TestServer.PASSWORDS);

      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.lastLine())
          .startsWith("clickhouse: a ClickHouse server already runs on " + home);
      assertThat(running.as("viewer").query("SELECT 1")).isEqualTo("1\n");
    }
  }
}
