import { topicDetail, topicRow } from './mock-topics.mjs';

/** The views that a page subscribes to, all of each at each push: the page must take that as well as what changed. */

/** @import { Cluster } from './mock-cluster.mjs' */

let seq = 0;

/** @param {Cluster} cluster @param {Record<string, any>} asked */
export function viewFrames(cluster, asked) {
  const { atMillis, id: clusterId } = cluster;
  return Object.entries(asked).map(([view, query]) => {
    const { value, rows } = contentOf(cluster, view, query);
    return { view, clusterId, atMillis, seq: ++seq, since: null, value, rows };
  });
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
    const groups = cluster.groups();
    const rows = cluster.names.map((name, i) => ({ key: name, ...topicRow(cluster, i, groups) }));
    return { value: { total: rows.length }, rows };
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
