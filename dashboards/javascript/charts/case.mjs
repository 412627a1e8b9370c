import { BAD, NOW, PANEL, QUIET, SECOND, TEXT } from './theme.mjs';

const COLOURS = { COUNTED: NOW, LATE: BAD, PAUSED: 'var(--chart-paused)', OFF: QUIET, HELD: 'var(--heat-3)' };
const HEIGHTS = { COUNTED: 12, LATE: 12, PAUSED: 12, OFF: 4, HELD: 15 };
const SHAPES = { CUSTOMER: 'circle', AGENT: 'triangle-up', SYSTEM: 'diamond', ESCALATION: 'square' };
const FILLS = { CUSTOMER: SECOND, AGENT: NOW, SYSTEM: QUIET, ESCALATION: BAD };
const LANE = 26;
const CHARACTER = 7.2;

/** Hours from 0 to 23, as everywhere on the pages; a day where one begins. */
const TIMES = { milliseconds: '.%L', seconds: ':%S', minutes: '%H:%M', hours: '%H:%M', date: '%-d %b', week: '%-d %b', month: '%b', quarter: '%b', year: '%Y' };

/** Pixels: the axis lies between the names of the lanes and the right edge, in both widths alike. */
export const SIZES = { wide: { all: 1080, names: 206 }, narrow: { all: 340, names: 104 } };
const RIGHT = 12;

/**
 * All of a case on one axis of time. rows {lane, kind, from, to, name}: kind is COUNTED, LATE, PAUSED, OFF or HELD of a
 * span, DUE, CUSTOMER, AGENT, SYSTEM or ESCALATION of an instant; about {lanes, from, to: what is shown, asOf}, all times in milliseconds.
 */
export function caseTimeline({ rows, about, narrow }) {
  const { all, names } = SIZES[narrow ? 'narrow' : 'wide'];
  const plot = all - names - RIGHT;
  const { from, to, lanes } = about;
  const seen = rows.filter((row) => row.to >= from && row.from <= to)
    .map((row) => ({ ...row, from: Math.max(row.from, from), to: Math.min(row.to, to) }));
  const spans = seen.filter((row) => row.kind in HEIGHTS);
  const named = spans.filter((row) => row.name).flatMap((row) => {
    const characters = Math.floor(((row.to - row.from) / (to - from)) * plot / CHARACTER) - 1;
    if (characters < 2) return [];
    return [{ ...row, name: row.name.length > characters ? `${row.name.slice(0, Math.max(1, characters - 1))}…` : row.name }];
  });
  const x = { field: 'from', type: 'temporal', scale: { type: 'utc', nice: false }, axis: { title: null, orient: 'top', tickCount: narrow ? 3 : 9, grid: true, labelOverlap: true, labelFlush: true, labelBound: true, format: TIMES } };
  // The part that is shown is given once, or the ends would be united with those of what is drawn.
  const frame = { ...x, scale: { ...x.scale, domain: [from, to] } };
  const y = { field: 'lane', type: 'nominal', scale: { domain: lanes }, axis: { title: null, labelLimit: names, domain: false, ticks: false, grid: false, labelFontSize: narrow ? 11 : 13, labelColor: TEXT } };
  const bars = (kind) => ({
    data: { values: spans.filter((row) => row.kind === kind) },
    mark: { type: 'bar', fill: COLOURS[kind], height: HEIGHTS[kind], minBandSize: 2, stroke: kind === 'HELD' ? PANEL : null },
    encoding: { x, x2: { field: 'to' }, y },
  });
  const points = (kind) => ({
    data: { values: seen.filter((row) => row.kind === kind) },
    mark: { type: 'point', shape: SHAPES[kind], filled: true, fill: FILLS[kind], stroke: PANEL, strokeWidth: 1, size: 110, opacity: 1 },
    encoding: { x, y },
  });
  const rule = (values, stroke, strokeDash) => ({
    data: { values },
    mark: { type: 'rule', stroke, ...(strokeDash && { strokeDash }) },
    encoding: { x },
  });
  return {
    width: plot,
    height: LANE * lanes.length,
    padding: { left: names, right: RIGHT, top: 26, bottom: 6 },
    autosize: { type: 'none' },
    layer: [
      { ...rule(seen.filter((row) => row.kind === 'ESCALATION'), BAD, [2, 3]), encoding: { x: frame } },
      ...(about.asOf >= from && about.asOf <= to ? [rule([{ from: about.asOf }], QUIET, [5, 3])] : []),
      ...['HELD', 'OFF', 'PAUSED', 'COUNTED', 'LATE'].map(bars),
      {
        data: { values: named },
        mark: { type: 'text', align: 'left', dx: 4, fill: TEXT, fontSize: 12 },
        encoding: { x, y, text: { field: 'name' } },
      },
      {
        data: { values: seen.filter((row) => row.kind === 'DUE') },
        mark: { type: 'tick', orient: 'vertical', thickness: 3, color: TEXT, opacity: 1, height: 20 },
        encoding: { x, y },
      },
      ...['SYSTEM', 'AGENT', 'CUSTOMER', 'ESCALATION'].map(points),
    ],
  };
}
