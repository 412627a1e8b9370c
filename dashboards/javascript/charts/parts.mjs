import { BAND, QUIET, TEXT } from './theme.mjs';

/** A field on an axis of days, in UTC; `axis` says where its ticks are. */
export const time = (field, axis = {}) => ({
  field,
  type: 'temporal',
  scale: { type: 'utc' },
  axis: { title: null, format: '%b %Y', tickCount: { interval: 'month', step: 3 }, labelFlush: true, ...axis },
});

const MONTH = 31 * 86_400_000;

/**
 * Ticks that leave room for their names: each month of a short time, else each quarter or, where it is narrow, each half-year.
 * Where it is narrow the months of a short time go without their year, which the quarter's name has.
 */
export function months(days, narrow) {
  const times = days.map((day) => Date.parse(day));
  const short = Math.max(...times) - Math.min(...times) <= 5 * MONTH;
  return { tickCount: { interval: 'month', step: short ? 1 : narrow ? 6 : 3 }, ...(short && narrow && { format: '%b' }) };
}

/** The quarter a page is about, behind what is drawn over `x`. `about` is {quarter, from, to}. */
export function quarterBand(about, x) {
  const data = { values: [about] };
  const from = { ...x, field: 'from' };
  return [
    { data, mark: { type: 'rect', fill: BAND }, encoding: { x: from, x2: { field: 'to' } } },
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -3, fill: QUIET, text: about.quarter, fontWeight: 600 },
      encoding: { x: from, y: { value: 'height' } },
    },
  ];
}

/** What a line is called, at its last point or so many pixels higher. */
export const lastName = (data, x, y, name, fill = TEXT, higher = 0) => ({
  data: { values: data.slice(-1) },
  mark: { type: 'text', align: 'left', dx: 5, dy: -higher, fill, text: name, fontWeight: 600 },
  encoding: { x, y },
});

/** The greatest tenth that is not above any of the shares: where an axis of shares may begin. */
export const tenthBelow = (shares) => Math.max(0, Math.floor(10 * Math.min(1, ...shares) - 1e-9) / 10);
