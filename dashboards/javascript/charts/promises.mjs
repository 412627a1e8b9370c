import { months, tenthBelow, time } from './parts.mjs';
import { BAD, BAND, BEFORE, NOW, PERCENT, TEXT, width } from './theme.mjs';

/**
 * The share of promises kept by week, a panel a clock. rows {clock, week, share, usual, below, shown};
 * about {quarter, from, to, clocks: [{clock, title}]}. What was promised is all of them: the line at the top.
 */
export function promises({ rows, about, narrow }) {
  const titles = new Map(about.clocks.map(({ clock, title }) => [clock, title]));
  const shown = rows.filter((row) => row.shown);
  const started = new Set();
  const values = shown.map((row) => {
    const first = !started.has(row.clock);
    started.add(row.clock);
    return { ...row, ...about, clocks: undefined, title: titles.get(row.clock), first };
  });
  const columns = narrow || titles.size === 1 ? 1 : 2;
  const x = time('week', months(rows.map(({ week }) => week), true));
  const domain = [tenthBelow(shown.flatMap((row) => [row.share, row.usual ?? 1])), 1];
  const y = (field) => ({ field, type: 'quantitative', scale: { domain }, axis: { title: null, tickCount: 3, labelExpr: PERCENT } });
  const once = { transform: [{ filter: 'datum.first' }] };
  return {
    data: { values },
    columns,
    spacing: { row: 10, column: 22 },
    facet: { field: 'title', type: 'nominal', sort: [...titles.values()], header: { title: null, labelAnchor: 'start', labelFontSize: 13, labelFontWeight: 600, labelColor: TEXT, labelPadding: 4, labelLimit: 300 } },
    resolve: { axis: { x: 'independent', y: 'independent' } },
    spec: {
      width: Math.floor((width(narrow) - 22 * (columns - 1)) / columns) - 52,
      height: 80,
      layer: [
        { ...once, mark: { type: 'rect', fill: BAND }, encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } } },
        { ...once, mark: { type: 'rule', stroke: TEXT, strokeWidth: 1.5 }, encoding: { y: { ...y('share'), field: undefined, datum: 1 } } },
        { transform: [{ filter: 'datum.first && isValid(datum.usual)' }], mark: { type: 'rule', stroke: BEFORE, strokeWidth: 1.5, strokeDash: [2, 3] }, encoding: { y: y('usual') } },
        { mark: { type: 'line', stroke: NOW, strokeWidth: 1.8 }, encoding: { x, y: y('share') } },
        { transform: [{ filter: 'datum.below' }], mark: { type: 'point', shape: 'triangle-down', filled: true, fill: BAD, size: 46, opacity: 1 }, encoding: { x, y: y('share') } },
      ],
    },
  };
}
