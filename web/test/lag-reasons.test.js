import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_COMMIT, NO_LOG_END, whyNoLag, whyNoTotal, whyNotClear } from '../app/views/lag-reasons.js';

/** @param {number | null} currentOffset @param {number | null} logEndOffset @returns {any} */
const partition = (currentOffset, logEndOffset) => ({ partition: 0, currentOffset, logEndOffset });
/** @param {any[]} partitions @returns {any} */
const topic = (...partitions) => ({
  topic: 't',
  partitionCount: partitions.length,
  withoutCommit: partitions.filter((row) => row.currentOffset === null).length,
});
/** @param {any[]} topics @returns {any} */
const group = (...topics) => ({
  groupId: 'g',
  totalLag: null,
  topics,
  withoutCommit: topics.reduce((sum, { withoutCommit }) => sum + withoutCommit, 0),
});

test("a partition's lag lacks a commit, a log end or a log start, and says which", () => {
  assert.equal(whyNoLag(partition(null, 9)), NO_COMMIT);
  assert.equal(whyNoLag(partition(5, null)), NO_LOG_END);
  assert.equal(whyNoLag(partition(null, null)), `${NO_COMMIT} ${NO_LOG_END}`);
  assert.equal(whyNoLag(partition(5, 9)), 'No source reports where the log of this partition begins.');
});

test('a sum says no commit only where no partition has one', () => {
  assert.match(
    whyNoTotal(topic(partition(null, 9), partition(null, null))),
    /^No offset is committed on any partition/,
  );
  assert.match(whyNoTotal(topic(partition(5, null), partition(6, null))), /^No source reports where/);
  assert.match(whyNoTotal(topic(partition(5, null), partition(null, 9))), /^No partition has both/);
});

test("a group's sum looks at all of its topics", () => {
  assert.match(whyNoTotal(group(topic(partition(null, 9)), topic(partition(5, null)))), /^No partition has both/);
  assert.match(whyNoTotal(group()), /^The group has no offsets/);
});

test('a lag that is known and not falling is told from one that is not known', () => {
  assert.match(whyNotClear({ ...group(topic(partition(5, 9))), totalLag: 4 }), /not falling/);
  assert.match(whyNotClear(group(topic(partition(null, 9)))), /^No offset is committed/);
});
