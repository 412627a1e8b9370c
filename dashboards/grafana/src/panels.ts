import { PanelBuilder as BarChart } from '@grafana/grafana-foundation-sdk/barchart';
import { ReduceDataOptionsBuilder, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { TextBoxVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { CLICKHOUSE, meaning, part, target, type Values } from './question.js';

/** What a panel shows of a question's answer. */
export interface Shown {
  title: string;
  question: string;
  values?: Values;
  /** Only the rows with these values, which are SQL. */
  where?: Values;
  /** The columns, in order, with their headings. */
  columns: Readonly<Record<string, string>>;
}

/** Units go with the names the questions give their columns. */
const UNITS: readonly (readonly [string, string])[] = [
  ['/(^|_)(seconds)(_|$)/', 's'],
  ['/(^|_)milliseconds$/', 'ms'],
  ['/(^|_)share(_|$)|^solved_in_time$|^satisfied$|^low$|^high$/', 'percentunit'],
  ['/_at$|^event_time$/', 'dateTimeAsIso'],
];

/** The pages of the dashboards server show what a case has been through. */
const TO_THE_CASE = { id: 'links', value: [{ title: 'The case', url: '${pages}/cases/${__value.text:percentencode}', targetBlank: true }] };

/** Where those pages are. */
export function pages(): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder('pages').label('Pages at').defaultValue('http://127.0.0.1:18080');
}

export function table(shown: Shown, width: number, height: number): Table {
  return filled(new Table(), shown, width, height);
}

export function bars(shown: Shown, width: number, height: number): BarChart {
  return filled(new BarChart(), shown, width, height).orientation(VizOrientation.Horizontal);
}

export function number(shown: Shown, width: number, height: number): Stat {
  return filled(new Stat(), shown, width, height).reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs(['lastNotNull']).fields(''));
}

function filled<P extends Table | BarChart | Stat>(panel: P, shown: Shown, width: number, height: number): P {
  const rawSql = part(shown.question, shown.values ?? {}, Object.keys(shown.columns), shown.where ?? {});
  panel.title(shown.title).description(meaning(shown.question)).datasource(CLICKHOUSE).withTarget(target(rawSql)).span(width).height(height).noValue('nothing');
  for (const [names, unit] of UNITS) {
    panel.overrideByRegexp(names, [{ id: 'unit', value: unit }]);
  }
  for (const [column, heading] of Object.entries(shown.columns)) {
    panel.overrideByName(column, [{ id: 'displayName', value: heading }, ...(column === 'case_id' ? [TO_THE_CASE] : [])]);
  }
  return panel;
}
