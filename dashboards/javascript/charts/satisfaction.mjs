import { months as ticks, quarterBand, tenthBelow, time } from './parts.mjs';
import { BAD, FIT, GOOD, PERCENT, QUIET, TEXT, width } from './theme.mjs';

/**
 * Satisfied customers by month with the 95 % interval: rows {month, share, low, high, kept};
 * about {quarter, from, to, target}. A point is full where the promise was kept or missed for sure, hollow where nobody can be.
 */
export function satisfaction({ rows, about, narrow }) {
  const months = rows.map((row) => ({ ...row, at: `${row.month}-15` }));
  const least = tenthBelow([about.target, ...rows.map((row) => row.low)]);
  const days = time('at', ticks(rows.map(({ month }) => month), narrow));
  const x = { ...days, scale: { ...days.scale, padding: 8 } };
  const y = (field) => ({ field, type: 'quantitative', scale: { domain: [least, 1] }, axis: { title: null, labelExpr: PERCENT, tickCount: 4 } });
  const colour = { condition: [{ test: 'datum.kept < 0', value: BAD }, { test: 'datum.kept > 0', value: GOOD }], value: QUIET };
  return {
    width: width(narrow),
    autosize: FIT,
    height: 190,
    layer: [
      ...quarterBand(about, x),
      { data: { values: [about] }, mark: { type: 'rule', stroke: TEXT, strokeWidth: 1.5 }, encoding: { y: y('target') } },
      { data: { values: months }, mark: { type: 'rule', strokeWidth: 2 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color: { ...colour } } },
      {
        data: { values: months },
        mark: { type: 'point', filled: true, size: 70, opacity: 1, strokeWidth: 2 },
        encoding: {
          x, y: y('share'), stroke: { ...colour },
          fill: { condition: [{ test: 'datum.kept < 0', value: BAD }, { test: 'datum.kept > 0', value: GOOD }], value: 'var(--panel)' },
          shape: { condition: [{ test: 'datum.kept < 0', value: 'triangle-down' }], value: 'circle' },
        },
      },
    ],
  };
}
