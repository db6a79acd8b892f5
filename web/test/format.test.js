import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../app/lib/format.js';

/** Thin spaces written as plain ones, to be read. @param {string} text */
const plain = (text) => text.replaceAll('\u2009', ' ');

/**
 * @template Value
 * @param {(value: Value) => string} subject
 * @param {[Value, string][]} cases
 */
function holds(subject, cases) {
  for (const [value, expected] of cases) assert.equal(plain(subject(value)), expected, `of ${value}`);
}

test('unknown is a dash everywhere, and zero is not', () => {
  const { count, rate, bytes, bytesRate, latency, duration, whole, percent } = format;
  for (const subject of [count, rate, bytes, bytesRate, latency, duration, whole, percent]) {
    assert.equal(subject(null), '—');
    assert.equal(subject(undefined), '—');
    assert.equal(subject(Number.NaN), '—');
    assert.match(subject(0), /^0/);
  }
});

test('whole groups digits by thin spaces', () => {
  holds(format.whole, [
    [7, '7'],
    [1234, '1 234'],
    [1234567, '1 234 567'],
    [-1234, '-1 234'],
  ]);
});

test('count is whole below a thousand, then three digits with an SI prefix', () => {
  holds(format.count, [
    [0, '0'],
    [999, '999'],
    [1000, '1.00 k'],
    [12_345, '12.3 k'],
    [999_999, '1.00 M'],
    [3.4e9, '3.40 G'],
  ]);
});

test('rate keeps the decimals of what is small', () => {
  holds(format.rate, [
    [0, '0'],
    [0.5, '0.50'],
    [12.34, '12.3'],
    [999.4, '999'],
    [999.6, '1.00 k'],
    [4100, '4.10 k'],
  ]);
});

test('bytes are IEC units of 1024', () => {
  holds(format.bytes, [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.00 KiB'],
    [1536, '1.50 KiB'],
    [104_857_600, '100 MiB'],
  ]);
  holds(format.bytesRate, [[1_048_576, '1.00 MiB/s']]);
});

test('withoutZeros leaves what says something', () => {
  holds(format.withoutZeros, [
    ['5.00 k', '5 k'],
    ['1.50 MiB', '1.5 MiB'],
    ['100 ms', '100 ms'],
    ['1.05', '1.05'],
    ['20.0', '20'],
  ]);
});

test('latency turns seconds to milliseconds below one second', () => {
  holds(format.latency, [
    [0, '0 ms'],
    [0.0008, '0.8 ms'],
    [0.005, '5 ms'],
    [0.0254, '25 ms'],
    [0.9999, '1.00 s'],
    [12.34, '12.3 s'],
  ]);
});

test('duration names its two largest units', () => {
  holds(format.duration, [
    [0, '0 s'],
    [850, '850 ms'],
    [42_000, '42 s'],
    [60_000, '1 min'],
    [185_000, '3 min 05 s'],
    [7_800_000, '2 h 10 min'],
    [353_000_000, '4 d 02 h'],
  ]);
});

test('timeLag says when it is only a bound', () => {
  assert.equal(plain(format.timeLag({ millis: 42_000, bound: 'exact', reason: null })), '42 s');
  assert.equal(plain(format.timeLag({ millis: 3_600_000, bound: 'atLeast', reason: 'older' })), '≥ 1 h');
  assert.equal(plain(format.timeLag({ millis: 3_600_000, bound: 'about', reason: 'thinned' })), '≈ 1 h');
  assert.equal(plain(format.timeLag({ millis: 3_600_000, bound: 'exact', reason: null })), '1 h');
  assert.equal(format.timeLag({ millis: null, bound: 'unknown', reason: 'no commit' }), '—');
  assert.equal(format.timeLag(null), '—');
});

test('a moment of another day is told with its day, and the zone by its distance from UTC', () => {
  format.setUnits({ bytes: 'binary', counts: 'short', zone: 'utc' });
  const at = Date.UTC(2026, 10, 23, 11, 0, 0);
  assert.equal(format.pastClock(at, at + 43_200_000), '11:00:00');
  assert.equal(format.pastClock(at, at + 43_200_001), '23 Nov 2026 11:00:00');
  assert.equal(format.zoneText(at), 'UTC');
});
