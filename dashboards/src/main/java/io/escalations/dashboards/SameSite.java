package io.escalations.dashboards;

import io.javalin.http.Context;

/** Whether a request comes from a page of this server: other sites may send forms here, too. */
final class SameSite {
  private SameSite() {}

  /**
   * Of a request that does something: browsers name the origin of each. That of a form is hidden,
   * since our pages tell nobody where they were opened from; whether it is the same is not.
   */
  static boolean sent(Context context) {
    return "same-origin".equals(context.header("Sec-Fetch-Site"))
        || (context.scheme() + "://" + context.host()).equals(context.header("Origin"));
  }

  /** Of a page that is opened: from a page of this server, or by hand. */
  static boolean opened(Context context) {
    String site = context.header("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }
}
