import { readFileSync } from 'node:fs';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/dashboard';

/** The data source the viewer of a dashboard has chosen; there may be several with ClickHouse behind them. */
export const CLICKHOUSE: DataSourceRef = { type: 'grafana-clickhouse-datasource', uid: '${datasource}' };

/** What stands for a parameter of a question: a variable of the dashboard, or a fixed value. */
export type Values = Readonly<Record<string, string>>;

const QUERIES = new URL('../../queries/', import.meta.url);

/** Text in SQL. */
export function quoted(words: string): string {
  return `'${words}'`;
}

/** A variable of the dashboard as text in SQL; Grafana escapes the quotes in it. */
export function variable(name: string): string {
  return '${' + name + ':sqlstring}';
}

/** What a question answers: the words at its head. */
export function meaning(question: string): string {
  const comments = text(question).split('\n').filter((line) => line.startsWith('-- '));
  return comments.map((line) => line.slice(3)).join(' ');
}

/** A question as Grafana asks it: ClickHouse's own parameters are out of its reach, so values take their places. */
export function sql(question: string, values: Values): string {
  return text(question).replaceAll(/\{(\w+):[^}]+\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`${question} asks for ${name}, which the dashboard does not give`);
    }
    return value;
  });
}

/** Some columns of a question's answer, of the rows with these values; in the order the question gives them. */
export function part(question: string, values: Values, columns: readonly string[], where: Values): string {
  const conditions = Object.entries(where).map(([column, value]) => `${column} = ${value}`);
  const only = conditions.length === 0 ? '' : `\nWHERE ${conditions.join(' AND ')}`;
  return `SELECT ${columns.join(', ')}\nFROM\n(\n${sql(question, values)}\n)${only}`;
}

/** SQL as a panel's query. */
export function target(rawSql: string): Builder<Dataquery> {
  // without a version the plug-in takes a query for one of its third edition and rewrites it
  const query = { refId: 'A', datasource: CLICKHOUSE, pluginVersion: '4.0.0', editorType: 'sql', queryType: 'table', format: 1, rawSql, _implementsDataqueryVariant: () => {} };
  return { build: () => query };
}

function text(question: string): string {
  return readFileSync(new URL(`${question}.sql`, QUERIES), 'utf8').trimEnd();
}
