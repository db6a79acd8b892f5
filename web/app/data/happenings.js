import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { backoffMillis } from '../lib/backoff.js';
import { withCluster } from '../lib/clusters.js';
import { withReplay } from '../lib/replay.js';
import { usePart } from '../lib/store.js';
import { afterPaint } from '../lib/turns.js';
import { getJson, Missing } from './rest.js';
import { replay } from './replay.js';
import { store } from './state.js';
import { newestMillis } from './use-timeline.js';

/**
 * What happened to a subject, as the server noticed: restarts, leaders that moved, topics that came and went.
 *
 * @import { Happening } from '../lib/happened.js'
 * @import { Subject } from './seen.js'
 */

/** What belongs to each kind of subject; of the cluster all does. @type {Readonly<Record<string, string>>} */
const KINDS = Object.freeze({
  topics: 'topic-created,topic-deleted,partitions-added,leaders-moved',
  groups: 'group-rebalanced',
  brokers: 'broker-started,broker-joined,broker-left,controller-moved',
});
/** What happens now is asked for so often. */
const EVERY_MILLIS = 5000;
/** A server that has nothing at this address is asked again after so long. */
const UNSERVED_MILLIS = 600_000;
const KEPT = 40;
/** @type {readonly Happening[]} */
const NONE = Object.freeze([]);

/** @type {Map<string, Promise<readonly Happening[] | null>>} */
const answers = new Map();
let silentUntil = 0;
let failures = 0;

/**
 * @param {Subject | null} subject null: nothing is asked
 * @param {{ fromMillis: number, toMillis: number }} span
 * @param {number} [newest] until when anything can have happened: that of the page unless told, which in a replay is as far
 *   as it is; told, it is all that the server knows of
 * @returns {readonly Happening[]} the oldest first
 */
export function useHappenings(subject, { fromMillis, toMillis }, newest) {
  const cluster = usePart(store, (state) => state.cluster);
  const live = usePart(store, (state) => state.connection.phase === 'live');
  const past = usePart(replay, ({ id }) => (newest === undefined ? id : null));
  const [known, setKnown] = useState({ of: '', items: NONE });
  const of = `${cluster} ${subject}`;
  const wanted = useRef(of);
  wanted.current = of;
  const end = Math.min(toMillis, (newest ?? newestMillis()) + 1);
  const asked = subject === null || !live ? null : pathOf(cluster, subject, fromMillis, end);
  const path = asked && withReplay(asked, past);
  useEffect(() => {
    if (path) afterPaint(() => read(path).then((items) => items && wanted.current === of && setKnown({ of, items })));
  }, [path]);
  return known.of === of && subject !== null ? known.items : NONE;
}

/** In steps of five seconds, so that charts of the same time ask once. @param {string | null} cluster @param {Subject} subject @param {number} fromMillis @param {number} toMillis */
function pathOf(cluster, subject, fromMillis, toMillis) {
  const from = Math.floor(fromMillis / EVERY_MILLIS) * EVERY_MILLIS;
  const to = Math.ceil(toMillis / EVERY_MILLIS) * EVERY_MILLIS;
  if (to <= from) return null;
  const [kind = '', ...name] = subject.split('/');
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  if (KINDS[kind]) query.set('kind', KINDS[kind]);
  if (KINDS[kind]) query.set('subject', name.join('/'));
  return withCluster(`api/v1/annotations?${query}`, cluster);
}

/** @param {string} path @returns {Promise<readonly Happening[] | null>} null: not known now */
function read(path) {
  const known = answers.get(path);
  if (known || Date.now() < silentUntil) return known ?? Promise.resolve(null);
  const answer = getJson(path).then(
    ({ items }) => {
      failures = 0;
      return items;
    },
    (error) => {
      answers.delete(path);
      silentUntil =
        Date.now() + (error instanceof Missing ? UNSERVED_MILLIS : EVERY_MILLIS + backoffMillis(failures++));
      return null;
    },
  );
  answers.set(path, answer);
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest);
  return answer;
}
