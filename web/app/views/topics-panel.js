import { store } from '../data/state.js';
import { Empty, Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { Value } from '../components/value.js';
import { bytes, count, rate } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { reasonFor } from '../lib/unknown.js';

/**
 * @import { Num, TopicStats } from '../lib/types.js'
 * @import { Column } from '../components/table.js'
 */

const FIRST_ORDER = Object.freeze({ id: 'produceRate', direction: 'descending' });
/** @param {TopicStats} topic */
const nameOf = (topic) => topic.name;

/**
 * @param {string} id
 * @param {string} label
 * @param {(value: Num | undefined) => string} format
 * @param {(topic: TopicStats) => Num | undefined} key
 * @param {{ hint?: string, reason: string | ((topic: TopicStats) => string) }} said what the number is, and why it is unknown where the server doesn't tell
 * @returns {Column<TopicStats>}
 */
function numeric(id, label, format, key, { hint, reason }) {
  const why = (/** @type {TopicStats} */ topic) =>
    typeof reason === 'function' ? reason(topic) : reasonFor(store.value.metrics?.unknown, `topicStats.${id}`, reason);
  const cell = (/** @type {TopicStats} */ topic) => html`<${Value} text=${format(key(topic))} reason=${why(topic)} />`;
  return { id, label, numeric: true, key, cell, ...(hint && { hint }) };
}

/** @type {Column<TopicStats>[]} */
const COLUMNS = [
  { id: 'name', label: 'Topic', key: nameOf, cell: nameOf },
  numeric('produceRate', 'Produce/s', rate, (topic) => topic.produceRate, {
    hint: 'Records appended a second',
    reason: 'Not reported for two seconds in a row yet.',
  }),
  numeric('fetchRate', 'Fetch/s', rate, (topic) => topic.fetchRate, {
    hint: 'Records that consumer groups got past a second',
    reason: 'No consumer group commits offsets on this topic.',
  }),
  numeric('maxLag', 'Max lag', count, (topic) => store.value.maxLag.get(topic.name), {
    hint: 'The lag of the group that is farthest behind, in records',
    reason: whyNoMaxLag,
  }),
  numeric('totalMessages', 'Records', count, (topic) => topic.totalMessages, {
    hint: 'Records retained: log end − log start, over all partitions',
    reason: 'Not all partitions report their offsets.',
  }),
  numeric('totalBytes', 'Size', bytes, (topic) => topic.totalBytes, {
    hint: "The leaders' logs",
    reason: 'The size of the logs is not reported.',
  }),
  numeric('partitions', 'Partitions', count, (topic) => topic.partitions, { reason: 'Not reported.' }),
];

/** @param {TopicStats} topic */
function whyNoMaxLag(topic) {
  const { maxLag, metrics } = store.value;
  if (!maxLag.has(topic.name)) return 'No consumer group reads this topic.';
  const reason = 'No consumer group has a known lag on this topic.';
  return reasonFor(metrics?.unknown, 'consumerLags.topicLags.totalLag', reason);
}

/** The cluster's topics. */
export function Topics() {
  const metrics = usePart(store, (state) => state.metrics);
  if (!metrics) return null;
  return html`<${Panel} title="Topics" name="topics">
    ${
      metrics.topicStats.length === 0
        ? html`<${Empty} title="No topics yet">A topic appears here as soon as the cluster has one.<//>`
        : html`<${Table}
          caption="Topics"
          columns=${COLUMNS}
          rows=${metrics.topicStats}
          name=${nameOf}
          order=${FIRST_ORDER}
          filterLabel="Filter topics"
        />`
    }
  <//>`;
}
