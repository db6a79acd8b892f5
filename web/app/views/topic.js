import { ChartPanel } from '../components/chart-panel.js';
import { Facts } from '../components/facts.js';
import { SeriesChart } from '../components/series-chart.js';
import { TablePanel } from '../components/table-panel.js';
import { hrefTo } from '../data/router.js';
import { useGroups, useTopic } from '../data/views.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { bytes, bytesRate, count, rate, ratio, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { skew } from '../lib/skew.js';
import { t } from '../lib/texts.js';
import { Missing } from './missing.js';
import { PARTITION_COLUMNS, partitionRows } from './topic-columns.js';
import { groupName } from './groups-columns.js';
import { onTopic, TOPIC_GROUP_COLUMNS } from './topic-groups-columns.js';

/**
 * @import { Scale } from '../components/chart-options.js'
 * @import { TopicDetail } from '../lib/types.js'
 */

const BY_PARTITION = Object.freeze({ id: 'partition', direction: 'ascending' });
const BY_LAG = Object.freeze({ id: 'lag', direction: 'descending' });
const RECORDS = Object.freeze({ format: rate, unit: 'records/s', least: 4 });
/** @type {Scale} */
const BYTES = Object.freeze({ format: bytesRate, unit: 'bytes/s', least: 1024, round: 'binary' });
const RECORD_LINES = Object.freeze([
  { metric: 'produceRate', label: t.charts.produce, colour: '--produce', fill: '--produce-fill' },
  { metric: 'fetchRate', label: t.charts.fetch, colour: '--fetch' },
]);
const BYTE_LINES = Object.freeze([
  { metric: 'produceBytes', label: t.topic.in, colour: '--produce', fill: '--produce-fill' },
  { metric: 'fetchBytes', label: t.topic.out, colour: '--fetch' },
]);
const REASONS = Object.freeze({
  fetchRate: t.topic.noneCommitted,
  produceBytes: t.topics.noBytes,
  fetchBytes: t.topics.noBytes,
});
/** @param {{ partition: number }} row */
const partitionName = (row) => String(row.partition);
/** @param {{ groupId: string }} group */
const groupHref = (group) => hrefTo({ page: 'groups', name: group.groupId });

/** One topic. @param {{ name: string }} props */
export function TopicPage({ name }) {
  const found = useTopic(name);
  if (!found) return html`<section class="panel"><div class="bone bone-table"></div></section>`;
  const { detail } = found;
  if (!detail) return html`<${Missing} what="topic" name=${name} page="topics" />`;
  const subject = `topics/${name}`;
  return html`<${Facts} label=${t.topic.numbers} facts=${facts(detail)} />
    <div class="charts charts-pair">
      <${SeriesChart} title=${t.charts.recordsASecond} name="topic-records" subject=${subject} lines=${RECORD_LINES} scale=${RECORDS} series=${detail} reasons=${REASONS} />
      <${SeriesChart} title=${t.charts.bytesASecond} name="topic-bytes" subject=${subject} lines=${BYTE_LINES} scale=${BYTES} series=${detail} reasons=${REASONS} />
      <${ChartPanel} name="topic-size" subject=${subject} ...${CHARTS.topics.size} />
      ${detail.topic.groups.length > 0 && html`<${ChartPanel} name="topic-lag" subject=${subject} ...${CHARTS.topics.lag} />`}
    </div>
    <${TopicGroups} name=${name} />
    <${Partitions} detail=${detail} />`;
}

/** @param {TopicDetail} detail @returns {import('../components/facts.js').Fact[]} */
function facts({ topic, partitionRows: partitions }) {
  const offline = topic.offline > 0 ? t.words.offline(whole(topic.offline)) : null;
  const replicas = topic.replicationFactor === null ? null : t.topic.replicas(whole(topic.replicationFactor));
  return [
    { label: t.topics.produce, text: rate(topic.rates.produceRate), reason: t.topics.notTwice },
    { label: t.topics.fetch, text: rate(topic.rates.fetchRate), reason: t.topics.noneCommits },
    {
      label: t.topics.maxLag,
      text: count(topic.maxLag),
      reason: topic.groups.length === 0 ? t.topics.noneReads : t.topic.noLagHere,
      note: t.topic.groups(whole(topic.groups.length)),
    },
    {
      label: t.numbers.records,
      text: count(topic.totalMessages),
      reason: t.topics.noOffset,
      note: t.topic.retained,
    },
    {
      label: t.numbers.size,
      text: bytes(topic.totalBytes),
      reason: t.topics.noSize,
      note: topic.replicaBytes === null ? null : t.topic.onDisk(bytes(topic.replicaBytes)),
    },
    { label: t.numbers.partitions, text: whole(topic.partitions), note: replicas },
    {
      label: t.numbers.underReplicated,
      text: whole(topic.underReplicated),
      note: offline ?? t.words.noneOffline,
      tone: topic.offline > 0 ? 'error' : topic.underReplicated > 0 ? 'warning' : undefined,
    },
    {
      label: t.numbers.skew,
      text: ratio(topic.skew),
      reason: topic.partitions < 2 ? t.topics.onePartition : t.topic.notAllHold,
      note: leaderNote(partitions),
    },
  ];
}

/** How unevenly brokers lead. @param {TopicDetail['partitionRows']} partitions */
function leaderNote(partitions) {
  /** @type {Map<number, number>} */
  const leads = new Map();
  for (const { leader } of partitions) if (leader !== null) leads.set(leader, (leads.get(leader) ?? 0) + 1);
  const uneven = skew([...leads.values()]);
  return uneven === null ? t.topic.largestOverMean : t.topic.leaders(ratio(uneven));
}

/** @param {{ detail: TopicDetail }} props */
function Partitions({ detail }) {
  return html`<${TablePanel}
    id="partitions"
    title=${t.numbers.partitions}
    prefix="p-"
    caption=${t.topic.partitionsOf(detail.topic.name)}
    columns=${PARTITION_COLUMNS}
    rows=${partitionRows(detail.partitionRows)}
    name=${partitionName}
    first=${BY_PARTITION}
    atMillis=${detail.atMillis}
    noun=${t.nouns.partition}
  />`;
}

const NO_GROUPS = Object.freeze({
  title: t.topic.noReaders,
  text: t.topic.noReadersText,
});

/** The groups that read it. @param {{ name: string }} props */
function TopicGroups({ name }) {
  const groups = useGroups();
  return html`<${TablePanel}
    id="topic-groups"
    title=${t.topic.readers}
    prefix="g-"
    caption=${t.topic.readersOf(name)}
    columns=${TOPIC_GROUP_COLUMNS}
    rows=${groups && onTopic(groups.items, name)}
    name=${groupName}
    first=${BY_LAG}
    atMillis=${groups?.atMillis}
    href=${groupHref}
    noun=${t.nouns.group}
    empty=${NO_GROUPS}
  />`;
}
