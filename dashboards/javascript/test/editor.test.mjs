import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, isNumber, isTime, text } from '../editor/values.mjs';

test('what a column holds is known from its type, whatever is around it', () => {
  for (const type of ['UInt8', 'Nullable(Int64)', 'Decimal(18, 3)', 'LowCardinality(Nullable(Float64))']) assert.ok(isNumber(type), type);
  for (const type of ['String', "DateTime64(3, 'UTC')", 'Array(UInt8)', 'Map(String, Int8)']) assert.ok(!isNumber(type), type);
  for (const type of ['Date', "Nullable(DateTime64(3, 'UTC'))"]) assert.ok(isTime(type), type);
});

test('numbers sort as numbers, null comes last', () => {
  assert.deepEqual([10, null, 9].sort((one, other) => compare(one, other, true)), [9, 10, null]);
  assert.deepEqual(['b', null, 'a'].sort((one, other) => compare(one, other, false)), ['a', 'b', null]);
});

test('values read as they are', () => {
  assert.equal(text(null), '–');
  assert.equal(text(['a', 1]), '["a",1]');
  assert.equal(text(0), '0');
});
