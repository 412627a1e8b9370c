import { HEAT, TEXT, width } from './theme.mjs';

/** Characters, as many as there is room for. */
const LONGEST = { wide: 22, narrow: 13 };

/** What tells one department from another may stand at the end of its name. */
function short(name, longest) {
  const end = Math.floor(longest / 3);
  return name.length > longest ? `${name.slice(0, longest - end - 1).trimEnd()}…${name.slice(-end).trimStart()}` : name;
}

/**
 * Who hands cases to whom, as a matrix: rows {from_department, to_department, hand_overs};
 * about {departments: the names in their order, named: how many of them are one department; the last may be all others}. Columns are numbered as the rows are, so that no name stands upright.
 */
export function handovers({ rows, about, narrow }) {
  const names = about.departments;
  const place = new Map(names.map((name, index) => [name, index]));
  // The others are many: beside them no department would have a shade.
  const named = rows.filter((row) => place.get(row.from_department) < about.named && place.get(row.to_department) < about.named);
  const most = Math.max(...named.map((row) => row.hand_overs), 1);
  const greatest = Math.max(...rows.map((row) => row.hand_overs));
  const cells = rows.map((row) => ({
    from: place.get(row.from_department),
    to: place.get(row.to_department),
    hand_overs: row.hand_overs,
    shade: Math.min(5, Math.max(1, Math.ceil((5 * row.hand_overs) / most))),
  }));
  const labels = narrow ? 144 : 212;
  const side = Math.min(46, Math.floor((width(narrow) - labels) / names.length));
  const longest = LONGEST[narrow ? 'narrow' : 'wide'];
  const label = `${JSON.stringify(names.map((name, index) => `${index + 1}  ${short(name, longest)}`))}[datum.value]`;
  const places = names.map((_, index) => index);
  const x = { field: 'to', type: 'ordinal', scale: { domain: places }, axis: { title: 'to', orient: 'top', labelAngle: 0, labelExpr: 'datum.value + 1', domain: false, ticks: false } };
  const y = { field: 'from', type: 'ordinal', scale: { domain: places }, axis: { title: null, labelExpr: label, labelLimit: labels - 24, domain: false, ticks: false } };
  return {
    width: side * names.length,
    height: Math.min(side, 26) * names.length,
    layer: [
      {
        data: { values: places.map((each) => ({ from: each, to: each })) },
        mark: { type: 'rect', fill: 'var(--ground)' },
        encoding: { x, y },
      },
      {
        data: { values: cells },
        mark: { type: 'rect', stroke: 'var(--panel)', strokeWidth: 1 },
        encoding: { x, y, color: { field: 'shade', type: 'ordinal', scale: { domain: [0, 1, 2, 3, 4, 5], range: HEAT }, legend: null } },
      },
      {
        data: { values: cells },
        mark: { type: 'text', fill: TEXT, fontSize: narrow ? 10 : 12 },
        encoding: { x, y, text: { field: 'hand_overs', type: 'quantitative', format: side < 40 && greatest > 999 ? '.2~s' : ',' } },
      },
    ],
  };
}
