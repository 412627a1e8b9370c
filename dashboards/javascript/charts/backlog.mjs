import { time } from './parts.mjs';
import { AGES, FIT, PANEL, width } from './theme.mjs';

/** What was open, by age, week by week: rows {at, age_band, age_band_number, cases}. The oldest lie at the bottom. */
export function backlog({ rows, narrow }) {
  return {
    width: width(narrow),
    autosize: FIT,
    height: 190,
    data: { values: rows },
    mark: { type: 'area', stroke: PANEL, strokeWidth: 1 },
    encoding: {
      x: time('at', { format: '%-d %b', tickCount: { interval: 'month', step: 1 } }),
      y: { field: 'cases', type: 'quantitative', stack: 'zero', axis: { title: null, tickCount: 4 } },
      color: { field: 'age_band_number', type: 'ordinal', scale: { domain: [1, 2, 3, 4, 5, 6], range: AGES }, legend: null },
      order: { field: 'age_band_number', sort: 'descending' },
    },
  };
}
