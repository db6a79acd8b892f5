/** What the page itself finds wrong, by the reader's limits and the groups' status: in words, worst first. */

import { bytes, count, duration, latency, percent, timeLag } from './format.js';
import { t } from './texts.js';
import { judge, limitsOf } from './thresholds.js';
import { top } from './top.js';

/**
 * @import { GroupRow, Health, Metrics, Num, Problem, TimeLag } from './types.js'
 * @import { Patch } from './route.js'
 * @import { Kind } from './thresholds.js'
 * @typedef {Problem & { link?: Patch, rule?: string }} Finding a problem, the page that shows it, and what the server says of it
 */

const NAMED = 3;
/** Pushed, too: it's known also while event time stands still. */
const UNREACHABLE = 'broker-unreachable';
/** Where the server's problems can be looked at. @type {Readonly<Record<string, Patch>>} */
const PLACES = Object.freeze({
  'under-replicated': { page: 'topics' },
  'offline-partitions': { page: 'topics' },
  'broker-absent': { page: 'brokers' },
  [UNREACHABLE]: { page: 'brokers' },
  'clock-skew': { page: 'brokers' },
  'disk-full': { page: 'brokers' },
  'disk-filling': { page: 'brokers' },
  'events-dropped': { page: 'brokers' },
});
/** @type {Readonly<Record<string, string>>} */
const STUCK = Object.freeze({ ERR: t.findings.ERR, STOP: t.findings.STOP, STALL: t.findings.STALL });

/** The server's problems, and the page's own. @param {{ metrics: Metrics | null, groups: GroupRow[] | null, health: Health | null }} state @returns {Finding[]} */
export function findings({ metrics, groups, health }) {
  const told = problems(health, metrics).map((problem) => {
    const link = PLACES[problem.code];
    return link ? { ...problem, link } : problem;
  });
  /** @param {string} start */
  const said = (start) => told.some((problem) => problem.code.startsWith(start));
  return [
    ...told,
    ...(said('disk') ? [] : diskFindings(health)),
    ...(said('under') ? [] : underReplicated(health)),
    ...stuckGroups(groups ?? []),
    ...laggingGroups(groups ?? []),
    ...latencyFindings(metrics),
  ];
}

/** Health is read every two seconds; brokers that stop answering are pushed sooner. @param {Health | null} health @param {Metrics | null} metrics @returns {Problem[]} */
function problems(health, metrics) {
  const read = health?.problems ?? [];
  const pushed = metrics?.unreachable ?? [];
  return pushed.length === 0 ? read : [...pushed, ...read.filter((problem) => problem.code !== UNREACHABLE)];
}

/** @param {Kind} kind @param {Num | undefined} value @param {string} code @param {string} text @param {Patch} [link] @returns {Finding[]} */
function judged(kind, value, code, text, link) {
  const verdict = judge(kind, value);
  if (verdict === 'ok') return [];
  return [{ severity: verdict === 'critical' ? 'error' : 'warning', code, text, ...(link && { link }) }];
}

/** @param {Health | null} health */
function diskFindings(health) {
  const { diskTotalBytes: total, diskUsableBytes: usable } = health ?? {};
  if (!total || usable === null || usable === undefined) return [];
  const text = t.findings.disks(percent(1 - usable / total), bytes(usable), bytes(total));
  return judged('diskShare', 1 - usable / total, 'limit-disk', text, { page: 'brokers' });
}

/** @param {Health | null} health */
function underReplicated(health) {
  const number = health?.underReplicated;
  return judged('underReplicated', number, 'limit-under-replicated', t.findings.underReplicated(count(number)), {
    page: 'topics',
  });
}

/** @param {Metrics | null} metrics */
function latencyFindings(metrics) {
  return /** @type {const} */ (['produce', 'fetch']).flatMap((kind) => {
    const value = metrics?.latency[`${kind}P99`];
    const judgedBy = kind === 'produce' ? 'latencySeconds' : 'fetchLatencySeconds';
    const limit = limitsOf(judgedBy);
    const over = judge(judgedBy, value) === 'critical' ? limit.critical : limit.warning;
    const text = t.findings.latency(kind, latency(value), latency(over));
    return judged(judgedBy, value, `limit-${kind}-latency`, text);
  });
}

/** Groups that don't go on, by what they do instead. @param {readonly GroupRow[]} groups @returns {Finding[]} */
function stuckGroups(groups) {
  return Object.entries(STUCK).flatMap(([status, doing]) => {
    const stuck = groups.filter((group) => group.status === status);
    if (stuck.length === 0) return [];
    const names = namesOf(stuck);
    const text =
      stuck.length === 1 ? t.findings.oneStuck(names, doing) : t.findings.someStuck(stuck.length, doing, names);
    const rule = stuck.length === 1 ? stuck[0]?.rule : null;
    const code = `group-${status.toLowerCase()}`;
    const critical = stuck.some((group) => lagVerdict(group) === 'critical');
    /** @type {Problem['severity']} */
    const severity = critical ? 'error' : 'warning';
    return [{ severity, code, text, link: linkTo(stuck), ...(rule && { rule }) }];
  });
}

/** Groups beyond a limit that go on nevertheless. @param {readonly GroupRow[]} groups @returns {Finding[]} */
function laggingGroups(groups) {
  return /** @type {const} */ (['critical', 'warning']).flatMap((verdict) => {
    const behind = groups.filter((group) => !Object.hasOwn(STUCK, group.status) && lagVerdict(group) === verdict);
    const worst = top(
      behind,
      NAMED,
      (group) => group.totalLag,
      (group) => group.groupId,
    );
    if (!worst[0]) return [];
    const text =
      behind.length === 1
        ? t.findings.oneBehind(namesOf(behind), count(worst[0].totalLag), timeLag(worst[0].timeLag))
        : t.findings.someBehind(behind.length, limitText(verdict), namesOf(worst, behind.length));
    return [
      {
        severity: verdict === 'critical' ? /** @type {const} */ ('error') : 'warning',
        code: 'limit-lag',
        text,
        link: linkTo(behind),
      },
    ];
  });
}

/** The worse of a group's two lags. @param {{ totalLag: Num, timeLag?: TimeLag | null | undefined }} group */
export function lagVerdict({ totalLag, timeLag: behind }) {
  const millis = behind?.millis ?? null;
  const verdicts = [judge('lagRecords', totalLag), judge('lagSeconds', millis === null ? null : millis / 1000)];
  return verdicts.includes('critical') ? 'critical' : verdicts.includes('warning') ? 'warning' : 'ok';
}

/** @param {'warning' | 'critical'} verdict */
function limitText(verdict) {
  const records = limitsOf('lagRecords')[verdict];
  const seconds = limitsOf('lagSeconds')[verdict];
  return t.findings.orMore([
    ...(records === null ? [] : [t.findings.records(count(records))]),
    ...(seconds === null ? [] : [duration(seconds * 1000)]),
  ]);
}

/** @param {readonly GroupRow[]} groups @param {number} [all] */
function namesOf(groups, all = groups.length) {
  const names = groups.slice(0, NAMED).map((group) => group.groupId || t.pages.noName);
  const more = all - names.length;
  return names.join(t.findings.comma) + (more > 0 ? t.findings.andMore(more) : '');
}

/** @param {readonly GroupRow[]} groups @returns {Patch} */
const linkTo = (groups) =>
  groups.length === 1 && groups[0] ? { page: 'groups', name: groups[0].groupId } : { page: 'groups' };
