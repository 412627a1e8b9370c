import { DashboardBuilder, DatasourceVariableBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { number, pages, table } from './panels.js';
import { quoted } from './question.js';

const ROWS = { rows: '200' };
const CLOCK = { case_id: 'Case', clock: 'Clock', priority: 'Priority', department: 'Department', assignee: 'Assignee' };

/** What is breached and what is about to be. */
export function live(): Dashboard {
  return new DashboardBuilder('Escalations: live')
    .uid('escalations-live')
    .description('What is breached, what is about to be, what was taken back. The live page of the dashboards server shows a breach sooner and takes acknowledgements.')
    .tags(['escalations'])
    .timezone('browser')
    .readonly()
    .refresh('10s')
    .withVariable(new DatasourceVariableBuilder('datasource').label('ClickHouse').type('grafana-clickhouse-datasource'))
    .withVariable(pages())
    .withPanel(number({ title: 'Event time', question: 'pipeline-progress', columns: { event_time: 'Facts reach' } }, 6, 4))
    .withPanel(table({ title: 'Current breaches', question: 'open-clocks', values: ROWS, where: { list: quoted('BREACHES') }, columns: { breached_at: 'Breached', ...CLOCK, seen_by: 'Seen by' } }, 24, 11))
    .withPanel(table({ title: 'Due next', question: 'open-clocks', values: ROWS, where: { list: quoted('AT_RISK') }, columns: { due_at: 'Due', ...CLOCK } }, 14, 11))
    .withPanel(table({ title: 'Overdue follow-ups', question: 'open-clocks', values: ROWS, where: { list: quoted('FOLLOW_UPS') }, columns: { breached_at: 'Breached', ...CLOCK } }, 10, 11))
    .withPanel(
      table(
        {
          title: 'Retracted or amended',
          question: 'corrections',
          values: ROWS,
          columns: { known_at: 'Known', case_id: 'Case', clock: 'Clock', department: 'Department', breached_at: 'Amended to', proof: 'Proof' },
        },
        24,
        8,
      ),
    )
    .build();
}
