package io.escalations.dashboards;

import io.escalations.core.backtest.ResultFiles;
import io.escalations.dashboards.backtest.BacktestDirectory;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The running server: what reads, what keeps the board, what serves. */
final class Dashboards implements AutoCloseable {
  /** Nothing comes from elsewhere, and nothing stands in the page that runs. */
  static final String CONTENT_SECURITY =
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration POLICIES_WITHIN = Duration.ofSeconds(5);

  private final LiveFeed feed;
  private final PipelineReader pipeline;
  private final SnapshotPoller snapshots;
  private final CasePublisher publisher;
  private final StoredPolicies policies;
  private final ChartDrawer drawer;
  private final HoursPoller hours;
  private final Javalin server;
  private String address;

  private Dashboards(Servers servers, Path file) {
    Templates templates = new Templates();
    feed = new LiveFeed(servers.time(), new Frames(templates));
    pipeline = new PipelineReader(servers.brokers(), feed);
    Warehouse analyst = new Warehouse(servers.clickhouse(), "analyst");
    Warehouse acknowledger = new Warehouse(servers.clickhouse(), "acknowledger");
    Warehouse viewer = new Warehouse(servers.clickhouse(), "viewer");
    SnapshotReader reader = new SnapshotReader(viewer);
    policies = new StoredPolicies(servers.brokers(), POLICIES_WITHIN);
    drawer = new ChartDrawer();
    drawer.warmUp();
    CasePages cases = new CasePages(viewer, policies, feed, drawer, templates);
    AnalystPages analysts = new AnalystPages(analyst, servers.clickhouse(), file, templates);
    BacktestPages backtests =
        new BacktestPages(
            new BacktestDirectory(file.resolveSibling(ResultFiles.FOLDER)), drawer, templates);
    QuarterPages quarters = new QuarterPages(viewer, analyst, drawer, templates);
    publisher = new CasePublisher(servers.brokers());
    AlertActions actions = new AlertActions(feed, acknowledger, publisher, servers.time());
    snapshots = new SnapshotPoller(reader, feed);
    hours = new HoursPoller(viewer, drawer, templates, feed);
    server =
        Javalin.create(
            configuration ->
                configure(
                    configuration,
                    List.of(
                        new LivePages(feed, reader, templates)::register,
                        actions::register,
                        quarters::register,
                        cases::register,
                        backtests::register,
                        analysts::register,
                        new AskPages(analyst, acknowledger, drawer)::register)));
  }

  /**
   * @param file the servers were read from, shown to analysts
   * @param port 0 for any free one
   * @throws UserError if the port is taken, or the servers file lacks the viewer's password
   */
  static Dashboards start(Servers servers, Path file, int port) {
    Dashboards dashboards = new Dashboards(servers, file);
    try {
      dashboards.server.start(LOOPBACK, port);
    } catch (JavalinBindException e) {
      throw new UserError(
          "port " + port + " is taken: end what listens on it, or choose another with --port", e);
    }
    dashboards.address = "http://" + LOOPBACK + ":" + dashboards.server.port();
    dashboards.feed.start();
    dashboards.pipeline.start();
    dashboards.snapshots.start();
    dashboards.hours.start();
    return dashboards;
  }

  private void configure(JavalinConfig configuration, List<Consumer<RoutesConfig>> pages) {
    configuration.startup.showJavalinBanner = false;
    // Before the server stops: sending to a viewer of a server that has stopped never ends.
    configuration.events.serverStopping(feed::close);
    configuration.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
        });
    configuration.routes.before(
        context -> {
          context.header("Content-Security-Policy", CONTENT_SECURITY);
          context.header("X-Content-Type-Options", "nosniff");
          context.header("Referrer-Policy", "no-referrer");
        });
    pages.forEach(register -> register.accept(configuration.routes));
  }

  /** Where the pages are, once started. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    pipeline.close();
    snapshots.close();
    hours.close();
    server.stop();
    publisher.close();
    policies.close();
    drawer.close();
  }
}
