import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceOf } from '../app/lib/happened.js';

/** @param {string} kind @param {string[]} subjects @param {number | null} partitions */
const said = (kind, subjects, partitions = null, subjectCount = subjects.length) =>
  sentenceOf({ atMillis: 0, kind, subjects, subjectCount, partitions, text: 'In the words of the server.' });

test('what happened is said in a sentence: by name, or how many', () => {
  assert.deepEqual(
    [
      said('broker-started', ['1']),
      said('broker-joined', ['1', '2']),
      said('broker-left', ['7']),
      said('controller-moved', ['1', '2']),
      said('topic-created', ['orders'], 1),
      said('topic-deleted', ['a'], null, 300),
      said('partitions-added', ['orders'], 3),
      said('leaders-moved', ['a', 'b'], 14),
      said('group-rebalanced', ['billing']),
    ],
    [
      'Broker 1 started.',
      '2 brokers joined the cluster.',
      'Broker 7 left the cluster.',
      'Broker 2 became the controller.',
      'Topic orders created, 1 partition.',
      '300 topics deleted.',
      'Topic orders: 3 partitions added.',
      '2 topics: 14 partitions moved to another leader.',
      'Group billing rebalanced.',
    ],
  );
});

test("a kind that the page doesn't know is told in the server's words", () => {
  assert.equal(said('broker-renamed', ['1']), 'In the words of the server.');
});
