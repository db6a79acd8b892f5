import { chartIds } from '../lib/chart-catalogue.js';
import { dashboardJson, readDashboard } from '../lib/dashboard.js';
import { limitsText, packed, readLimits, unpacked } from '../lib/link.js';
import { change, lendLimits, settings } from '../lib/settings.js';
import { Store } from '../lib/store.js';
import { dashboard, keep, stored } from './dashboards.js';
import { hrefTo, navigate, router } from './router.js';

/**
 * What the address lends: limits, and a dashboard. They are shown, and the reader's own stay as they are kept.
 *
 * @type {Store<{ limits: boolean, limitsProblem: string, board: boolean, boardProblems: readonly string[] }>}
 */
export const lent = new Store({ limits: false, limitsProblem: '', board: false, boardProblems: [] });

/** @type {string | null} */
let limitsNow = null;
/** @type {string | null} */
let boardNow = null;

/** Takes what the address lends, now and whenever it changes. */
export function followLinks() {
  router.subscribe(follow);
  follow();
}

function follow() {
  const { page, limits, params } = router.value;
  followLimits(limits);
  followBoard(page === 'dashboard' ? (params['board'] ?? null) : null);
}

/** @param {string | null} text */
function followLimits(text) {
  if (text === limitsNow) return;
  limitsNow = text;
  const { limits, problem } = text === null ? { limits: null, problem: '' } : readLimits(text);
  lendLimits(limits);
  lent.set({ limits: limits !== null, limitsProblem: problem });
}

/** @param {string | null} text */
async function followBoard(text) {
  if (text === boardNow) return;
  boardNow = text;
  if (text === null) return backToOwn();
  const { json, problem } = await unpacked(text);
  if (text !== boardNow) return;
  const read = readDashboard(json, chartIds);
  const problems = problem ? [problem] : read.problems;
  if (problems.length > 0) backToOwn();
  else dashboard.set(read.dashboard);
  lent.set({ board: problems.length === 0, boardProblems: problems });
}

function backToOwn() {
  if (lent.value.board) dashboard.set(stored());
  lent.set({ board: false, boardProblems: [] });
}

/** The lent dashboard becomes the reader's own. */
export function keepBoard() {
  lent.set({ board: false });
  keep({ ...dashboard.value });
  leaveBoard();
}

export const leaveBoard = () => navigate({ params: { board: null } }, { replace: true });

/** The lent limits become the reader's own. */
export function keepLimits() {
  const { limits } = readLimits(router.value.limits ?? '');
  if (limits) change({ limits });
  leaveLimits();
}

export const leaveLimits = () => navigate({ limits: null }, { replace: true });

/** The address of exactly what is seen: with the reader's limits where they are another than the default, and the dashboard. @returns {Promise<string | null>} null: too long */
export async function linkToThis() {
  const { page, limits, params } = router.value;
  const board =
    page === 'dashboard'
      ? (params['board'] ?? (await packed(JSON.stringify(JSON.parse(dashboardJson(dashboard.value))))))
      : undefined;
  if (board === null) return null;
  const hash = hrefTo({
    limits: limits ?? limitsText(settings.value.limits),
    params: board === undefined ? {} : { board },
  });
  return location.origin + location.pathname + location.search + hash;
}
