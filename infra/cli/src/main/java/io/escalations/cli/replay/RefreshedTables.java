package io.escalations.cli.replay;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;

/** The tables behind the reports, which ClickHouse computes anew by itself every minute or so. */
public final class RefreshedTables {
  private static final String OWNER = "admin";

  private RefreshedTables() {}

  /**
   * Has them computed now, and returns when they show what the facts say at this moment. Where the servers file does not
   * know the owner's password they are left to follow by themselves.
   *
   * @throws io.escalations.schemas.UserError if ClickHouse does not answer, or cannot compute one
   */
  public static void refresh(Servers.ClickHouse clickHouse) {
    if (clickHouse.passwords() == null || !clickHouse.passwords().containsKey(OWNER)) {
      return;
    }
    ClickHouseHttp admin = new ClickHouseHttp(clickHouse.url(), OWNER, clickHouse.password(OWNER));
    String begun = admin.query("SELECT now()").strip();
    admin
        .query("SELECT view FROM system.view_refreshes WHERE database = 'escalations_tables' ORDER BY view")
        .lines()
        .forEach(view -> refresh(admin, view, begun));
  }

  /** One that was under way already may have read before the last facts came, so only one begun later counts. */
  private static void refresh(ClickHouseHttp admin, String view, String begun) {
    String done = "SELECT ifNull(last_success_time > '" + begun + "', 0) FROM system.view_refreshes WHERE database = 'escalations_tables' AND view = '" + view + "'";
    do {
      admin.query("SYSTEM REFRESH VIEW escalations_tables." + view);
      admin.query("SYSTEM WAIT VIEW escalations_tables." + view);
    } while (admin.query(done).strip().equals("0"));
  }
}
