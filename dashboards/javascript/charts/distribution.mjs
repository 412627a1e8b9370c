import { FIT, NOW, PANEL, PERCENT, TEXT, width } from './theme.mjs';

/** How long cases took: rows {band, place, share, share_before}. Bars are now, marks before. */
export function distribution({ rows, about, narrow }) {
  const x = { field: 'band', type: 'nominal', sort: rows.map((row) => row.band), axis: { title: null, labelAngle: narrow ? -50 : 0, labelLimit: 120, labelFontSize: narrow ? 12 : 11, labelOverlap: false } };
  const y = (field) => ({ field, type: 'quantitative', axis: { title: null, labelExpr: PERCENT, tickCount: 4 } });
  return {
    width: width(narrow),
    autosize: FIT,
    height: 190,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', fill: NOW, width: { band: 0.72 } }, encoding: { x, y: y('share') } },
      ...(about.before ? [
        { mark: { type: 'tick', thickness: 6, color: PANEL, opacity: 1, width: { band: 0.94 } }, encoding: { x, y: y('share_before') } },
        { mark: { type: 'tick', thickness: 3, color: TEXT, opacity: 1, width: { band: 0.9 } }, encoding: { x, y: y('share_before') } },
      ] : []),
    ],
  };
}
