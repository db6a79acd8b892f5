/** What happened to the made-up cluster: a few things every so often, the same at each question. */

/** @import { Cluster } from './mock-cluster.mjs' */

/** Which second of ten minutes, what, to what, how many of these, how many partitions. @type {readonly [number, string, (cluster: Cluster) => string, number, number | null][]} */
const STORY = [
  [40, 'broker-left', () => '2', 1, null],
  [42, 'leaders-moved', ({ names }) => names[0] ?? '', 5, 14],
  [44, 'controller-moved', () => '3', 1, null],
  [75, 'broker-started', () => '2', 1, null],
  [180, 'topic-created', ({ names }) => names[1] ?? '', 1, 7],
  [300, 'group-rebalanced', () => 'fraud-detection', 1, null],
  [520, 'partitions-added', ({ names }) => names[0] ?? '', 1, 3],
];
const EVERY_MILLIS = 600_000;

/** @param {Cluster} cluster @param {URLSearchParams} query */
export function happened(cluster, query) {
  const [fromMillis, toMillis] = [Number(query.get('from')), Number(query.get('to'))];
  const kinds = query.get('kind')?.split(',');
  const subject = query.get('subject');
  const items = [];
  for (let at = Math.floor(fromMillis / EVERY_MILLIS) * EVERY_MILLIS; at < toMillis; at += EVERY_MILLIS) {
    for (const [second, kind, of, subjectCount, partitions] of STORY) {
      const item = {
        atMillis: at + second * 1000,
        kind,
        subjects: [of(cluster)],
        subjectCount,
        partitions,
        text: `${kind}: ${of(cluster)}.`,
      };
      const meant = (!kinds || kinds.includes(kind)) && (subject === null || item.subjects[0] === subject);
      if (meant && item.atMillis >= fromMillis && item.atMillis < Math.min(toMillis, cluster.atMillis))
        items.push(item);
    }
  }
  return { clusterId: cluster.id, fromMillis, toMillis, truncated: false, items: items.slice(-200) };
}
