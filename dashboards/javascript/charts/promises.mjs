import { quarterBand, time } from './parts.mjs';
import { BAD, BEFORE, NOW, QUIET, TEXT, width } from './theme.mjs';

const percent = (share) => `${(100 * share).toFixed(0)} %`;

/**
 * The share of promises kept by week, a panel a clock. rows {clock, week, share, usual, low, below, shown};
 * about {quarter, from, to, clocks: [{clock, title}]}. What was promised is all of them: the line at the top.
 */
export function promises({ rows, about, narrow }) {
  const columns = narrow ? 1 : Math.min(2, about.clocks.length);
  const panel = Math.floor((width(narrow) - 24 * (columns - 1)) / columns) - 52;
  return {
    columns,
    spacing: { row: 14, column: 24 },
    concat: about.clocks.map(({ clock, title }) => onePanel(rows.filter((row) => row.clock === clock), title, about, panel)),
  };
}

function onePanel(rows, title, about, panel) {
  const shown = rows.filter((row) => row.shown);
  const usual = rows.find((row) => row.usual !== null)?.usual;
  const x = { field: 'week', ...time({ tickCount: { interval: 'month', step: 6 } }) };
  const y = { field: 'share', type: 'quantitative', scale: { domain: [0, 1] }, axis: { title: null, values: [0, 0.5, 1], format: '.0%' } };
  const across = (share, stroke, strokeDash) => ({
    data: { values: [{ share }] },
    mark: { type: 'rule', stroke, strokeWidth: 1.5, ...(strokeDash && { strokeDash }) },
    encoding: { y },
  });
  return {
    title,
    width: panel,
    height: 84,
    layer: [
      ...quarterBand(about, ''),
      across(1, TEXT),
      ...(usual === undefined ? [] : [across(usual, BEFORE, [2, 3])]),
      { data: { values: shown }, mark: { type: 'line', stroke: NOW, strokeWidth: 1.8 }, encoding: { x, y } },
      {
        data: { values: shown.filter((row) => row.below) },
        mark: { type: 'point', shape: 'triangle-down', filled: true, fill: BAD, size: 42, opacity: 1 },
        encoding: { x, y },
      },
      ...(usual === undefined ? [] : [{
        data: { values: [{ share: usual }] },
        mark: { type: 'text', align: 'right', baseline: usual > 0.3 ? 'top' : 'bottom', dy: usual > 0.3 ? 3 : -3, fill: QUIET, fontSize: 11, text: `usual ${percent(usual)}` },
        encoding: { x: { value: panel }, y },
      }]),
    ],
  };
}
