import { lastName, quarterBand, time } from './parts.mjs';
import { NOW, SECOND, width } from './theme.mjs';

/** Cases and escalations by week: rows {week, cases_opened, escalations, over}. */
export function weeks({ rows, about, narrow }) {
  const over = rows.filter((row) => row.over);
  const x = { field: 'week', ...time(narrow ? { tickCount: { interval: 'month', step: 6 } } : {}) };
  const y = (field) => ({ field, type: 'quantitative', axis: { title: null, tickCount: 4 }, scale: { zero: true } });
  const line = (field, stroke, strokeDash) => ({
    data: { values: over },
    mark: { type: 'line', stroke, strokeWidth: 2, ...(strokeDash && { strokeDash }) },
    encoding: { x, y: y(field) },
  });
  return {
    width: width(narrow) - (narrow ? 118 : 126),
    height: 190,
    layer: [
      ...quarterBand(about),
      line('cases_opened', NOW),
      line('escalations', SECOND, [5, 3]),
      ...(over.length === 0 ? [] : [
        lastName(over, x, y('cases_opened'), 'Cases', NOW),
        lastName(over, x, y('escalations'), 'Escalations', SECOND),
      ]),
    ],
  };
}
