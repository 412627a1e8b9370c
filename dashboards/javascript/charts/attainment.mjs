import { months, tenthBelow, time } from './parts.mjs';
import { BEFORE, NOW, PERCENT, TEXT, width } from './theme.mjs';

/** The share of promises kept by week, a panel a clock: rows {clock, week, old, draft}; about {clocks: [{clock, title}]}. */
export function attainment({ rows, about, narrow }) {
  const titles = new Map(about.clocks.map(({ clock, title }) => [clock, title]));
  const values = rows.map((row) => ({ ...row, title: titles.get(row.clock) }));
  const columns = narrow || titles.size === 1 ? 1 : 2;
  const x = time('week', months(rows.map(({ week }) => week), true));
  const domain = [tenthBelow(rows.flatMap((row) => [row.old ?? 1, row.draft ?? 1])), 1];
  const y = (field) => ({ field, type: 'quantitative', scale: { domain }, axis: { title: null, tickCount: 3, labelExpr: PERCENT } });
  const line = (field, stroke, strokeDash) => ({ mark: { type: 'line', stroke, strokeWidth: 1.8, ...(strokeDash && { strokeDash }) }, encoding: { x, y: y(field) } });
  return {
    data: { values },
    columns,
    spacing: { row: 10, column: 22 },
    facet: { field: 'title', type: 'nominal', sort: [...titles.values()], header: { title: null, labelExpr: "split(datum.value, '\\n')", labelAnchor: 'start', labelFontSize: 13, labelFontWeight: 600, labelColor: TEXT, labelPadding: 4, labelLimit: 300 } },
    resolve: { axis: { x: 'independent', y: 'independent' } },
    spec: {
      width: Math.floor((width(narrow) - 22 * (columns - 1)) / columns) - 52,
      height: 80,
      layer: [line('old', BEFORE, [2, 3]), line('draft', NOW)],
    },
  };
}
