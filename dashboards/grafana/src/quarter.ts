import { DashboardBuilder, DatasourceVariableBuilder, QueryVariableBuilder, VariableHide, VariableRefresh, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { bars, number, table } from './panels.js';
import { CLICKHOUSE, part, quoted, variable } from './question.js';

const QUARTER = { quarter: variable('quarter') };
const COMPARED = { ...QUARTER, previous: variable('previous'), year_before: variable('year_before') };
const ENDS = { end: variable('end'), end_before: variable('end_before'), end_year_before: variable('end_year_before') };
/** What the quarter page of the dashboards server reckons with. */
const HANDLING = { end: variable('end'), handling_seconds: '900', answer_seconds: '300', share_in_time: '0.8' };

/** One quarter beside the one before and the same a year earlier. */
export function quarter(): Dashboard {
  const dashboard = new DashboardBuilder('Escalations: quarter')
    .uid('escalations-quarter')
    .description('One quarter beside the one before and the same quarter a year earlier. Shares of what was decided; times are wall time.')
    .tags(['escalations'])
    .timezone('utc')
    .readonly()
    .withVariable(new DatasourceVariableBuilder('datasource').label('ClickHouse').type('grafana-clickhouse-datasource'))
    .withVariable(chosen('quarter', `${part('quarters', {}, ['quarter'], {})}\nORDER BY quarter DESC`).label('Quarter'));
  for (const column of ['previous', 'year_before', 'end', 'end_before', 'end_year_before']) {
    dashboard.withVariable(chosen(column, part('compared-quarters', QUARTER, [column], {})).hide(VariableHide.HideVariable));
  }
  return dashboard
    .withPanel(figure('Cases opened', 'cases_opened'))
    .withPanel(figure('Escalations per 100 cases', 'escalations_per_100_cases'))
    .withPanel(figure('Median to solve', 'p50_seconds'))
    .withPanel(figure('90th percentile to solve', 'p90_seconds'))
    .withPanel(figure('Solved in time', 'solved_in_time'))
    .withPanel(figure('Satisfied', 'satisfied'))
    .withPanel(
      table({ title: 'What stands out', question: 'quarter-insights', values: QUARTER, columns: { insight_class: 'Class', finding: 'Finding', suggestion: 'Suggestion', excess_cases: 'Cases fewer, at most' } }, 24, 8),
    )
    .withPanel(volume('Escalations by department', 'DEPARTMENT'))
    .withPanel(volume('Escalations by type of issue', 'ISSUE_TYPE'))
    .withPanel(resolution('Time to solve by department', 'DEPARTMENT'))
    .withPanel(resolution('Time to solve by priority', 'PRIORITY'))
    .withPanel(promises('Promises kept by clock', 'CLOCK'))
    .withPanel(promises('Solved in time by department', 'DEPARTMENT'))
    .withPanel(
      table(
        { title: 'Satisfaction by department', question: 'quarter-satisfaction', values: COMPARED, where: { dimension: quoted('DEPARTMENT') }, columns: { value: 'Department', share: 'Satisfied', low: 'At least', high: 'At most', share_before: 'Quarter before', share_year_before: 'Year before', ratings: 'Ratings' } },
        12,
        9,
      ),
    )
    .withPanel(
      table(
        { title: 'Which tier solved what it got', question: 'quarter-tiers', values: COMPARED, columns: { value: 'Tier', share: 'Contained', share_before: 'Quarter before', share_year_before: 'Year before', passed_on: 'Passed on', cases: 'Cases' } },
        12,
        9,
      ),
    )
    .withPanel(
      table(
        { title: 'Recurring patterns', question: 'quarter-patterns', values: QUARTER, columns: { kind: 'Kind', department: 'Department', issue_type: 'Type of issue', cases: 'Cases', observed: 'Counted', expected: 'From', status: 'State', last_at: 'Last', sample_case_ids: 'Cases that show it' } },
        24,
        9,
      ),
    )
    .withPanel(backlog('Open at its end, by age', 'AGE'))
    .withPanel(backlog('Open at its end, by department', 'DEPARTMENT'))
    .withPanel(
      table({ title: 'Work by hour of the week', question: 'quarter-workload', values: { end: variable('end') }, columns: { weekday: 'Weekday (1 Monday)', hour: 'Hour (UTC)', opened: 'Opened an hour', escalated: 'Escalated an hour' } }, 10, 10),
    )
    .withPanel(
      table(
        { title: 'Agents needed at once: 15 min of work a case, 80 % begun within 5 min', question: 'quarter-staffing', values: HANDLING, columns: { value: 'Department', agents_at_peak: 'At the peak', peak_weekday: 'Weekday', peak_hour: 'Hour (UTC)', agents_mean: 'In the mean', work_per_week: 'Work a week' } },
        10,
        10,
      ),
    )
    .withPanel(table({ title: 'Under which policies', question: 'quarter-policies', values: QUARTER, columns: { policy_version: 'Policy' } }, 4, 10))
    .build();
}

function chosen(name: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name).datasource(CLICKHOUSE).query(query).refresh(VariableRefresh.OnDashboardLoad);
}

function figure(title: string, column: string) {
  return number({ title, question: 'quarters', where: QUARTER, columns: { [column]: title } }, 4, 4);
}

function volume(title: string, dimension: string) {
  return bars({ title, question: 'quarter-volume', values: COMPARED, where: { dimension: quoted(dimension) }, columns: { value: 'Name', escalations: 'Escalations', escalations_before: 'Quarter before', escalations_year_before: 'Year before' } }, 12, 11);
}

function resolution(title: string, dimension: string) {
  return table(
    { title, question: 'quarter-resolution', values: COMPARED, where: { dimension: quoted(dimension) }, columns: { value: 'Name', p50_seconds: 'Median', p90_seconds: '90th percentile', mean_seconds: 'Mean', p50_seconds_before: 'Median, quarter before', p50_seconds_year_before: 'Median, year before', resolved: 'Stops' } },
    12,
    9,
  );
}

function promises(title: string, dimension: string) {
  return table(
    { title, question: 'quarter-sla', values: COMPARED, where: { dimension: quoted(dimension) }, columns: { value: 'Name', met_share: 'Kept', met_share_before: 'Quarter before', met_share_year_before: 'Year before', breached: 'Broken', overdue_p50_seconds: 'Overdue, median' } },
    12,
    9,
  );
}

function backlog(title: string, dimension: string) {
  return bars({ title, question: 'quarter-backlog', values: ENDS, where: { dimension: quoted(dimension) }, columns: { value: 'Name', cases: 'Open', breached: 'Breached', cases_before: 'Quarter before', cases_year_before: 'Year before' } }, 12, 9);
}
