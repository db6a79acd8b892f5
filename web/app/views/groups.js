import { Empty, Panel } from '../components/panel.js';
import { TableGrid } from '../components/table-grid.js';
import { useTablePlace } from '../components/table-place.js';
import { hrefTo } from '../data/router.js';
import { useGroups } from '../data/views.js';
import { html } from '../lib/html.js';
import { GroupPage } from './group.js';
import { GROUP_COLUMNS, groupName } from './groups-columns.js';

/** @import { GroupRow } from '../lib/types.js' */

const FIRST = Object.freeze({ id: 'status', direction: 'descending' });
/** @param {GroupRow} group */
const href = (group) => hrefTo({ page: 'groups', name: group.groupId });

/** The consumer groups, or the one of that name. @param {{ name?: string | null }} props */
export function Groups({ name = null }) {
  return name === null ? html`<${GroupList} />` : html`<${GroupPage} name=${name} />`;
}

function GroupList() {
  const { answer, error } = useGroups();
  const [state, onState] = useTablePlace('groups');
  return html`<${Panel} title="Consumer groups" name="groups" note=${error ? `not refreshed: ${error}` : null}>
    ${
      answer === null
        ? html`<div class="bone bone-table" data-tall></div>`
        : answer.items.length === 0
          ? html`<${Empty} title="No consumer groups yet">A group appears here as soon as a consumer joins it or commits an offset.<//>`
          : html`<${TableGrid}
              id="groups"
              caption="Consumer groups"
              columns=${GROUP_COLUMNS}
              rows=${answer.items}
              name=${groupName}
              first=${FIRST}
              state=${state}
              onState=${onState}
              atMillis=${answer.atMillis}
              href=${href}
              filterLabel="Filter groups"
              noun="group"
              tall
            />`
    }
  <//>`;
}
