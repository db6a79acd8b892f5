import { lazy } from '../components/lazy.js';
import { TablePanel } from '../components/table-panel.js';
import { hrefsTo } from '../data/router.js';
import { useGroups } from '../data/views.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { GROUP_COLUMNS, groupName } from './groups-columns.js';

const GroupPage = lazy(() => import('./group.js').then((module) => module.GroupPage));
const FIRST = Object.freeze({ id: 'status', direction: 'descending' });
const href = hrefsTo('groups', groupName);

/** The consumer groups, or the one of that name. @param {{ name?: string | null }} props */
export function Groups({ name = null }) {
  return name === null ? html`<${GroupList} />` : html`<${GroupPage} name=${name} />`;
}

const EMPTY = Object.freeze({
  title: t.empty.groups,
  text: t.empty.groupsText,
});

function GroupList() {
  const groups = useGroups();
  return html`<${TablePanel}
    id="groups"
    title=${t.groups.title}
    titled=${false}
    columns=${GROUP_COLUMNS}
    rows=${groups?.items ?? null}
    name=${groupName}
    first=${FIRST}
    atMillis=${groups?.atMillis}
    href=${href}
    filterLabel=${t.groups.filter}
    noun=${t.nouns.group}
    empty=${EMPTY}
    tall
  />`;
}
