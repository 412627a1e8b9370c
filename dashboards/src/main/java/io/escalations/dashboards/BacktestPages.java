package io.escalations.dashboards;

import io.escalations.core.backtest.Flip;
import io.escalations.dashboards.backtest.BacktestDirectory;
import io.escalations.dashboards.backtest.BacktestSummary;
import io.escalations.dashboards.backtest.BacktestSummary.Group;
import io.escalations.dashboards.backtest.FlipList;
import io.escalations.dashboards.chart.AttainmentChart;
import io.escalations.dashboards.chart.Chart;
import io.escalations.dashboards.chart.ChartData;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.chart.OverdueChart;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What drafts of policies would have done: results of {@code backtest}, read from their files. */
final class BacktestPages {
  private final BacktestDirectory directory;
  private final ChartDrawer drawer;
  private final Templates templates;
  private final Problems problems;

  BacktestPages(BacktestDirectory directory, ChartDrawer drawer, Templates templates) {
    this.directory = directory;
    this.drawer = drawer;
    this.templates = templates;
    this.problems = new Problems(templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/backtests", this::list);
    routes.get("/backtests/{name}", this::page);
    routes.get("/backtests/{name}/{file}", this::file);
  }

  private void list(Context context) throws IOException {
    context.html(
        templates.render(
            "backtest/list",
            Map.of("names", directory.names(), "directory", directory.path().toString())));
  }

  private void page(Context context) throws IOException {
    String name = context.pathParam("name");
    Optional<BacktestSummary> read = directory.read(name);
    if (read.isEmpty()) {
      unknown(context, name);
      return;
    }
    BacktestSummary backtest = read.get();
    Optional<FlipList> asked = list(context, backtest);
    if (asked.isEmpty()) {
      return;
    }
    FlipList list = asked.get();
    CompletableFuture<Chart> attainment =
        drawn(backtest.weeks().isEmpty(), () -> AttainmentChart.of(backtest));
    CompletableFuture<Chart> overdue =
        drawn(backtest.load().isEmpty(), () -> OverdueChart.of(backtest));
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("name", name);
    parameters.put("backtest", backtest);
    parameters.put("attainment", attainment.join());
    parameters.put("overdue", overdue.join());
    parameters.put("list", list);
    parameters.put("flips", directory.flips(name, list.wanted(), list.skipped(), FlipList.ROWS));
    parameters.put("files", directory.files(name));
    context.html(templates.render("backtest/page", parameters));
  }

  /** Empty if the address names what there is not; then it is answered. */
  private Optional<FlipList> list(Context context, BacktestSummary backtest) {
    String clock = context.queryParamAsClass("clock", String.class).getOrDefault("");
    String flip = context.queryParamAsClass("flip", String.class).getOrDefault("");
    String page = context.queryParamAsClass("page", String.class).getOrDefault("1");
    boolean isClock =
        clock.isEmpty() || backtest.clocks().stream().anyMatch(one -> one.clock().equals(clock));
    boolean isFlip =
        flip.isEmpty() || Arrays.stream(Flip.values()).anyMatch(one -> one.name().equals(flip));
    if (!isClock || !isFlip || !page.matches("[1-9]\\d{0,6}")) {
      problems.tell(
          context,
          HttpStatus.BAD_REQUEST,
          "There is no such list of cases: clock is one of "
              + String.join(", ", backtest.clocks().stream().map(Group::clock).toList())
              + "; flip is ONLY_OLD or ONLY_NEW; page is a number from 1.");
      return Optional.empty();
    }
    return Optional.of(
        new FlipList(clock, flip.isEmpty() ? null : Flip.valueOf(flip), Integer.parseInt(page)));
  }

  private CompletableFuture<Chart> drawn(boolean nothing, Supplier<ChartData> data) {
    return nothing ? CompletableFuture.completedFuture(null) : drawer.draw(data.get());
  }

  private void file(Context context) throws IOException {
    String file = context.pathParam("file");
    Optional<Path> found = directory.file(context.pathParam("name"), file);
    if (found.isEmpty()) {
      unknown(context, context.pathParam("name") + "/" + file);
      return;
    }
    context
        .contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    Files.copy(found.get(), context.outputStream());
  }

  private void unknown(Context context, String name) {
    problems.tell(
        context,
        HttpStatus.NOT_FOUND,
        "There is no back-test “" + name + "” in " + directory.path() + ".");
  }
}
