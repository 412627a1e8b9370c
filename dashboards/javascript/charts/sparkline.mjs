import { NOW } from './theme.mjs';

/** The last quarters of one figure, in little: rows {place, value}, value null where there is none. */
export function sparkline({ rows }) {
  const x = { field: 'place', type: 'quantitative', axis: null, scale: { domain: [0, 7] } };
  const y = { field: 'value', type: 'quantitative', axis: null, scale: { zero: false } };
  const known = rows.filter((row) => row.value !== null);
  return {
    width: 110,
    height: 26,
    padding: 4,
    layer: [
      { data: { values: known }, mark: { type: 'line', stroke: NOW, strokeWidth: 1.6 }, encoding: { x, y } },
      { data: { values: known.slice(-1) }, mark: { type: 'point', filled: true, fill: NOW, opacity: 1, size: 34 }, encoding: { x, y } },
    ],
  };
}
