/** The charts that there are, by what they are of. */

import { bytes, bytesRate, count, duration, latency, percent, rate, shortDuration, whole } from './format.js';
import { t } from './texts.js';

/** @import { Line, Scale } from '../components/chart-options.js' */

/** @typedef {{ title: string, lines: readonly Line[], scale: Scale }} CatalogueChart */
/** @typedef {'cluster' | 'topics' | 'groups' | 'brokers'} SubjectKind */

const PRODUCE = { label: t.charts.produce, colour: '--produce', fill: '--produce-fill' };
const FETCH = { label: t.charts.fetch, colour: '--fetch' };
const RECORD_RATES = { format: rate, unit: 'records/s', least: 4 };
/** @type {Scale} */
const BYTE_RATES = { format: bytesRate, unit: 'bytes/s', least: 1024, round: 'binary' };
/** @type {Scale} */
const BYTES = { format: bytes, unit: 'bytes', least: 1024, round: 'binary' };
const COUNTS = { format: whole, unit: 'connections', least: 4 };
const RECORDS = { format: count, unit: 'records', least: 4 };
const SECONDS = { format: latency, unit: 's', least: 0.004 };
/** @type {Scale} */
const MILLIS = { format: duration, tick: shortDuration, unit: 'ms', least: 4000, round: 'span' };
const SHARE = { format: percent, unit: 'ratio', least: 1, most: 1 };

/** @param {string} title @param {Scale} scale @param {...Line} lines @returns {CatalogueChart} */
const chart = (title, scale, ...lines) => Object.freeze({ title, scale, lines: Object.freeze(lines) });

/** @param {string} metric @param {string} label @returns {Line} */
const one = (metric, label) => ({ metric, label, colour: '--produce', fill: '--produce-fill' });

/** @param {'produce' | 'fetch'} kind @returns {Line[]} */
const percentiles = (kind) => [
  { metric: `${kind}P50`, label: 'P50', colour: `--${kind}-p50`, fill: `--${kind}-fill`, width: 1.25 },
  { metric: `${kind}P95`, label: 'P95', colour: `--${kind}-p95`, width: 1.5 },
  {
    metric: `${kind}P99`,
    label: 'P99',
    colour: `--${kind}-p99`,
    width: 2,
    limit: kind === 'produce' ? 'latencySeconds' : 'fetchLatencySeconds',
  },
];

const recordsChart = chart(
  t.charts.recordsASecond,
  RECORD_RATES,
  { ...PRODUCE, metric: 'produceRate' },
  { ...FETCH, metric: 'fetchRate' },
);
const bytesChart = chart(
  t.charts.bytesASecond,
  BYTE_RATES,
  { ...PRODUCE, metric: 'produceBytes' },
  { ...FETCH, metric: 'fetchBytes' },
);
const lagLine = { ...one('lag', t.charts.lag), colour: '--fetch', fill: '--fetch-fill' };
const connectionsChart = chart(t.charts.connections, COUNTS, one('connections', t.charts.connections));
const heapChart = chart(t.charts.heap, BYTES, one('heapUsedBytes', t.charts.heapInUse));
const logsChart = chart(t.charts.logsOnDisk, BYTES, one('logBytes', t.charts.logs));
const produceLatencyChart = chart(t.charts.produceLatency, SECONDS, ...percentiles('produce'));
const fetchLatencyChart = chart(t.charts.fetchLatency, SECONDS, ...percentiles('fetch'));

/** @type {Readonly<Record<SubjectKind, Readonly<Record<string, CatalogueChart>>>>} */
export const CHARTS = Object.freeze({
  cluster: {
    records: recordsChart,
    bytes: bytesChart,
    produceLatency: produceLatencyChart,
    fetchLatency: fetchLatencyChart,
    lag: chart(t.charts.lagOfAll, RECORDS, lagLine),
    connections: connectionsChart,
    heap: heapChart,
    logs: logsChart,
  },
  topics: {
    records: recordsChart,
    bytes: bytesChart,
    size: chart(t.charts.size, BYTES, one('sizeBytes', t.charts.size)),
    lag: chart(t.charts.lagOfGroups, RECORDS, lagLine),
  },
  groups: {
    lag: chart(t.charts.lag, RECORDS, { ...lagLine, limit: 'lagRecords' }),
    timeLag: chart(t.charts.timeLag, MILLIS, {
      ...lagLine,
      metric: 'timeLagMillis',
      limit: 'lagSeconds',
      limitFactor: 1000,
    }),
    consumed: chart(t.charts.consumedASecond, RECORD_RATES, {
      ...FETCH,
      metric: 'consumedRate',
      label: t.charts.consumed,
    }),
  },
  brokers: {
    bytes: bytesChart,
    produceLatency: produceLatencyChart,
    fetchLatency: fetchLatencyChart,
    idle: chart(t.brokers.handlersIdle, SHARE, one('idle', t.charts.idle)),
    connections: connectionsChart,
    heap: heapChart,
    logs: logsChart,
  },
});

/** What a subject is of, and its name. @param {string} subject @returns {{ kind: SubjectKind, name: string } | null} */
export function subjectOf(subject) {
  if (subject === 'cluster') return { kind: 'cluster', name: '' };
  const slash = subject.indexOf('/');
  const kind = subject.slice(0, Math.max(0, slash));
  if (kind === 'cluster' || !Object.hasOwn(CHARTS, kind)) return null;
  return { kind: /** @type {SubjectKind} */ (kind), name: subject.slice(slash + 1) };
}

/** The ids of a subject's charts; null when there is no such kind of subject. @param {string} subject */
export function chartIds(subject) {
  const found = subjectOf(subject);
  return found && Object.keys(CHARTS[found.kind]);
}
