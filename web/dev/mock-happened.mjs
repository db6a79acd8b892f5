/** What happened to the made-up cluster: a few things every so often, the same at each question. */

/** @import { Cluster } from './mock-cluster.mjs' */

/** Which second of ten minutes, to what, what. @type {readonly [number, string, (cluster: Cluster) => string, (subject: string) => string][]} */
const STORY = [
  [40, 'broker-left', () => '2', (broker) => `Broker ${broker} left the cluster.`],
  [42, 'leaders-moved', ({ names }) => names[0] ?? '', () => '14 partitions of 5 topics moved to another leader.'],
  [44, 'controller-moved', () => '3', (broker) => `Broker ${broker} became the controller.`],
  [75, 'broker-started', () => '2', (broker) => `Broker ${broker} started.`],
  [180, 'topic-created', ({ names }) => names[1] ?? '', (topic) => `Topic ${topic} created, 7 partitions.`],
  [300, 'group-rebalanced', () => 'fraud-detection', (group) => `Group ${group} rebalanced.`],
  [520, 'partitions-added', ({ names }) => names[0] ?? '', (topic) => `3 partitions added to topic ${topic}.`],
];
const EVERY_MILLIS = 600_000;

/** @param {Cluster} cluster @param {URLSearchParams} query */
export function happened(cluster, query) {
  const [fromMillis, toMillis] = [Number(query.get('from')), Number(query.get('to'))];
  const kinds = query.get('kind')?.split(',');
  const subject = query.get('subject');
  const items = [];
  for (let at = Math.floor(fromMillis / EVERY_MILLIS) * EVERY_MILLIS; at < toMillis; at += EVERY_MILLIS) {
    for (const [second, kind, of, text] of STORY) {
      const item = {
        atMillis: at + second * 1000,
        kind,
        subjects: [of(cluster)],
        subjectCount: 1,
        text: text(of(cluster)),
      };
      const meant = (!kinds || kinds.includes(kind)) && (subject === null || item.subjects[0] === subject);
      if (meant && item.atMillis >= fromMillis && item.atMillis < Math.min(toMillis, cluster.atMillis))
        items.push(item);
    }
  }
  return { clusterId: cluster.id, fromMillis, toMillis, truncated: false, items: items.slice(-200) };
}
