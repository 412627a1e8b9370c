import { lastName, months, quarterBand, time } from './parts.mjs';
import { NOW, SECOND, width } from './theme.mjs';

/** Cases and escalations by week: rows {week, cases_opened, escalations, over}. A week that is not over is not drawn. */
export function weeks({ rows, about, narrow }) {
  const over = rows.filter((row) => row.over);
  const x = time('week', months(rows.map(({ week }) => week), narrow));
  const y = (field) => ({ field, type: 'quantitative', axis: { title: null, tickCount: 4 }, scale: { zero: true } });
  const line = (field, stroke, strokeDash) => ({
    data: { values: over },
    mark: { type: 'line', stroke, strokeWidth: 2, ...(strokeDash && { strokeDash }) },
    encoding: { x, y: y(field) },
  });
  const last = over.at(-1);
  const most = Math.max(1, ...over.map((row) => Math.max(row.cases_opened, row.escalations)));
  // Two names do not stand on each other, nor on those of the axis: the one of the upper line goes up.
  const near = last && Math.abs(last.cases_opened - last.escalations) < most / 12;
  const upper = near && last.escalations > last.cases_opened ? 'escalations' : 'cases_opened';
  const higher = (field) => (near && field === upper ? 14 : 0);
  return {
    width: width(narrow) - 140,
    height: 190,
    layer: [
      ...quarterBand(about, x),
      line('cases_opened', NOW),
      line('escalations', SECOND, [5, 3]),
      ...(over.length === 0 ? [] : [
        lastName(over, x, y('cases_opened'), 'Cases', NOW, higher('cases_opened')),
        lastName(over, x, y('escalations'), 'Escalations', SECOND, higher('escalations')),
      ]),
    ],
  };
}
