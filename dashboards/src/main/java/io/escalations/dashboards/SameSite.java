package io.escalations.dashboards;

import io.javalin.http.Context;

/** Whether a request comes from a page of this server: other sites may send forms here, too. */
final class SameSite {
  private SameSite() {}

  /** Of a request that does something: browsers name the origin of each. */
  static boolean sent(Context context) {
    String origin = context.header("Origin");
    return origin != null && origin.equals(context.scheme() + "://" + context.host());
  }

  /** Of a page that is opened: from a page of this server, or by hand. */
  static boolean opened(Context context) {
    String site = context.header("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }
}
