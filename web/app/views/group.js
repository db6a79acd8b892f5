import { ChartPanel } from '../components/chart-panel.js';
import { Facts } from '../components/facts.js';
import { Empty } from '../components/panel.js';
import { SeriesChart } from '../components/series-chart.js';
import { TablePanel } from '../components/table-panel.js';
import { hrefTo } from '../data/router.js';
import { useGroup } from '../data/views.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { count, timeLag, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { langOf, t } from '../lib/texts.js';
import { judge } from '../lib/thresholds.js';
import { slope, trend } from '../lib/trend.js';
import { LAG_PARTITION_COLUMNS, lagPartitionName, lagPartitions } from './group-columns.js';
import { clearIn, LAG_TOPIC_COLUMNS } from './groups-columns.js';
import { statusCell } from './lag-columns.js';
import { STATUS } from './groups-status.js';
import { partitionCount, whyNotClear, whyNoTotal } from './lag-reasons.js';
import { Missing } from './missing.js';

/**
 * @import { GroupRow } from '../lib/types.js'
 * @import { Fact } from '../components/facts.js'
 */

const BY_LAG = Object.freeze({ id: 'lag', direction: 'descending' });
/** @param {{ topic: string }} row */
const topicName = (row) => row.topic;
/** @param {{ topic: string }} row */
const topicHref = (row) => hrefTo({ page: 'topics', name: row.topic });

/** One consumer group. @param {{ name: string }} props */
export function GroupPage({ name }) {
  const found = useGroup(name);
  if (!found) return html`<section class="panel"><div class="bone bone-table"></div></section>`;
  const group = found.detail;
  if (!group) return html`<${Missing} what="group" name=${name} page="groups" />`;
  const subject = `groups/${name}`;
  return html`<section class="panel verdict" data-tone=${STATUS[group.status]?.tone} aria-label=${t.lag.status}>
      ${statusCell({ status: group.status })}
      <p class="verdict-rule" lang=${langOf(group.rule)}>${group.rule}</p>
    </section>
    <${Facts} label=${t.group.numbers} facts=${facts(group)} />
    <${SeriesChart} name="group-lag" subject=${subject} ...${CHARTS.groups.lag} series=${{ lag: group.recentLag }} reasons=${{ lag: whyNoTotal(group) }} />
    <div class="charts charts-pair">
      <${ChartPanel} name="group-time-lag" subject=${subject} ...${CHARTS.groups.timeLag} />
      <${ChartPanel} name="group-consumed" subject=${subject} ...${CHARTS.groups.consumed} />
    </div>
    ${group.topics.length === 0 ? html`<section class="panel"><${Empty} title=${t.group.onNoTopic}>${t.lag.noOffsets}<//></section>` : html`<${Tables} group=${group} />`}`;
}

/** @param {GroupRow} group @returns {Fact[]} */
function facts(group) {
  const partitions = group.topics.reduce((sum, topic) => sum + partitionCount(topic), 0);
  const way = trend(group.recentLag);
  const perSecond = Math.abs(slope(group.recentLag) ?? 0);
  const seconds = group.timeLag?.millis == null ? null : group.timeLag.millis / 1000;
  return [
    {
      label: t.lag.lag,
      text: count(group.totalLag),
      reason: whyNoTotal(group),
      note: way === null ? null : way === 'steady' ? t.group.steady : t.group.way(way, count(perSecond)),
      tone: toneOf(judge('lagRecords', group.totalLag)),
    },
    {
      label: t.lag.behindBy,
      text: timeLag(group.timeLag),
      reason: group.timeLag?.reason ?? undefined,
      note: t.group.farthest,
      tone: toneOf(judge('lagSeconds', seconds)),
    },
    { label: t.groups.clearIn, text: clearIn(group), reason: whyNotClear(group), note: t.group.pace },
    { label: t.lag.members, text: whole(group.members), reason: t.lag.noMembers, note: group.state },
    { label: t.numbers.topics, text: whole(group.topics.length) },
    {
      label: t.numbers.partitions,
      text: whole(partitions),
      note: group.withoutCommit > 0 ? t.group.withoutCommit(whole(group.withoutCommit)) : t.group.allCommitted,
    },
  ];
}

/** @param {'ok' | 'warning' | 'critical'} verdict */
const toneOf = (verdict) => (verdict === 'ok' ? undefined : verdict === 'critical' ? 'error' : 'warning');

/** @param {{ group: GroupRow & { atMillis: number } }} props */
function Tables({ group }) {
  return html`<${TablePanel}
      id="group-topics"
      title=${t.numbers.topics}
      prefix="t-"
      caption=${t.group.topicsOf(group.groupId)}
      columns=${LAG_TOPIC_COLUMNS}
      rows=${group.topics}
      name=${topicName}
      first=${BY_LAG}
      atMillis=${group.atMillis}
      href=${topicHref}
      noun=${t.nouns.topic}
    />
    <${TablePanel}
      id="group-partitions"
      title=${t.numbers.partitions}
      prefix="p-"
      caption=${t.topic.partitionsOf(group.groupId)}
      columns=${LAG_PARTITION_COLUMNS}
      rows=${lagPartitions(group)}
      name=${lagPartitionName}
      first=${BY_LAG}
      atMillis=${group.atMillis}
      filterLabel=${t.group.filter}
      noun=${t.nouns.partition}
    />`;
}
