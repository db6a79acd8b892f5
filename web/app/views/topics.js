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
 * @param {(topic: TopicStats) => Num} key
 * @param {string} [hint]
 * @returns {Column<TopicStats>}
 */
function numeric(id, label, format, key, hint) {
  const reason = () => reasonFor(store.value.metrics?.unknown, `topicStats.${id}`);
  const cell = (/** @type {TopicStats} */ topic) => html`<${Value} text=${format(key(topic))} reason=${reason()} />`;
  return { id, label, numeric: true, key, cell, ...(hint && { hint }) };
}

/** @type {Column<TopicStats>[]} */
const COLUMNS = [
  { id: 'name', label: 'Topic', key: nameOf, cell: nameOf },
  numeric('produceRate', 'Produce/s', rate, (topic) => topic.produceRate, 'Records appended a second'),
  numeric('fetchRate', 'Fetch/s', rate, (topic) => topic.fetchRate, 'Records that consumer groups got past a second'),
  {
    id: 'maxLag',
    label: 'Max lag',
    hint: 'The lag of the group that is farthest behind, in records',
    numeric: true,
    key: (topic) => store.value.maxLag.get(topic.name),
    cell: (topic) =>
      html`<${Value} text=${count(store.value.maxLag.get(topic.name))} reason="No consumer group has committed on this topic." />`,
  },
  numeric(
    'totalMessages',
    'Records',
    count,
    (topic) => topic.totalMessages,
    'Records retained: log end − log start, over all partitions',
  ),
  numeric('totalBytes', 'Size', bytes, (topic) => topic.totalBytes, "The leaders' logs"),
  numeric('partitions', 'Partitions', count, (topic) => topic.partitions),
];

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
