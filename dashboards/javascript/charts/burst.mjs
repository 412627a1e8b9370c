import { NOW, QUIET } from './theme.mjs';

const WHEN = "datum.value == 0 ? 'began' : datum.value < 0 ? -datum.value + ' h before' : datum.value + ' h after'";

/** The hours around a burst as bars, the usual in those hours as a shade: rows {offset, cases, usual}. */
export function burst({ rows }) {
  const most = Math.max(1, ...rows.flatMap((row) => [row.cases, row.usual]));
  const x = {
    field: 'offset', type: 'ordinal', scale: { paddingInner: 0, paddingOuter: 0 },
    axis: { title: null, values: [-8, 0, 8], labelExpr: WHEN, labelAngle: 0, labelOverlap: false, domain: false, ticks: false, labelColor: QUIET, labelFontSize: 11 },
  };
  const y = (field) => ({ field, type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: { title: null, values: [0, Math.floor(most)], format: 'd' } });
  return {
    width: 300,
    height: 76,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', fill: 'var(--chart-shade)', width: { band: 1 } }, encoding: { x, y: y('usual') } },
      { mark: { type: 'bar', fill: NOW, width: { band: 0.55 } }, encoding: { x, y: y('cases') } },
    ],
  };
}
