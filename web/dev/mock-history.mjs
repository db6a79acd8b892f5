/** A made-up history: the same waves as the moving numbers, as far back as is asked for. */

/** What each kind of subject has. */
const METRICS = {
  cluster: {
    produceRate: 'records/s',
    fetchRate: 'records/s',
    produceBytes: 'bytes/s',
    fetchBytes: 'bytes/s',
    produceP50: 's',
    produceP95: 's',
    produceP99: 's',
    fetchP50: 's',
    fetchP95: 's',
    fetchP99: 's',
  },
  topics: {
    produceRate: 'records/s',
    produceBytes: 'bytes/s',
    fetchBytes: 'bytes/s',
    sizeBytes: 'bytes',
    lag: 'records',
  },
  groups: { lag: 'records', timeLagMillis: 'ms', consumedRate: 'records/s' },
  brokers: {
    produceBytes: 'bytes/s',
    fetchBytes: 'bytes/s',
    connections: 'count',
    heapUsedBytes: 'bytes',
    logBytes: 'bytes',
    idle: 'ratio',
    produceP50: 's',
    produceP95: 's',
    produceP99: 's',
    fetchP50: 's',
    fetchP95: 's',
    fetchP99: 's',
  },
};
const PREFIX = '/api/v1/history/';

/**
 * @param {import('./mock-cluster.mjs').Cluster} cluster
 * @param {string} path
 * @param {URLSearchParams} query
 * @returns {object | null} null: there is no such subject
 */
export function historyAnswer(cluster, path, query) {
  if (!path.startsWith(PREFIX)) return null;
  const [kind = '', name = ''] = path.slice(PREFIX.length).split('/');
  const units = METRICS[/** @type {keyof typeof METRICS} */ (kind)];
  if (!units) return null;
  const stepSeconds = Number(query.get('step') ?? 1);
  const fromMillis = Number(query.get('from'));
  const toMillis = Math.min(Number(query.get('to')), cluster.atMillis);
  const steps = Math.max(0, Math.floor((toMillis - fromMillis) / (stepSeconds * 1000)));
  /** @type {Record<string, object>} */
  const metrics = {};
  /** @type {Record<string, string>} */
  const unknown = {};
  for (const metric of (query.get('metrics') ?? '').split(',')) {
    const unit = units[/** @type {keyof typeof units} */ (metric)];
    if (!unit) unknown[metric] = `${metric} is not kept of ${kind}.`;
    else
      metrics[metric] = {
        unit,
        values: Array.from({ length: steps }, (_, i) =>
          valueOf(cluster, kind, decodeURIComponent(name), metric, fromMillis + i * stepSeconds * 1000),
        ),
      };
  }
  return {
    clusterId: cluster.id,
    fromMillis,
    toMillis,
    stepSeconds,
    rollupSeconds: stepSeconds < 10 ? 1 : 10,
    metrics,
    unknown,
  };
}

/** A sum of many, which are alike. @param {import('./mock-cluster.mjs').Cluster} cluster @param {string} path @param {URLSearchParams} query @returns {object | null} null: not asked for */
export function sumAnswer(cluster, path, query) {
  if (path !== '/api/v1/query') return null;
  const [of = '', metric = ''] = [query.get('of'), query.get('metric')].map(String);
  const one = new URLSearchParams(query);
  one.set('metrics', metric);
  const answer = /** @type {any} */ (historyAnswer(cluster, `${PREFIX}${of}/1`, one));
  const { unit, values } = answer.metrics[metric];
  const known = values.map(() => 1);
  return { ...answer, metrics: undefined, of, metric, unit, agg: 'sum', values, known, asked: known, unknown: null };
}

/** @param {import('./mock-cluster.mjs').Cluster} cluster @param {string} kind @param {string} name @param {string} metric @param {number} at */
function valueOf(cluster, kind, name, metric, at) {
  if (kind === 'cluster') {
    const rates = cluster.point(at);
    if (metric in rates) return rates[/** @type {keyof typeof rates} */ (metric)];
    return percentileAt(cluster, metric, at);
  }
  if (/P\d\d$/.test(metric)) return percentileAt(cluster, metric, at);
  const wave = 1 + 0.3 * Math.sin(at / 97_000 + name.length);
  if (metric === 'produceRate' || metric === 'consumedRate') return 900 * wave;
  if (metric === 'idle') return 0.8 + 0.1 * Math.sin(at / 31_000 + name.length);
  if (metric === 'lag') return Math.round(20_000 * wave);
  if (metric === 'timeLagMillis') return Math.round(40_000 * wave);
  if (metric === 'connections') return Math.round(14 * wave);
  if (metric === 'heapUsedBytes') return 4.7e8 * wave;
  if (metric === 'logBytes') return 16.1e9 * (1 - (Date.now() - at) / 3e7);
  return 4e6 * wave;
}

/** @param {import('./mock-cluster.mjs').Cluster} cluster @param {string} metric @param {number} at */
function percentileAt(cluster, metric, at) {
  const values = cluster.percentiles(at, metric.startsWith('produce') ? 4 : 9);
  return values[['P50', 'P95', 'P99'].indexOf(metric.slice(-3))] ?? null;
}
