import { BAND, QUIET, TEXT } from './theme.mjs';

/** An axis of days, marked where quarters begin. */
export const time = (axis = {}) => ({
  type: 'temporal',
  scale: { type: 'utc' },
  axis: { title: null, format: '%b %Y', tickCount: { interval: 'month', step: 3 }, labelFlush: true, ...axis },
});

/** The quarter a page is about, behind what is drawn. `about` is {quarter, from, to}. */
export function quarterBand(about, name = about.quarter) {
  const data = { values: [about] };
  return [
    {
      data,
      mark: { type: 'rect', fill: BAND },
      encoding: { x: { field: 'from', ...time() }, x2: { field: 'to' } },
    },
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: 3, fill: QUIET, text: name, fontWeight: 600 },
      encoding: { x: { field: 'from', ...time() }, y: { value: 0 } },
    },
  ];
}

/** What a line is called, at its last point. */
export const lastName = (data, x, y, name, fill = TEXT) => ({
  data: { values: data.slice(-1) },
  mark: { type: 'text', align: 'left', dx: 5, fill, text: name, fontWeight: 600 },
  encoding: { x, y },
});
