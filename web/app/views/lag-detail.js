import { Table } from '../components/table.js';
import { html } from '../lib/html.js';
import { PARTITION_COLUMNS, partitionName, TOPIC_COLUMNS, topicName } from './lag-columns.js';

/** @import { GroupRow, TopicLagRow } from '../lib/types.js' */

const BY_LAG = Object.freeze({ id: 'lag', direction: 'descending' });
const BY_PARTITION = Object.freeze({ id: 'partition', direction: 'ascending' });

/** A group's topics, and their partitions. @param {{ group: GroupRow }} props */
export function GroupDetail({ group }) {
  return html`<div class="drill">
    <p class="drill-rule">${group.rule}</p>
    ${
      group.topics.length === 0
        ? html`<p class="drill-rule">The group has no offsets and no members on any topic.</p>`
        : html`<${Table}
          caption=${`Topics of ${group.groupId}`}
          columns=${TOPIC_COLUMNS}
          rows=${group.topics}
          name=${topicName}
          order=${BY_LAG}
          detail=${partitionsOf}
          nested
        />`
    }
  </div>`;
}

/** @param {TopicLagRow} topic */
function partitionsOf(topic) {
  return html`<${Table}
    caption=${`Partitions of ${topic.topic}`}
    columns=${PARTITION_COLUMNS}
    rows=${topic.partitions}
    name=${partitionName}
    order=${BY_PARTITION}
    nested
  />`;
}
