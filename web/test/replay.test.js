import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isSkipped,
  isTurned,
  lastSpan,
  played,
  readReplay,
  spanFault,
  speedsWith,
  stateText,
  withReplay,
  within,
} from '../app/lib/replay.js';

/** @import { Replay } from '../app/lib/replay.js' */

/** @type {Replay} */
const REPLAY = {
  id: '5f1c',
  state: 'playing',
  fromMillis: 1_000_000,
  toMillis: 1_060_000,
  positionMillis: 1_010_000,
  progress: 0.25,
  speed: 10,
  problem: null,
};

test('a status is taken as the server sends it, and nothing that is none', () => {
  const sent = { ...REPLAY, warmUpFromMillis: 400_000, clusters: [], eventsTotal: 7, skippedTotal: 0 };
  assert.deepEqual(readReplay(sent), REPLAY);
  assert.throws(() => readReplay({ ...sent, state: 'rewinding' }), /state/);
  assert.throws(() => readReplay({ ...sent, positionMillis: null }), /positionMillis/);
  assert.throws(() => readReplay(null), TypeError);
});

test('every path asks for the replay, whatever else it asks for', () => {
  assert.equal(withReplay('api/v1/health', '5f1c'), 'api/v1/health?replay=5f1c');
  assert.equal(withReplay('api/v1/topics?limit=5', 'a&b'), 'api/v1/topics?limit=5&replay=a%26b');
  assert.equal(withReplay('api/v1/health', null), 'api/v1/health');
});

test('views begin anew when time goes back, and around a warm-up, but not as time goes on', () => {
  assert.equal(isTurned(REPLAY, { ...REPLAY, positionMillis: 1_050_000 }), false);
  assert.equal(isTurned(REPLAY, { ...REPLAY, state: 'paused' }), false);
  assert.equal(isTurned(REPLAY, { ...REPLAY, positionMillis: 1_009_000 }), true);
  assert.equal(isTurned(REPLAY, { ...REPLAY, state: 'warming-up' }), true);
  assert.equal(isTurned({ ...REPLAY, state: 'warming-up' }, REPLAY), true);
  assert.equal(isTurned(REPLAY, { ...REPLAY, state: 'failed' }), true);
});

test('seconds between pushes are missed when the newer begins after the older ended', () => {
  assert.equal(isSkipped(1_010_000, { fromMillis: 1_010_000 }), false);
  assert.equal(isSkipped(1_010_000, { fromMillis: 1_011_000 }), true);
  assert.equal(isSkipped(1_010_000, null), false);
});

test('the last minutes end with the second that is over', () => {
  assert.deepEqual(lastSpan(10, 1_700_000_000_999), { fromMillis: 1_699_999_400_000, toMillis: 1_700_000_000_000 });
});

test('an interval that can not be is told before the server is asked', () => {
  const now = 2_000_000;
  assert.equal(spanFault({ fromMillis: 1_000_000, toMillis: 1_002_000 }, now), '');
  assert.match(spanFault({ fromMillis: NaN, toMillis: 1 }, now), /both/);
  assert.match(spanFault({ fromMillis: 1_000_000, toMillis: 1_001_000 }, now), /two seconds/);
  assert.match(spanFault({ fromMillis: 2_000_000, toMillis: 3_000_000 }, now), /still to come/);
});

test('a place on the track is a whole second of the interval', () => {
  assert.equal(within(REPLAY, 1_010_499), 1_010_000);
  assert.equal(within(REPLAY, 0), 1_000_000);
  assert.equal(within(REPLAY, Infinity), 1_060_000);
});

test('play goes on, pause holds, and at the end it begins anew', () => {
  assert.deepEqual(played(REPLAY), { paused: true });
  assert.deepEqual(played({ ...REPLAY, state: 'seeking' }), { paused: true });
  assert.deepEqual(played({ ...REPLAY, state: 'paused' }), { paused: false });
  assert.deepEqual(played({ ...REPLAY, state: 'ended' }), { position: 1_000_000, paused: false });
});

test('what it does is said in words', () => {
  assert.equal(stateText({ ...REPLAY, state: 'warming-up', progress: 0.999 }), 'Reading what came before: 99 %');
  assert.equal(stateText({ ...REPLAY, speed: 1 }), 'Playing');
  assert.equal(stateText({ ...REPLAY, state: 'failed', problem: 'The file is gone.' }), 'It failed. The file is gone.');
});

test('a speed that is not among those offered can be seen nevertheless', () => {
  assert.deepEqual(speedsWith(7), [1, 2, 5, 7, 10, 30, 100, 300, 1000]);
  assert.deepEqual(speedsWith(10), [1, 2, 5, 10, 30, 100, 300, 1000]);
});
