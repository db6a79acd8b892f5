import { Store } from '../lib/store.js';
import { FIRST_PART } from '../lib/part.js';
import { isAll, listsOf, topicsOf } from '../lib/wants.js';
import { metricsProblem } from '../lib/validate.js';
import { ViewModel } from '../lib/view-model.js';
import { dashboard } from './dashboards.js';
import { router } from './router.js';
import { seen } from './seen.js';
import { applyMetrics, isHeld, store } from './state.js';

/**
 * @import { ConsumerLag, GroupRow, Metrics, TopicDetail, TopicRow } from '../lib/types.js'
 * @import { Part } from '../lib/part.js'
 * @import { ViewFrame } from '../lib/view-model.js'
 *
 * @template T
 * @typedef {{ atMillis: number, items: readonly T[], total: number, all: boolean, offset?: number, count?: number }} List
 *   `total`: how many there are; `all`: whether they are all here; of a part in order `offset`: which is its first, and
 *   `count`: how many there are whether they match the filter or not
 */

/**
 * What the page shows: the one topic and the one group, null: none; and of the table of topics which part of which list.
 *
 * @type {Store<{ topic: string | null, group: string | null, part: Part & { of: string } }>}
 */
export const wanted = new Store({ topic: null, group: null, part: { ...FIRST_PART, of: '' } });

/**
 * Rows and details as the page shows them; null until they have come. `topics` is the table's part, `someTopics` are those of
 * other pages. A detail without its `detail` is of a thing that isn't.
 *
 * @type {Store<{ topics: List<TopicRow> | null, someTopics: List<TopicRow> | null, groups: List<GroupRow> | null,
 *   topic: { name: string, detail: TopicDetail | null } | null, group: { name: string, detail: GroupRow & { atMillis: number } | null } | null }>}
 */
export const views = new Store({ topics: null, someTopics: null, groups: null, topic: null, group: null });

/** @type {Map<string, ViewModel>} */
const models = new Map();

/** @param {string} view */
function model(view) {
  const known = models.get(view) ?? new ViewModel();
  models.set(view, known);
  return known;
}

/** Names the list that the table of topics shows a part of. */
export const listOfTopics = () => JSON.stringify(topicsOf(router.value.params));

/** What is asked for of that list: what is told of another one doesn't hold for it. @returns {Part} */
export function partAsked() {
  const { of, offset, limit } = wanted.value.part;
  return of === listOfTopics() ? { offset, limit } : FIRST_PART;
}

/** The lists that the page takes now. */
const lists = () => listsOf(router.value, dashboard.value.tiles, partAsked());

/** Another cluster, or a new connection: what comes next says all. */
export function forgetViews() {
  models.clear();
}

/** Shows nothing of a cluster that is shown no more. */
export function clearViews() {
  forgetViews();
  views.set({ topics: null, someTopics: null, groups: null, topic: null, group: null });
}

/** Hears of whatever may change what the page asks for. @param {() => void} listener */
export function onWanted(listener) {
  for (const source of [wanted, router, dashboard]) source.subscribe(listener);
}

/** What the page asks to be sent. The cluster comes last: with it the rest is shown, all of one moment. */
export function subscription() {
  const { topic, group } = wanted.value;
  return JSON.stringify({
    subscribe: {
      health: {},
      ...lists(),
      ...(topic !== null && { topic: { name: topic } }),
      ...(group !== null && { group: { name: group } }),
      cluster: {},
    },
    gzip: !['localhost', '127.0.0.1', '[::1]'].includes(globalThis.location?.hostname),
  });
}

/**
 * @param {ViewFrame} frame
 * @returns {boolean} false when something was missed: all must be asked for anew
 * @throws {TypeError} when it is not as expected: what was shown stays
 */
