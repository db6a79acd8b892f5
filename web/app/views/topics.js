import { useMemo } from '../vendor/preact-hooks.js';
import { lazy } from '../components/lazy.js';
import { TablePanel } from '../components/table-panel.js';
import { hrefsTo } from '../data/router.js';
import { topicRows } from '../data/topic-rows.js';
import { useTopics } from '../data/views.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { TOPICS_FIRST } from '../lib/wants.js';
import { TOPIC_COLUMNS, topicName } from './topics-columns.js';

const TopicPage = lazy(() => import('./topic.js').then((module) => module.TopicPage));
const href = hrefsTo('topics', topicName);

/** The cluster's topics, or the one of that name. @param {{ name?: string | null }} props */
export function Topics({ name = null }) {
  return name === null ? html`<${TopicList} />` : html`<${TopicPage} name=${name} />`;
}

const EMPTY = Object.freeze({
  title: t.empty.topics,
  text: t.empty.topicsText,
});

function TopicList() {
  const topics = useTopics();
  const section = useMemo(
    () =>
      topics && {
        offset: topics.offset ?? 0,
        total: topics.total,
        count: topics.count ?? topics.total,
        rows: topics.items,
      },
    [topics],
  );
  return html`<${TablePanel}
    id="topics"
    title=${t.pages.topics}
    titled=${false}
    columns=${TOPIC_COLUMNS}
    rows=${topics?.items ?? null}
    section=${section}
    source=${topicRows}
    name=${topicName}
    first=${TOPICS_FIRST}
    atMillis=${topics?.atMillis}
    href=${href}
    filterLabel=${t.topics.filter}
    noun=${t.nouns.topic}
    empty=${EMPTY}
    tall
  />`;
}
