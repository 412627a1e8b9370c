package io.escalations.cli;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sql", description = "Runs a query in ClickHouse as the analyst role.", mixinStandardHelpOptions = true)
final class SqlCommand implements Runnable {
  private static final String ROLE = "analyst";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  @Mixin private ServersOptions servers;

  @Parameters(index = "0", paramLabel = "QUERY", description = "The query; one statement.")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "A ClickHouse output format, such as JSONEachRow or CSVWithNames (default: PrettyCompact at a terminal, else TSV).")
  private String format = System.console() != null ? "PrettyCompact" : "TSV";

  @Override
  public void run() {
    Servers.ClickHouse clickHouse = servers.servers().clickhouse();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(clickHouse.url() + "/?database=" + encode(clickHouse.database()) + "&default_format=" + encode(format)))
            .header("X-ClickHouse-User", ROLE)
            .header("X-ClickHouse-Key", clickHouse.password(ROLE))
            .POST(HttpRequest.BodyPublishers.ofString(query))
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    try {
      HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw new UserError(oneLine(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
        }
        body.transferTo(System.out);
        System.out.flush();
      }
    } catch (IOException e) {
      throw new UserError("ClickHouse at " + clickHouse.url() + " does not answer, or broke off: is it up? (./escalations status)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** ClickHouse's message without its version, and without the line breaks of a query it quotes. */
  private static String oneLine(String error) {
    return error.strip().replaceAll("\\s*\\(version [^)]*\\)\\)?\\s*$", "").replaceAll("\\s+", " ");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
