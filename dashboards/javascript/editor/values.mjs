// What a column holds, by ClickHouse's name of its type.
export const isNumber = (type) => /^(Nullable\(|LowCardinality\()*(U?Int|Float|Decimal|BFloat)/.test(type);
export const isTime = (type) => /^(Nullable\(|LowCardinality\()*(Date|DateTime)/.test(type);

/** Orders two values of a column; null comes last. */
export function compare(one, other, numbers) {
  if (one === null || other === null) return (one === null) - (other === null);
  if (numbers) return Number(one) - Number(other);
  return String(one).localeCompare(String(other), 'en');
}

export function text(value) {
  if (value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
