import { QUIET } from './theme.mjs';

/**
 * The last 24 hours of one count as bars, the same hours of a week ago as a shade behind them: rows {hours_ago, now, before};
 * about {colour: a name of the page's colours}.
 */
export function hours({ rows, about }) {
  const x = {
    field: 'hours_ago', type: 'ordinal', sort: 'descending',
    axis: { title: null, labelAngle: 0, domain: false, ticks: false, values: [23, 11, 0], labelExpr: "datum.value == 0 ? 'now' : (datum.value + 1) + ' h ago'", labelAlign: { expr: "datum.value == 23 ? 'left' : datum.value == 0 ? 'right' : 'center'" }, labelOverlap: false, labelColor: QUIET, labelBound: false },
    scale: { paddingInner: 0, paddingOuter: 0 },
  };
  const most = Math.max(1, ...rows.flatMap((row) => [row.now, row.before]));
  const y = (field) => ({ field, type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: { title: null, values: [0, most], grid: true, format: ',d' } });
  return {
    width: 336,
    height: 76,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', fill: 'var(--chart-shade)', width: { band: 1 } }, encoding: { x, y: y('before') } },
      { mark: { type: 'bar', fill: `var(--${about.colour})`, width: { band: 0.55 } }, encoding: { x, y: y('now') } },
    ],
  };
}
