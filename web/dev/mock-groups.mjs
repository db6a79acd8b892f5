/** Made-up consumer groups, one of every status. */

const STATES = [
  ['billing', 'OK', 'The group keeps up.', 0],
  ['search-indexer', 'OK', 'The lag fell within the last minute.', 1840],
  ['fraud-scoring', 'WARN', 'orders-2: commits go on, but the lag never fell in the last 60 s.', 48_210],
  ['replayer', 'REWIND', 'payments-0: the committed offset went back by 12 000 records.', 12_400],
  ['nightly-export', 'STOP', 'orders-1: no commit for 5 min while there is lag.', 1_204_551],
  ['<img src=x onerror=alert(1)>', 'UNKNOWN', 'No commit is known.', null],
];

const ORDER = ['UNKNOWN', 'OK', 'WARN', 'REWIND', 'STALL', 'STOP', 'ERR'];

/** @param {string[]} topicNames the cluster's topics @param {number} count how many groups @param {number} atMillis */
export function groupRows(topicNames, count, atMillis) {
  if (topicNames.length === 0) return [];
  const more = Array.from({ length: Math.max(0, count - STATES.length) }, (_, i) => idle(i));
  return [...STATES, ...more].map(([groupId, status, rule, lag], i) => {
    const known = typeof lag === 'number' ? lag : null;
    const timeLag = timeLagOf(known, i === 4);
    const names = topicNames.slice(0, i === 0 ? 1 : 3);
    const share = known === null ? null : Math.ceil(known / names.length);
    const topics = names.map((topic) => topicLag(topic, share, timeLag, String(status), String(rule)));
    return {
      groupId,
      state: i === 4 ? 'Empty' : 'Stable',
      members: i === 4 ? 0 : 2 + i,
      totalLag: known === null ? null : topics.reduce((sum, topic) => sum + (topic.totalLag ?? 0), 0),
      timeLag,
      status,
      rule,
      clearSeconds: i === 1 ? 34 : null,
      withoutCommit: topics.reduce((sum, topic) => sum + topic.withoutCommit, 0),
      topics,
      recentLag: recentLag(known, i, atMillis),
    };
  });
}

/** @param {number} i */
const idle = (i) => [`batch-${String(i).padStart(4, '0')}`, 'OK', 'The group keeps up.', 0];

/** @param {number | null} lag @param {number} i @param {number} atMillis */
function recentLag(lag, i, atMillis) {
  const points = Array.from({ length: 60 }, (_, s) =>
    lag === null ? null : Math.round(lag * (i === 2 ? 0.6 + s / 150 : i === 1 ? 2 - s / 60 : 1)),
  );
  return { fromMillis: atMillis - 60_000, stepMillis: 1000, points };
}

/** A page of rows, as the server's lists answer. @param {ReturnType<typeof groupRows>} rows @param {URLSearchParams} query */
export function groupsPage(rows, query) {
  const q = (query.get('q') ?? '').toLowerCase();
  const rank = (/** @type {any} */ row) => ORDER.indexOf(row.status);
  const found = rows.filter((row) => String(row.groupId).toLowerCase().includes(q));
  if (query.get('sort') === '-status') found.sort((a, b) => rank(b) - rank(a));
  const limit = Number(query.get('limit') ?? 100);
  return { atMillis: Date.now(), total: found.length, offset: 0, limit, items: found.slice(0, limit) };
}

/** @param {number | null} lag @param {boolean} old */
function timeLagOf(lag, old) {
  if (lag === null) return { millis: null, bound: 'unknown', reason: 'No offset is committed.' };
  if (old) return { millis: lag * 3, bound: 'atLeast', reason: 'The offset is older than the history kept.' };
  return { millis: lag * 3, bound: 'exact', reason: null };
}

/** @param {string} topic @param {number | null} totalLag @param {object} timeLag @param {string} status @param {string} rule */
function topicLag(topic, totalLag, timeLag, status, rule) {
  const quarter = Math.floor((totalLag ?? 0) / 4);
  const partitions = [0, 1, 2, 3].map((partition) => {
    const lag = totalLag === null ? null : partition === 3 ? totalLag - 3 * quarter : quarter;
    const currentOffset = lag === null ? null : 800_000 - lag;
    return { partition, currentOffset, logStartOffset: 0, logEndOffset: 800_000, lag, timeLag, status, rule };
  });
  return { topic, totalLag, timeLag, status, withoutCommit: totalLag === null ? 4 : 0, partitions };
}

/** The row in the words of the pushed object. @param {ReturnType<typeof groupRows>[number]} group */
export function contractLag({ groupId, totalLag, topics }) {
  const topicLags = topics.map((row) => ({
    topic: row.topic,
    totalLag: row.totalLag,
    partitionLags: row.partitions.map(({ partition, currentOffset, logEndOffset, lag }) => ({
      partition,
      currentOffset,
      logEndOffset,
      lag,
    })),
  }));
  return { groupId, totalLag, topicLags };
}
