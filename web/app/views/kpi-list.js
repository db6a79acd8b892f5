import { bytes, isKnown, percent, whole } from '../lib/format.js';
import { judge } from '../lib/thresholds.js';
import { reasonFor } from '../lib/unknown.js';

/**
 * @import { PageName } from '../lib/route.js'
 * @import { Health, Metrics, Num } from '../lib/types.js'
 * @typedef {object} Kpi
 * @property {string} label
 * @property {string} text
 * @property {string} [reason] why the number is unknown
 * @property {string} [note]
 * @property {number} [share] 0 to 1, of a whole that is really known
 * @property {'warning' | 'error'} [tone]
 * @property {string} [metric] its name in the history
 * @property {PageName} [page] that shows more
 */

/** @type {{ ok: undefined, warning: 'warning', critical: 'error' }} */
const TONES = { ok: undefined, warning: 'warning', critical: 'error' };

/** @param {Metrics} metrics @param {Health | null} health @returns {Kpi[]} */
export function kpis(metrics, health) {
  const sums = metrics.clusterHealth;
  /** @param {string} name */
  const reason = (name) => health?.unknown?.[name] ?? reasonFor(metrics.unknown, `clusterHealth.${name}`);
  return [
    topicCount('Topics', 'topics', sums.totalTopics, reason('totalTopics'), health?.internalTopics),
    topicCount('Partitions', 'partitions', sums.totalPartitions, reason('totalPartitions'), health?.internalPartitions),
    groups(metrics, health, reason('totalConsumers')),
    {
      label: 'Connections',
      metric: 'connections',
      page: 'brokers',
      text: whole(sums.activeConnections),
      reason: reason('activeConnections'),
      note: 'brokers included',
    },
    {
      label: 'Heap',
      metric: 'heapUsedBytes',
      page: 'brokers',
      ...used(sums.memoryUsageBytes, health?.memoryMaxBytes),
      reason: reason('memoryUsageBytes'),
    },
    {
      label: 'Disk',
      metric: 'logBytes',
      page: 'brokers',
      ...disk(sums.diskUsageBytes, health),
      reason: reason('diskUsageBytes'),
    },
    underReplicated(health),
    brokers(health),
  ];
}

/** @param {string} label @param {string} metric @param {Num} number @param {string} reason @param {Num | undefined} internals @returns {Kpi} */
function topicCount(label, metric, number, reason, internals) {
  return { label, metric, page: 'topics', text: whole(number), reason, note: internal(internals) };
}

/** @param {Num | undefined} number */
const internal = (number) => (isKnown(number) ? `and ${whole(number)} internal` : '');

/** @param {Metrics} metrics @param {Health | null} health @param {string} reason @returns {Kpi} */
function groups(metrics, health, reason) {
  const members = metrics.clusterHealth.totalConsumers;
  return {
    label: 'Groups',
    metric: 'groups',
    page: 'groups',
    text: whole(health?.totalGroups ?? metrics.consumerLags.length),
    note: isKnown(members) ? plural(members, 'consumer') : `consumers unknown: ${reason}`,
  };
}

/** @param {Num} part @param {Num | undefined} all */
function used(part, all) {
  if (!isKnown(part) || !isKnown(all) || all <= 0) return { text: bytes(part) };
  return { text: bytes(part), note: `${percent(part / all)} of ${bytes(all)}`, share: part / all };
}

/** The logs, and how full the disks behind them are, whoever fills them. @param {Num} logs @param {Health | null} health */
function disk(logs, health) {
  const total = health?.diskTotalBytes;
  const usable = health?.diskUsableBytes;
  if (!isKnown(total) || !isKnown(usable) || total <= 0) return { text: bytes(logs), note: 'capacity unknown' };
  const share = 1 - usable / total;
  const tone = TONES[judge('diskShare', share)];
  return { text: bytes(logs), note: `${bytes(total)}, ${percent(share)} full`, share, ...(tone && { tone }) };
}

/** @param {Health | null} health @returns {Kpi} */
function underReplicated(health) {
  const offline = health?.offline ?? 0;
  const under = health?.underReplicated;
  return {
    label: 'Under-replicated',
    metric: 'underReplicated',
    page: 'topics',
    text: whole(under),
    note: offline > 0 ? `${whole(offline)} offline` : isKnown(under) ? 'none offline' : '',
    ...(offline > 0 ? { tone: 'error' } : isKnown(under) && under > 0 ? { tone: 'warning' } : {}),
  };
}

/** @param {Health | null} health @returns {Kpi} */
function brokers(health) {
  if (!health) return { label: 'Brokers', page: 'brokers', text: whole(null), reason: 'Health is not read yet.' };
  const present = health.brokers.filter((broker) => broker.present).length;
  const all = health.brokers.length;
  const note = isKnown(health.controllerId) ? `controller ${health.controllerId}` : 'controller unknown';
  const shown = { label: 'Brokers', metric: 'brokers', page: /** @type {const} */ ('brokers'), note };
  if (present === all) return { ...shown, text: whole(all) };
  return { ...shown, text: `${whole(present)} of ${whole(all)}`, tone: 'error' };
}

/** @param {number} number @param {string} word */
const plural = (number, word) => `${whole(number)} ${word}${number === 1 ? '' : 's'}`;
