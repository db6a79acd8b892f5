import { Bar } from '../components/bar.js';
import { Empty, Panel } from '../components/panel.js';
import { hrefTo } from '../data/router.js';
import { store } from '../data/state.js';
import { useSomeTopics } from '../data/views.js';
import { lagVerdict } from '../lib/findings.js';
import { count, rate, timeLag, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { top } from '../lib/top.js';
import { LEADERS } from '../lib/wants.js';

/** @import { ConsumerLag, TopicRow } from '../lib/types.js' */

/** A name that leads to its page. @param {'topics' | 'groups'} page @param {string} name */
const link = (page, name) => html`<a href=${hrefTo({ page, name })} title=${name}>${name || t.pages.noName}</a>`;

/** The topics that move most. */
export function Movers() {
  const topics = useSomeTopics();
  if (!topics) return null;
  const best = top(topics.items, LEADERS, produceRate, nameOf);
  const most = best[0]?.rates.produceRate ?? 0;
  return html`<${Panel} title=${t.panels.movers} name="movers" tools=${all('topics', topics.total)}>
    ${best.length === 0 && html`<${Empty} title=${topics.total === 0 ? t.empty.topics : t.overview.nothingMoves}>${topics.total === 0 ? t.empty.topicsText : t.overview.noRecords}<//>`}
    <div class="bars">
      ${best.map((topic) => html`<${Bar} key=${topic.name} label=${link('topics', topic.name)} value=${topic.rates.produceRate} most=${most} text=${`${rate(topic.rates.produceRate)}/s`} colour="--produce" />`)}
    </div>
  <//>`;
}

/** @param {TopicRow} topic */
const nameOf = (topic) => topic.name;
/** @param {TopicRow} topic */
const produceRate = (topic) => topic.rates.produceRate;

/** The groups that lag most. */
export function Laggers() {
  const groups = usePart(store, (state) => state.metrics?.consumerLags);
  const rows = usePart(store, (state) => state.groups);
  if (!groups) return null;
  const best = top(
    groups,
    LEADERS,
    (group) => group.totalLag,
    (group) => group.groupId,
  );
  const most = best[0]?.totalLag ?? 0;
  return html`<${Panel} title=${t.panels.laggers} name="laggers" tools=${all('groups', groups.length)}>
    ${best.length === 0 && html`<${Empty} title=${groups.length === 0 ? t.empty.groups : t.overview.noLag}>${groups.length === 0 ? t.empty.groupsText : whyNone(groups)}<//>`}
    <div class="bars">
      ${best.map((group) => {
        const lag = { totalLag: group.totalLag, timeLag: rows?.find((row) => row.groupId === group.groupId)?.timeLag };
        const behind = timeLag(lag.timeLag);
        return html`<${Bar} key=${group.groupId} label=${link('groups', group.groupId)} value=${group.totalLag} most=${most} text=${behind === '—' ? count(group.totalLag) : `${count(group.totalLag)} · ${behind}`} colour="--fetch" verdict=${lagVerdict(lag)} />`;
      })}
    </div>
  <//>`;
}

/** @param {readonly ConsumerLag[]} groups */
function whyNone(groups) {
  const unknown = groups.filter((group) => group.totalLag === null).length;
  if (unknown === 0) return t.overview.allRead;
  return unknown === groups.length ? t.overview.noneKnown : t.overview.someUnknown(unknown);
}

/** @param {'topics' | 'groups'} page @param {number} number */
const all = (page, number) =>
  number > 0 && html`<a class="panel-link" href=${hrefTo({ page, name: null })}>${t.overview.all(whole(number))}</a>`;
