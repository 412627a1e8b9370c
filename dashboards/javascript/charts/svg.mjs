import { parse, textMetrics, View } from 'vega';
import { compile } from 'vega-lite';
import { theme, WIDTH } from './theme.mjs';
import { attainment } from './attainment.mjs';
import { backlog } from './backlog.mjs';
import { burst } from './burst.mjs';
import { caseTimeline } from './case.mjs';
import { columns } from './columns.mjs';
import { distribution } from './distribution.mjs';
import { handovers } from './handovers.mjs';
import { hours } from './hours.mjs';
import { overdue } from './overdue.mjs';
import { promises } from './promises.mjs';
import { satisfaction } from './satisfaction.mjs';
import { sparkline } from './sparkline.mjs';
import { weeks } from './weeks.mjs';
import { workload } from './workload.mjs';

const CHARTS = { attainment, backlog, burst, case: caseTimeline, columns, distribution, handovers, hours, overdue, promises, satisfaction, sparkline, weeks, workload };

// There is no canvas to measure text with: the mean advance of the fonts a browser falls back to, per em.
textMetrics.width = (item, text) => String(text ?? '').length * (item.fontSize ?? 11) * 0.62;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * @param chart name of one of CHARTS
 * @param width `wide` or `narrow`
 * @param label what an assistive technology reads instead of the picture; without one the picture is decoration
 * @param rows of the chart's query
 * @param about what the chart needs to know beside its rows
 */
export async function svg({ chart, width, label, rows, about = {} }) {
  const { spec } = compile({ background: null, padding: 2, ...CHARTS[chart]({ rows, about, narrow: width === 'narrow' }), config: theme });
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    const drawn = await view.toSVG();
    const named = label ? `role="img" aria-label="${escape(label)}"` : 'aria-hidden="true"';
    // One picture with one name: its parts are not announced.
    const quiet = drawn.replace(/ (role|aria-[a-z]+)="[^"]*"/g, '');
    return quiet.replace(/^<svg [^>]*? width="([^"]*)" height="([^"]*)"[^>]*>/, (_, drawnWidth, height) => {
      // As wide as the others, so that its text is as large as theirs.
      const whole = Math.max(Number(drawnWidth), WIDTH[width] ?? 0);
      return `<svg class="${width}" ${named} focusable="false" width="${whole}" height="${height}" viewBox="0 0 ${whole} ${height}" preserveAspectRatio="xMinYMid">`;
    });
  } finally {
    view.finalize();
  }
}
