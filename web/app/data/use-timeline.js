import { useEffect, useMemo, useState } from '../vendor/preact-hooks.js';
import { clock } from '../lib/format.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { timesOf, valuesOf } from '../lib/timeline.js';
import { useNow } from '../lib/use-now.js';
import { before, stepsOf, windowOf } from '../lib/window.js';
import { history, isServed } from './history.js';
import { useRoute } from './router.js';
import { isPushed, seen } from './seen.js';
import { Unauthorised } from './rest.js';
import { setPhase, store } from './state.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Window } from '../lib/window.js'
 * @import { Answer } from './history.js'
 * @import { Subject } from './seen.js'
 */

/**
 * @typedef {object} Timeline
 * @property {Window} window
 * @property {number[]} times the steps' starts, in seconds since the epoch
 * @property {Num[][]} columns in the order of the metrics
 * @property {Num[][] | null} earlier the period before, where it is compared with
 * @property {string} note what the reader must know of where it comes from; empty: nothing
 * @property {boolean} reading whether the server is asked for it, and hasn't answered yet
 * @property {Record<string, string>} unknown why a metric isn't there, as the server says
 */

/** The note of a server that keeps no history at all. */
export const UNSERVED = 'unserved';

/** A window that follows is asked for anew so often: what was pushed since is in the browser. */
const RENEWED_MILLIS = 300_000;
/** And so soon at first: between the end of an answer and the first push some seconds are known to neither; of some only later. */
const JOINED_MILLIS = [5000, 15_000];
/** And so often, by this machine's clock (a replay may run), where no push brings it. */
const ASKED_MILLIS = 5000;

/** The end of the newest second that is known. */
export const newestMillis = () =>
  seen.cluster.lastSecond === null ? Date.now() : (seen.cluster.lastSecond + 1) * 1000;

/** The time that the page shows; the same object until it moves on. @returns {Window} */
export function useWindow() {
  const route = useRoute();
  const endMillis = usePart(store, newestMillis);
  const { fromMillis, toMillis, stepSeconds, following } = windowOf(route, endMillis);
  return useMemo(
    () => ({ fromMillis, toMillis, stepSeconds, following }),
    [fromMillis, toMillis, stepSeconds, following],
  );
}

/**
 * Some metrics of a subject over the time that the page shows.
 *
 * @param {Subject} subject
 * @param {readonly string[]} metrics the same list at each call
 * @returns {Timeline}
 */
export function useTimeline(subject, metrics) {
  const { compare } = useRoute();
  const window = useWindow();
  useEffect(() => seen.follow(subject)); // Each time: what is seen may have been cleared.
  const past = useMemo(() => (compare ? before(window) : null), [compare, window]);
  const kept = useAnswer(subject, metrics, window);
  const keptPast = useAnswer(subject, metrics, past);
  const arrived = usePart(store, (state) => (isSettled(window) && !state.past ? 0 : state.seriesVersion));
  const lines = useMemo(
    () => linesOf(subject, metrics, window, kept.answer),
    [subject, metrics, window, kept, arrived],
  );
  const earlier = useMemo(
    () => past && linesOf(subject, metrics, past, keptPast.answer).columns,
    [subject, metrics, past, keptPast],
  );
  return {
    window,
    ...lines,
    earlier,
    note: noteOf(subject, metrics, window, kept),
    reading: kept.state === 'asking',
    unknown: kept.answer?.unknown ?? {},
  };
}

/** Whether what comes in changes nothing in this window: it is over, or the next second makes it another one (a replay may stand still). @param {Window} window */
const isSettled = ({ following, toMillis }) => following || toMillis + 10_000 < newestMillis();

/** @param {Subject} subject @param {readonly string[]} metrics @param {Window} window @param {Answer | null} kept */
function linesOf(subject, metrics, window, kept) {
  const steps = stepsOf(window);
  const ring = seen.ring(subject);
  return {
    times: timesOf(window, steps),
    columns: metrics.map((metric) => valuesOf(metric, window, steps, ring, kept)),
  };
}

/** @typedef {{ answer: Answer | null, state: 'seen' | 'asking' | 'served' | 'unserved' | 'failed', fault: string }} Kept */

/** @type {Kept} */
const ASKING = Object.freeze({ answer: null, state: 'asking', fault: '' });
/** @type {Kept} */
const SEEN = Object.freeze({ answer: null, state: 'seen', fault: '' });

/**
 * What the server keeps of a window. Not asked for what the browser itself has seen whole.
 *
 * @param {Subject} subject @param {readonly string[]} metrics @param {Window | null} window
 * @returns {Kept}
 */
function useAnswer(subject, metrics, window) {
  const [kept, setKept] = useState(ASKING);
  const cluster = usePart(store, (state) => state.cluster);
  const live = usePart(store, (state) => state.connection.phase === 'live');
  const pushed = metrics.every((metric) => isPushed(subject, metric));
  const now = useNow(!!window?.following && !pushed);
  const whole = !window || (pushed && isSeenWhole(subject, window));
  const key =
    window && (window.following ? `${window.toMillis - window.fromMillis}` : `${window.fromMillis}-${window.toMillis}`);
  const firstMillis = useMemo(() => window?.toMillis ?? 0, [cluster, subject, metrics, key, live]);
  const version = window?.following ? versionOf(window, firstMillis, pushed ? null : now) : 0;
  useEffect(() => {
    if (!window || whole || !live) return undefined;
    let current = true;
    const take = (/** @type {Kept} */ next) => current && setKept(next);
    history(cluster, subject, metrics, window, version).then(
      (answer) => take({ answer, state: answer ? 'served' : 'unserved', fault: '' }),
      (error) => {
        if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
        take({ answer: null, state: 'failed', fault: error.message });
      },
    );
    return () => {
      current = false;
    };
  }, [cluster, subject, metrics, key, version, live, whole]);
  return kept === ASKING && (whole || !live) ? SEEN : kept;
}

/** Of what is asked for again and again; another one when it is time. @param {Window} window @param {number} firstMillis where it ended at first @param {number | null} now null: pushes bring it */
export function versionOf({ toMillis }, firstMillis, now) {
  if (now !== null) return Math.floor(now / ASKED_MILLIS);
  const joined = JOINED_MILLIS.filter((millis) => toMillis - firstMillis >= millis).length;
  return `${Math.floor(toMillis / RENEWED_MILLIS)} ${joined}`;
}

/** @param {Subject} subject @param {Window} window */
function isSeenWhole(subject, { fromMillis }) {
  const first = seen.ring(subject)?.wholeSince ?? null;
  return first !== null && first * 1000 <= fromMillis;
}

/** @param {Subject} subject @param {readonly string[]} metrics @param {Window} window @param {Kept} kept */
function noteOf(subject, metrics, window, { state, fault }) {
  if (state === 'failed') return t.server.noHistory(fault);
  if (state !== 'unserved' || isSeenWhole(subject, window)) return '';
  if (subject === 'cluster' && metrics.some((metric) => isServed(subject, metric))) return UNSERVED;
  const first = seen.ring(subject)?.wholeSince ?? null;
  return first === null ? '' : t.server.seenSince(clock(first * 1000));
}
