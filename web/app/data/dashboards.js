import { chartIds } from '../lib/chart-catalogue.js';
import { dashboardJson, readDashboard, STARTER } from '../lib/dashboard.js';
import { Store } from '../lib/store.js';

/** @import { Dashboard } from '../lib/dashboard.js' */

const KEY = 'takhin.dashboard';

/** The dashboard that is shown: the reader's, kept in this browser, or that of a link (lent.js). @type {Store<Dashboard>} */
export const dashboard = new Store(stored());

/** The reader's own as it is kept. @returns {Dashboard} */
export function stored() {
  try {
    const kept = globalThis.localStorage?.getItem(KEY) ?? null;
    return kept === null ? STARTER : readDashboard(kept, chartIds).dashboard;
  } catch {
    return STARTER; // A browser that lets the page store nothing.
  }
}

/** Shows another one from now on, and keeps it. @param {Dashboard} next */
export function keep(next) {
  if (next === dashboard.value) return;
  dashboard.set(next);
  try {
    localStorage.setItem(KEY, dashboardJson(next));
  } catch (error) {
    console.warn('The dashboard is not kept: this browser lets the page store nothing.', error);
  }
}
