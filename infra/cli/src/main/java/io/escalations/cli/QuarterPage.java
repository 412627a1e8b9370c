package io.escalations.cli;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The quarter page of the dashboards server as one file of HTML. */
final class QuarterPage {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;

  private QuarterPage() {}

  /**
   * @throws UserError if it is no quarter, written as 2016Q2
   */
  static void check(String quarter) {
    if (!quarter.matches("\\d{4}Q[1-4]")) {
      throw new UserError("'" + quarter + "' is not a quarter: write it as 2016Q2");
    }
  }

  /**
   * The page as it is now.
   *
   * @param dashboards address of the server; null if the servers file names none
   * @throws UserError if the page cannot be had
   */
  static String read(String dashboards, String quarter) throws InterruptedException {
    if (dashboards == null) {
      throw new UserError("the servers file names no dashboards server, which makes the report");
    }
    String address = dashboards + "/quarters/" + quarter + "?paper";
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new UserError(
            address + " answered " + response.statusCode() + ": open it in a browser to see why");
      }
      return response.body();
    } catch (IOException e) {
      throw new UserError(
          "the dashboards server does not answer at "
              + dashboards
              + ": is the stack up? (./escalations up)",
          e);
    }
  }
}
