import { lazyWith } from '../components/lazy.js';
import { Overview } from './overview.js';

/** @import { PageName } from '../lib/route.js' */

/**
 * @typedef {object} Page
 * @property {string} icon an SVG path in a square of 20
 * @property {boolean} timed whether the page shows something over time
 * @property {any} component is given the name of the one thing shown, or null; fetched when it is first needed, but for the overview
 */

/** @param {() => Promise<any>} load */
const fetched = (load) => lazyWith('styles/pages.css', load);

/** Every page by its name in the address. @type {Readonly<Record<PageName, Page>>} */
export const PAGE = Object.freeze({
  overview: { icon: 'M3 13l4-5 3 3 3-7 4 9', timed: true, component: Overview },
  topics: {
    icon: 'M3 5h14M3 10h14M3 15h9',
    timed: true,
    component: fetched(() => import('./topics.js').then((module) => module.Topics)),
  },
  groups: {
    icon: 'M7 9a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5M2.5 16a4.5 4.5 0 0 1 9 0M13 9.5a2 2 0 1 0 0-4M14 11.8a4 4 0 0 1 3.5 4.2',
    timed: true,
    component: fetched(() => import('./groups.js').then((module) => module.Groups)),
  },
  brokers: {
    icon: 'M3 4h14v5H3zM3 11h14v5H3zM6 6.5h1M6 13.5h1',
    timed: true,
    component: fetched(() => import('./brokers.js').then((module) => module.Brokers)),
  },
  dashboard: {
    icon: 'M3 3h6v8H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 13h6v4H3z',
    timed: true,
    component: fetched(() => import('./dashboard.js').then((module) => module.Dashboard)),
  },
  settings: {
    icon: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
    timed: false,
    component: fetched(() => import('./settings.js').then((module) => module.Settings)),
  },
});
