package io.escalations.jobs.io.clickhouse;

import com.clickhouse.jdbc.Driver;
import io.escalations.schemas.Servers;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** How the writer reaches the tables. */
public record WarehouseAccess(String url, String password) implements Serializable {
  private static final String USER = "writer";
  private static final String DATABASE = "escalations_tables";

  /**
   * @throws io.escalations.schemas.UserError if the servers file has no password for the writer
   */
  public static WarehouseAccess of(Servers servers) {
    return new WarehouseAccess(servers.clickhouse().url(), servers.clickhouse().password(USER));
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    // Row binary is several times faster than VALUES and keeps free text as it is.
    properties.setProperty("beta.row_binary_for_simple_insert", "true");
    // An acknowledged row must be a stored row.
    properties.setProperty("clickhouse_setting_async_insert", "0");
    // Less than the server's 3 s: else an insert now and then goes over a connection that the
    // server has just closed.
    properties.setProperty("http_keep_alive_timeout", "2000");
    properties.setProperty("socket_timeout", "60000");
    return new Driver().connect("jdbc:clickhouse:" + url + "/" + DATABASE, properties);
  }

  @Override
  public String toString() {
    return url;
  }
}
