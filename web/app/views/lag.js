import { store } from '../data/state.js';
import { Empty, Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { GROUP_COLUMNS, groupName } from './lag-columns.js';
import { GroupDetail } from './lag-detail.js';

/** @import { GroupRow } from '../lib/types.js' */

const FIRST_ORDER = Object.freeze({ id: 'status', direction: 'descending' });
/** @param {GroupRow} group */
const detail = (group) => html`<${GroupDetail} group=${group} />`;

/** The consumer groups: how far behind, in records and in time, and how they fare. */
export function Lag() {
  const groups = usePart(store, (state) => state.groups);
  const total = usePart(store, (state) => state.totalGroups);
  const fault = usePart(store, (state) => state.viewError);
  const part = groups && total > groups.length ? `the first ${whole(groups.length)} of ${whole(total)}` : null;
  return html`<${Panel} title="Consumer groups" name="lag" note=${fault ? `not refreshed: ${fault}` : part}>
    ${groups === null ? html`<div class="bone bone-table"></div>` : groups.length === 0 ? html`<${NoGroups} />` : table(groups)}
  <//>`;
}

function NoGroups() {
  return html`<${Empty} title="No consumer groups yet">
    A group appears here as soon as a consumer joins it or commits an offset.
  <//>`;
}

/** @param {GroupRow[]} groups */
function table(groups) {
  return html`<${Table}
    caption="Consumer groups"
    columns=${GROUP_COLUMNS}
    rows=${groups}
    name=${groupName}
    order=${FIRST_ORDER}
    detail=${detail}
    filterLabel="Filter groups"
  />`;
}
