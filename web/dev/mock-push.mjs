import { topicDetail, topicList } from './mock-topics.mjs';

/**
 * The views that one page subscribes to: all of each at first, then what is another.
 *
 * @import { Cluster } from './mock-cluster.mjs'
 * @typedef {{ seq: number, value: any, rows: Map<string, any> }} State
 */

let seq = 0;

export class ViewPush {
  /** @type {Map<string, State>} by the query */
  #had = new Map();

  forget() {
    this.#had.clear();
  }

  /** @param {Cluster} cluster @param {Record<string, any>} asked */
  frames(cluster, asked) {
    return Object.entries(asked).map(([view, query]) => {
      const { value, rows } = contentOf(cluster, view, query);
      const now = { seq: ++seq, value, rows: new Map(rows.map((row) => [row.key, row])) };
      const key = view + JSON.stringify(query);
      const before = this.#had.get(key);
      this.#had.set(key, now);
      const head = { view, clusterId: cluster.id, atMillis: cluster.atMillis, seq: now.seq };
      return before?.value && value ? { ...head, ...changes(before, now) } : { ...head, since: null, value, rows };
    });
  }
}

/** @param {State} before @param {State} now */
function changes(before, now) {
  const rows = [...now.rows].flatMap(([key, row]) => {
    const old = before.rows.get(key);
    const changed = old ? another(old, row) : row;
    return Object.keys(changed).length > 0 ? [{ ...changed, key }] : [];
  });
  const removed = [...before.rows.keys()].filter((key) => !now.rows.has(key));
  return { since: before.seq, value: another(before.value, now.value), rows, removed };
}

/** The fields that are another; of a series its newest seconds. @param {any} old @param {any} now */
function another(old, now) {
  const changed = Object.entries(now).filter(([name, field]) => isAnother(old[name], field));
  return Object.fromEntries(
    changed.map(([name, field]) => [name, field?.points && old[name] ? tail(old[name], field) : field]),
  );
}

/** A series always is. @param {any} old @param {any} now */
const isAnother = (old, now) =>
  now?.points || (now !== old && (typeof now !== 'object' || JSON.stringify(now) !== JSON.stringify(old)));

/** @param {any} old @param {any} now */
function tail(old, now) {
  const from = Math.max(0, old.points.length - (now.fromMillis - old.fromMillis) / now.stepMillis);
  return { ...now, fromMillis: now.fromMillis + from * now.stepMillis, points: now.points.slice(from) };
}

/** @param {Cluster} cluster @param {string} view @param {any} query @returns {{ value: any, rows: any[] }} */
function contentOf(cluster, view, query) {
  if (view === 'cluster') {
    const { topicStats: _, consumerLags: __, ...value } = cluster.metrics();
    return { value, rows: [] };
  }
  if (view === 'health') {
    const { brokers, ...value } = cluster.health();
    return { value, rows: brokers.map((row) => ({ key: String(row.brokerId), ...row })) };
  }
  if (view === 'topics') {
    const { total, items } = topicList(cluster, query);
    const rows = items.map((row) => ({ key: row.name, ...row }));
    const part = query.offset !== undefined && {
      count: cluster.names.length,
      offset: query.offset,
      order: rows.map(({ key }) => key),
    };
    return { value: { total, ...part }, rows };
  }
  if (view === 'groups') {
    const rows = cluster.groups().map((group) => ({ key: group.groupId, ...groupOf(group) }));
    return { value: { total: rows.length }, rows };
  }
  return view === 'topic' ? oneTopic(cluster, query.name) : oneGroup(cluster, query.name);
}

/** @param {Cluster} cluster @param {string} name */
function oneTopic(cluster, name) {
  const detail = topicDetail(cluster, name);
  if (!detail) return { value: null, rows: [] };
  const { partitionRows, ...value } = detail;
  return { value, rows: partitionRows.map((row) => ({ key: String(row.partition), ...row })) };
}

/** @param {Cluster} cluster @param {string} name */
function oneGroup(cluster, name) {
  const group = cluster.groups().find(({ groupId }) => groupId === name);
  if (!group) return { value: null, rows: [] };
  const rows = group.topics.flatMap(({ topic, partitions }) =>
    partitions.map((row) => ({ key: `${topic}/${row.partition}`, topic, ...row })),
  );
  return { value: groupOf(group), rows };
}

/** @param {ReturnType<Cluster['groups']>[number]} group */
function groupOf(group) {
  const topics = group.topics.map(({ partitions, ...topic }) => ({
    ...topic,
    partitionCount: partitions.length,
    rule: partitions[0] && `partition 0: ${partitions[0].rule}`,
  }));
  return { ...group, topics };
}
