// Colours are the page's own, by name: dark mode and print give the names other values and draw nothing anew.
export const NOW = 'var(--chart-now)';
export const BEFORE = 'var(--chart-before)';
export const SECOND = 'var(--chart-second)';
export const BAND = 'var(--chart-band)';
export const TEXT = 'var(--text)';
export const QUIET = 'var(--quiet)';
export const BAD = 'var(--bad)';
export const GOOD = 'var(--good)';
export const PANEL = 'var(--panel)';
export const HEAT = [0, 1, 2, 3, 4, 5].map((shade) => `var(--heat-${shade})`);
export const AGES = [1, 2, 3, 4, 5, 6].map((band) => `var(--age-${band})`);

/** How a share reads on an axis. */
export const PERCENT = "round(100 * datum.value) + ' %'";

/** Pixels of a whole chart. */
export const WIDTH = { wide: 560, narrow: 340 };
/** A chart with its axes, not the space between them alone, is as wide as that. */
export const FIT = { type: 'fit', contains: 'padding' };

export const width = (narrow) => (narrow ? WIDTH.narrow : WIDTH.wide);

export const theme = {
  aria: false,
  font: 'inherit',
  view: { stroke: null },
  axis: {
    labelColor: QUIET, titleColor: QUIET, gridColor: 'var(--line)', domainColor: 'var(--line)', tickColor: 'var(--line)',
    labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', labelFontWeight: 'normal', labelPadding: 4, tickSize: 4,
  },
  axisY: { domain: false, ticks: false },
  axisX: { grid: false },
  text: { fontSize: 12, fill: TEXT },
  title: { color: TEXT, fontSize: 13, fontWeight: 600, anchor: 'start', offset: 6 },
  concat: { spacing: 16 },
};
