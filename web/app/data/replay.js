import { isTurned, PARAMETER, readReplay, stateText } from '../lib/replay.js';
import { Store } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { getJson, Missing, NotReady, ReplayGone, sendJson, Unauthorised } from './rest.js';
import { navigate, router } from './router.js';
import { setPhase } from './state.js';

/**
 * @import { Change, Replay } from '../lib/replay.js'
 * @import { Span } from '../lib/route.js'
 */

const PATH = 'api/v1/replays';
const EVERY_MILLIS = 1000;

/**
 * The replay that the page shows.
 *
 * @typedef {object} Shown
 * @property {string | null} id null: the present is shown
 * @property {Replay | null} status null until it is known
 * @property {boolean} offered whether the server has replays at all
 * @property {boolean} fixed whether it is all that the server shows: a captured file's
 * @property {boolean} gone whether there is no such replay any more
 * @property {number} turn grows whenever its views begin anew
 */

/** @type {Store<Shown>} */
export const replay = new Store({
  id: wantedReplay(),
  status: null,
  offered: false,
  fixed: false,
  gone: false,
  turn: 0,
});

/** The replay that the address names. */
function wantedReplay() {
  return new URLSearchParams(globalThis.location?.search ?? '').get(PARAMETER);
}

/** Asks how far it is, as long as one is shown. */
export function followReplay() {
  setInterval(() => replay.value.id !== null && !replay.value.gone && poll(), EVERY_MILLIS);
}

async function poll() {
  const { id } = replay.value;
  try {
    take(id, await getJson(`${PATH}/${encodeURIComponent(String(id))}`));
  } catch (error) {
    if (error instanceof Missing) lose(id);
    else if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
    else console.warn(`How far the replay is isn't known: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Finds out what is shown: what the address names, else what the server was started with, else the present.
 *
 * @returns {Promise<string | null>} its id
 * @throws {ReplayGone | NotReady} when there is none of this id, or it failed; while it warms up
 */
export async function requireReplay() {
  const list = await getJson(PATH).catch(unlessMissing);
  const shown = list?.shown ?? null;
  const id = wantedReplay() ?? shown;
  const offered = list !== null;
  if (id !== replay.value.id) replay.set({ id, status: null, gone: false });
  replay.set({ offered, fixed: id !== null && id === shown });
  if (id === null) return null;
  const status = await getJson(`${PATH}/${encodeURIComponent(id)}`).catch(unlessMissing);
  if (status) take(id, status);
  else lose(id);
  if (replay.value.gone) throw new ReplayGone(t.server.noReplay(id));
  if (replay.value.status?.state === 'warming-up') throw new NotReady(stateText(replay.value.status), false);
  if (replay.value.status?.state === 'failed') throw new ReplayGone(stateText(replay.value.status));
  return id;
}

/** @param {unknown} error */
function unlessMissing(error) {
  if (error instanceof Missing) return null;
  throw error;
}

/** @param {string | null} id @param {unknown} answer */
function take(id, answer) {
  if (id !== replay.value.id) return;
  const before = replay.value.status;
  const status = readReplay(answer);
  const turn = replay.value.turn + Number(before !== null && isTurned(before, status));
  replay.set({ status, turn, gone: false });
}

/** @param {string | null} id */
function lose(id) {
  if (id === replay.value.id && !replay.value.gone) replay.set({ gone: true, status: null });
}

/** Has an interval played again, and shows it. @param {Span} span @param {number} speed */
export async function startReplay({ fromMillis, toMillis }, speed) {
  const status = readReplay(await sendJson('POST', PATH, { from: fromMillis, to: toMillis, speed }));
  const { range } = router.value;
  navigate({ pausedAt: null, zoom: null, compare: false, ...(typeof range !== 'string' && { range: 'live' }) });
  show(status.id, status);
}

/** @param {Change} change */
export async function changeReplay(change) {
  const { id } = replay.value;
  try {
    take(id, await sendJson('PATCH', `${PATH}/${encodeURIComponent(String(id))}`, change));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    lose(id);
  }
}

/** Shows the present; others may watch it on. */
export const leaveReplay = () => show(null, null);

/** Ends it, for all who watch it, and shows the present. */
export async function endReplay() {
  const { id, gone } = replay.value;
  if (!gone) await sendJson('DELETE', `${PATH}/${encodeURIComponent(String(id))}`).catch(unlessMissing);
  leaveReplay();
}

/** @param {string | null} id @param {Replay | null} status */
function show(id, status) {
  const url = new URL(location.href);
  if (id === null) url.searchParams.delete(PARAMETER);
  else url.searchParams.set(PARAMETER, id);
  history.replaceState(history.state, '', url);
  replay.set({ id, status, gone: false, fixed: false });
}
