import { months, time } from './parts.mjs';
import { BEFORE, FIT, NOW, width } from './theme.mjs';

/** Clocks overdue at once by day: rows {day, old, draft}. */
export function overdue({ rows, narrow }) {
  const x = time('day', months(rows.map(({ day }) => day), narrow));
  const y = (field) => ({ field, type: 'quantitative', axis: { title: null, tickCount: 4 }, scale: { zero: true } });
  const line = (field, stroke, strokeDash) => ({ mark: { type: 'line', stroke, strokeWidth: 1.8, ...(strokeDash && { strokeDash }) }, encoding: { x, y: y(field) } });
  return {
    data: { values: rows },
    width: width(narrow),
    autosize: FIT,
    height: 190,
    layer: [line('old', BEFORE, [2, 3]), line('draft', NOW)],
  };
}
