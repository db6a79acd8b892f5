/** The charts that there are, by what they are of. */

import { bytes, bytesRate, count, duration, latency, rate, whole } from './format.js';

/** @import { Line, Scale } from '../components/chart-options.js' */

/** @typedef {{ title: string, lines: readonly Line[], scale: Scale }} CatalogueChart */
/** @typedef {'cluster' | 'topics' | 'groups' | 'brokers'} SubjectKind */

const PRODUCE = { label: 'Produce', colour: '--produce', fill: '--produce-fill' };
const FETCH = { label: 'Fetch', colour: '--fetch' };
const RECORD_RATES = { format: rate, unit: 'records/s', least: 4 };
const BYTE_RATES = { format: bytesRate, unit: 'bytes/s', least: 1024, binary: true };
const BYTES = { format: bytes, unit: 'bytes', least: 1024, binary: true };
const COUNTS = { format: whole, unit: 'connections', least: 4 };
const RECORDS = { format: count, unit: 'records', least: 4 };
const SECONDS = { format: latency, unit: 's', least: 0.004 };
const MILLIS = { format: duration, unit: 'ms', least: 4000 };

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
  'Records a second',
  RECORD_RATES,
  { ...PRODUCE, metric: 'produceRate' },
  { ...FETCH, metric: 'fetchRate' },
);
const bytesChart = chart(
  'Bytes a second',
  BYTE_RATES,
  { ...PRODUCE, metric: 'produceBytes' },
  { ...FETCH, metric: 'fetchBytes' },
);
const lagLine = { ...one('lag', 'Lag'), colour: '--fetch', fill: '--fetch-fill' };
const connectionsChart = chart('Connections', COUNTS, one('connections', 'Connections'));
const heapChart = chart('Heap', BYTES, one('heapUsedBytes', 'Heap in use'));

/** @type {Readonly<Record<SubjectKind, Readonly<Record<string, CatalogueChart>>>>} */
export const CHARTS = Object.freeze({
  cluster: {
    records: recordsChart,
    bytes: bytesChart,
    produceLatency: chart('Produce latency', SECONDS, ...percentiles('produce')),
    fetchLatency: chart('Fetch latency', SECONDS, ...percentiles('fetch')),
    lag: chart('Lag of all groups', RECORDS, lagLine),
    connections: connectionsChart,
    heap: heapChart,
    logs: chart('Logs on disk', BYTES, one('logBytes', 'Logs')),
  },
  topics: {
    records: recordsChart,
    bytes: bytesChart,
    size: chart('Size', BYTES, one('sizeBytes', 'Size')),
    lag: chart('Lag of its groups', RECORDS, lagLine),
  },
  groups: {
    lag: chart('Lag', RECORDS, { ...lagLine, limit: 'lagRecords' }),
    timeLag: chart('Lag in time', MILLIS, {
      ...lagLine,
      metric: 'timeLagMillis',
      limit: 'lagSeconds',
      limitFactor: 1000,
    }),
    consumed: chart('Records consumed a second', RECORD_RATES, { ...FETCH, metric: 'consumedRate', label: 'Consumed' }),
  },
  brokers: {
    bytes: bytesChart,
    connections: connectionsChart,
    heap: heapChart,
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
