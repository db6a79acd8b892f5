import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markText, marksOf } from '../app/lib/marks.js';
import { setUnits } from '../app/lib/format.js';

const at = (/** @type {number} */ atMillis, kind = 'topic-created') => ({
  atMillis,
  kind,
  subjects: ['3'],
  subjectCount: 1,
  partitions: null,
  text: `${kind} at ${atMillis}.`,
});

test('what happened stands where its moment is, and nothing beyond the time shown', () => {
  const marks = marksOf([at(-1), at(0), at(60_000), at(120_000), at(120_001)], 0, 120_000);
  assert.deepEqual(
    marks.map((mark) => mark.at),
    [0, 0.5, 1],
  );
});

test('what stands too close together is one mark, whose text is of all of it', () => {
  setUnits({ bytes: 'binary', counts: 'short', zone: 'utc' });
  const marks = marksOf([at(10_000, 'broker-left'), at(11_000, 'broker-started'), at(20_000)], 0, 120_000);
  assert.deepEqual(
    marks.map(({ kind, items }) => `${kind} ${items.length}`),
    ['broker-left 2', 'topic-created 1'],
  );
  assert.equal(
    markText(/** @type {any} */ (marks[0]), 120_000),
    '00:00:10 Broker 3 left the cluster. 00:00:11 Broker 3 started.',
  );
  assert.match(markText(/** @type {any} */ (marks[0]), 86_400_000), /^1 Jan 1970 00:00:10 /);
});

test('no time is shown: no marks', () => {
  assert.deepEqual(marksOf([at(5)], 0, 0), []);
});
