package io.escalations.cli.replay;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;

/** The tables behind the reports, which ClickHouse computes anew by itself every minute or so. */
public final class RefreshedTables {
  private static final String OWNER = "admin";
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final WallClock CLOCK = WallClock.system();

  private RefreshedTables() {}

  /**
   * Has them computed now, and returns when they show what the facts say at this moment. Where the
   * servers file does not know the owner's password they are left to follow by themselves.
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
        .query(
            "SELECT view FROM system.view_refreshes WHERE database = 'escalations_tables' ORDER BY"
                + " view")
        .lines()
        .forEach(view -> refresh(admin, view, begun));
  }

  /**
   * Asks again and again rather than for one long answer: over a large history, on a busy machine,
   * that takes longer than an answer may. One that was under way already may have read before the
   * last facts came, so only one begun later counts.
   */
  private static void refresh(ClickHouseHttp admin, String view, String begun) {
    String look =
        "SELECT multiIf(last_success_time > '{begun}', 'DONE', status IN ('Running', 'Scheduling'), 'UNDER_WAY', last_refresh_time > '{begun}' AND exception != '', exception, 'IDLE')"
            .concat(
                " FROM system.view_refreshes WHERE database = 'escalations_tables' AND view ="
                    + " '{view}' FORMAT TSVRaw")
            .replace("{begun}", begun)
            .replace("{view}", view);
    while (true) {
      String state = admin.query(look).strip();
      switch (state) {
        case "DONE" -> {
          return;
        }
        case "UNDER_WAY" -> {}
        case "IDLE" -> admin.query("SYSTEM REFRESH VIEW escalations_tables." + view);
        default -> throw new UserError("ClickHouse cannot compute " + view + ": " + state);
      }
      CLOCK.sleepUntil(CLOCK.millis() + LOOK_AGAIN_MILLIS);
      if (Thread.currentThread().isInterrupted()) {
        throw new UserError("interrupted while waiting for ClickHouse");
      }
    }
  }
}
