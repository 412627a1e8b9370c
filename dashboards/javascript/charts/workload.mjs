import { HEAT, TEXT, width } from './theme.mjs';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Work by hour of the week as shade, the agents it asks for as number: rows {weekday, hour, work, agents}. */
export function workload({ rows, narrow }) {
  const most = Math.max(...rows.map((row) => row.work), 0);
  const cells = rows.map((row) => ({ ...row, day: DAYS[row.weekday - 1], shade: most === 0 ? 0 : Math.ceil((5 * row.work) / most) }));
  const day = { field: 'day', type: 'nominal', sort: DAYS, axis: { title: null, labelAngle: 0, domain: false, ticks: false, ...(narrow && { orient: 'top' }) } };
  const hour = { field: 'hour', type: 'ordinal', axis: { title: null, labelAngle: 0, domain: false, ticks: false, labelOverlap: false, values: narrow ? undefined : [0, 3, 6, 9, 12, 15, 18, 21] } };
  const [x, y] = narrow ? [day, hour] : [hour, day];
  return {
    width: width(narrow) - 46,
    height: narrow ? 24 * 16 : 7 * 24,
    data: { values: cells },
    layer: [
      {
        mark: { type: 'rect', stroke: 'var(--panel)', strokeWidth: 1 },
        encoding: { x, y, color: { field: 'shade', type: 'ordinal', scale: { domain: [0, 1, 2, 3, 4, 5], range: HEAT }, legend: null } },
      },
      {
        transform: [{ filter: 'datum.agents > 0' }],
        mark: { type: 'text', fill: TEXT, fontSize: 11 },
        encoding: { x, y, text: { field: 'agents', type: 'quantitative' } },
      },
    ],
  };
}
