import { FIT, NOW, QUIET, width } from './theme.mjs';

const MOST_BARS = 30;

/**
 * Two columns of any answer: rows {over, of}; about {kind: time, number or text, over, of: the columns' names}.
 * Bars for names, the greatest first; a line over time; points over numbers.
 */
export function columns({ rows, about, narrow }) {
  const y = { field: 'of', type: 'quantitative', axis: { title: about.of, tickCount: 5 } };
  const title = { title: about.over };
  if (about.kind === 'text') {
    const bars = [...rows].sort((one, other) => other.of - one.of).slice(0, MOST_BARS).map((row, place) => ({ ...row, place }));
    return {
      width: width(narrow),
      autosize: FIT,
      height: 20 * bars.length + 50,
      data: { values: bars },
      mark: { type: 'bar', fill: NOW },
      encoding: {
        y: { field: 'over', type: 'nominal', sort: { field: 'place' }, axis: { ...title, labelLimit: narrow ? 110 : 170, titleAnchor: 'start', titleAngle: 0, titleAlign: 'left', titleY: -8 } },
        x: { field: 'of', type: 'quantitative', stack: null, axis: { title: about.of, grid: true, tickCount: 4 } },
      },
    };
  }
  const x = about.kind === 'time'
    ? { field: 'over', type: 'temporal', scale: { type: 'utc' }, axis: { ...title, tickCount: narrow ? 3 : 6, titleColor: QUIET } }
    : { field: 'over', type: 'quantitative', scale: { zero: false }, axis: { ...title, tickCount: narrow ? 4 : 8 } };
  return {
    width: width(narrow),
    autosize: FIT,
    height: 220,
    data: { values: rows },
    mark: about.kind === 'time' ? { type: 'line', stroke: NOW, strokeWidth: 1.8, point: { fill: NOW, size: 18, filled: true } } : { type: 'point', filled: true, fill: NOW, opacity: 0.8 },
    encoding: { x, y },
  };
}
