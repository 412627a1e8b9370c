package io.escalations.dashboards;

import io.escalations.dashboards.ask.QueryProblem;
import java.io.IOException;

/** ClickHouse has not answered a query somebody wrote; the problem says why, and where in it. */
final class QueryRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient QueryProblem problem;

  QueryRefusedException(QueryProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  QueryProblem problem() {
    return problem;
  }
}
