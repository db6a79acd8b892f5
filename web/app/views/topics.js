import { Empty, Panel } from '../components/panel.js';
import { TableGrid } from '../components/table-grid.js';
import { useTablePlace } from '../components/table-place.js';
import { hrefTo } from '../data/router.js';
import { useTopics } from '../data/views.js';
import { html } from '../lib/html.js';
import { TopicPage } from './topic.js';
import { TOPIC_COLUMNS, topicName } from './topics-columns.js';

/** @import { TopicRow } from '../lib/types.js' */

const FIRST = Object.freeze({ id: 'produceRate', direction: 'descending' });
/** @param {TopicRow} topic */
const href = (topic) => hrefTo({ page: 'topics', name: topic.name });

/** The cluster's topics, or the one of that name. @param {{ name?: string | null }} props */
export function Topics({ name = null }) {
  return name === null ? html`<${TopicList} />` : html`<${TopicPage} name=${name} />`;
}

function TopicList() {
  const { answer, error } = useTopics();
  const [state, onState] = useTablePlace('topics');
  const note = error ? `not refreshed: ${error}` : null;
  return html`<${Panel} title="Topics" name="topics" note=${note}>
    ${
      answer === null
        ? html`<div class="bone bone-table" data-tall></div>`
        : answer.items.length === 0
          ? html`<${Empty} title="No topics yet">A topic appears here as soon as the cluster has one.<//>`
          : html`<${TableGrid}
              id="topics"
              caption="Topics"
              columns=${TOPIC_COLUMNS}
              rows=${answer.items}
              name=${topicName}
              first=${FIRST}
              state=${state}
              onState=${onState}
              atMillis=${answer.atMillis}
              href=${href}
              filterLabel="Filter topics"
              noun="topic"
              tall
            />`
    }
  <//>`;
}
