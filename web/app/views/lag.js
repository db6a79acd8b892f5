import { useEffect } from '../vendor/preact-hooks.js';
import { store } from '../data/state.js';
import { Empty, Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { whole } from '../lib/format.js';
import { searchedFor } from '../lib/groups-query.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { GROUP_COLUMNS, groupName } from './lag-columns.js';
import { GroupDetail } from './lag-detail.js';

/** @import { GroupRow, State } from '../lib/types.js' */

const FIRST_ORDER = Object.freeze({ id: 'status', direction: 'descending' });
/** @param {GroupRow} group */
const detail = (group) => html`<${GroupDetail} group=${group} />`;
/** @param {string} groupFilter */
const onFilter = (groupFilter) => store.set({ groupFilter });

/** The consumer groups: how far behind, in records and in time, and how they fare. */
export function Lag() {
  const groups = usePart(store, (state) => state.groups);
  const total = usePart(store, (state) => state.totalGroups);
  const seeking = usePart(store, isSeeking);
  const note = usePart(store, noteOf);
  useEffect(() => () => onFilter(''), []);
  return html`<${Panel} title="Consumer groups" name="lag" note=${note}>
    ${groups === null ? html`<div class="bone bone-table"></div>` : total === 0 ? html`<${NoGroups} />` : table(groups, total, seeking)}
  <//>`;
}

/** Whether what the filter means is still being searched for. @param {State} state */
const isSeeking = ({ groupFilter, totalGroups, groupsQ }) => searchedFor(groupFilter, totalGroups) !== groupsQ;

/** @param {State} state */
function noteOf({ groups, matchingGroups, groupsQ, viewError }) {
  if (viewError) return `not refreshed: ${viewError}`;
  if (!groups || matchingGroups <= groups.length) return null;
  return `the worst ${whole(groups.length)} of ${whole(matchingGroups)}${groupsQ && ` that hold “${groupsQ}”`}`;
}

function NoGroups() {
  return html`<${Empty} title="No consumer groups yet">
    A group appears here as soon as a consumer joins it or commits an offset.
  <//>`;
}

/** @param {GroupRow[]} groups @param {number} total @param {boolean} seeking */
function table(groups, total, seeking) {
  return html`<${Table}
    caption="Consumer groups"
    columns=${GROUP_COLUMNS}
    rows=${groups}
    name=${groupName}
    order=${FIRST_ORDER}
    detail=${detail}
    filterLabel="Filter groups"
    total=${total}
    seeking=${seeking}
    onFilter=${onFilter}
  />`;
}