export function takeFrame(frame) {
  const problem = frame.view === 'cluster' && frame.since === null ? metricsProblem(frame.value) : null;
  if (problem) throw new TypeError(problem);
  if (frame.view === 'topics' && !lists().topics) return true; // On its way still when it was asked for no more.
  // The many rows of topics are kept as they are only while they are shown on.
  if (!model(frame.view).take(frame, { inPlace: frame.view === 'topics' && !isHeld() })) return false;
  if (frame.view === 'cluster') show();
  return true;
}

/** Shows what the views have come to. */
function show() {
  const cluster = model('cluster');
  if (!cluster.value) return;
  if (!lists().topics) models.delete('topics');
  const next = { ...topicsNow(), groups: list('groups'), topic: topicNow(), group: groupNow() };
  const groups = model('groups').rows;
  const brokers = model('health').rows;
  const health = /** @type {any} */ ({ ...model('health').value, brokers });
  const metrics = /** @type {Metrics} */ ({
    ...cluster.value,
    topics: topicsKnown(next),
    consumerLags: groups.map(lagsOf),
  });
  const late = isHeld();
  applyMetrics(metrics);
  seen.takeViews(groups, health, cluster.atMillis);
  if (!late || !store.value.health) {
    store.set({ groups: /** @type {any} */ (groups), health, viewsMillis: Date.now(), viewError: null });
  }
  views.set(late ? unlessShown(next) : next);
}

/** The topics of which this second is known: those of the list, or the one shown. @param {typeof views.value} next */
function topicsKnown({ topics, someTopics, topic }) {
  return (topics ?? someTopics)?.items ?? (topic?.detail ? [topic.detail.topic] : []);
}

/** The list of topics that comes is one or the other. */
function topicsNow() {
  const topics = list('topics');
  const inParts = topics?.offset !== undefined;
  return { topics: inParts ? topics : null, someTopics: inParts ? null : topics };
}

/** While the page is held, only what it didn't show yet. @param {typeof views.value} next */
function unlessShown(next) {
  const now = views.value;
  return {
    topics: now.topics ?? next.topics,
    someTopics: now.someTopics ?? next.someTopics,
    groups: now.groups ?? next.groups,
    topic: now.topic && now.topic.name === next.topic?.name ? now.topic : next.topic,
    group: now.group && now.group.name === next.group?.name ? now.group : next.group,
  };
}

/** @param {'topics' | 'groups'} view @returns {List<any> | null} null while nothing of it has come */
function list(view) {
  const { value, rows, atMillis } = model(view);
  if (!value) return null;
  const total = value['total'] ?? rows.length;
  const part = value['order'] && { offset: value['offset'], count: value['count'] };
  return { atMillis, items: rows, total, all: isAll(rows.length, total), ...part };
}

function topicNow() {
  const name = wanted.value.topic;
  const { value, rows, atMillis } = model('topic');
  if (name === null || atMillis === 0 || (value && value['topic'].name !== name)) return null;
  return { name, detail: value && /** @type {any} */ ({ ...value, atMillis, partitionRows: rows }) };
}

function groupNow() {
  const name = wanted.value.group;
  const { value, rows, atMillis } = model('group');
  if (name === null || atMillis === 0 || (value && value['groupId'] !== name)) return null;
  if (!value) return { name, detail: null };
  const topics = value['topics'].map((/** @type {any} */ topic) => ({
    ...topic,
    partitions: rows.filter((row) => row.topic === topic.topic),
  }));
  return { name, detail: /** @type {any} */ ({ ...value, atMillis, topics }) };
}

/** A row's other form, made once. @template {object} Row, Form @param {(row: Row) => Form} make */
function once(make) {
  /** @type {WeakMap<Row, Form>} */
  const made = new WeakMap();
  return (/** @type {Row} */ row) => {
    const known = made.get(row) ?? make(row);
    made.set(row, known);
    return known;
  };
}

const lagsOf = once(
  /** @returns {ConsumerLag} */ (/** @type {GroupRow} */ { groupId, totalLag, topics }) => ({
    groupId,
    totalLag,
    topicLags: topics.map((row) => ({ topic: row.topic, totalLag: row.totalLag, partitionLags: [] })),
  }),
);
