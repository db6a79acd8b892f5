import { bytes, isKnown, percent, whole } from '../lib/format.js';
import { t } from '../lib/texts.js';
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
    topicCount(t.numbers.topics, 'topics', sums.totalTopics, reason('totalTopics'), health?.internalTopics),
    topicCount(
      t.numbers.partitions,
      'partitions',
      sums.totalPartitions,
      reason('totalPartitions'),
      health?.internalPartitions,
    ),
    groups(metrics, health, reason('totalConsumers')),
    {
      label: t.numbers.connections,
      metric: 'connections',
      page: 'brokers',
      text: whole(sums.activeConnections),
      reason: reason('activeConnections'),
      note: t.overview.brokersIncluded,
    },
    {
      label: t.numbers.heap,
      metric: 'heapUsedBytes',
      page: 'brokers',
      ...used(sums.memoryUsageBytes, health?.memoryMaxBytes),
      reason: reason('memoryUsageBytes'),
    },
    {
      label: t.overview.disk,
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
const internal = (number) => (isKnown(number) ? t.overview.internal(whole(number)) : '');

/** @param {Metrics} metrics @param {Health | null} health @param {string} reason @returns {Kpi} */
function groups(metrics, health, reason) {
  const members = metrics.clusterHealth.totalConsumers;
  return {
    label: t.numbers.groups,
    metric: 'groups',
    page: 'groups',
    text: whole(health?.totalGroups ?? metrics.consumerLags.length),
    note: isKnown(members) ? t.overview.consumers(whole(members)) : t.overview.consumersUnknown(reason),
  };
}

/** @param {Num} part @param {Num | undefined} all */
function used(part, all) {
  if (!isKnown(part) || !isKnown(all) || all <= 0) return { text: bytes(part) };
  return { text: bytes(part), note: t.overview.shareOf(percent(part / all), bytes(all)), share: part / all };
}

/** The logs, and how full the disks behind them are, whoever fills them. @param {Num} logs @param {Health | null} health */
function disk(logs, health) {
  const total = health?.diskTotalBytes;
  const usable = health?.diskUsableBytes;
  if (!isKnown(total) || !isKnown(usable) || total <= 0) return { text: bytes(logs), note: t.words.capacityUnknown };
  const share = 1 - usable / total;
  const tone = TONES[judge('diskShare', share)];
  return { text: bytes(logs), note: t.overview.full(bytes(total), percent(share)), share, ...(tone && { tone }) };
}

/** @param {Health | null} health @returns {Kpi} */
function underReplicated(health) {
  const offline = health?.offline ?? 0;
  const under = health?.underReplicated;
  return {
    label: t.numbers.underReplicated,
    metric: 'underReplicated',
    page: 'topics',
    text: whole(under),
    note: offline > 0 ? t.words.offline(whole(offline)) : isKnown(under) ? t.words.noneOffline : '',
    ...(offline > 0 ? { tone: 'error' } : isKnown(under) && under > 0 ? { tone: 'warning' } : {}),
  };
}

/** @param {Health | null} health @returns {Kpi} */
function brokers(health) {
  if (!health) return { label: t.numbers.brokers, page: 'brokers', text: whole(null), reason: t.overview.healthUnread };
  const present = health.brokers.filter((broker) => broker.present).length;
  const all = health.brokers.length;
  const note = isKnown(health.controllerId) ? t.overview.controller(health.controllerId) : t.overview.controllerUnknown;
  const shown = { label: t.numbers.brokers, metric: 'brokers', page: /** @type {const} */ ('brokers'), note };
  if (present === all) return { ...shown, text: whole(all) };
  return { ...shown, text: t.overview.present(whole(present), whole(all)), tone: 'error' };
}
