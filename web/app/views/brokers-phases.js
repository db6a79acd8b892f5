/** @import { Num, PhaseRow } from '../lib/types.js' */

import { t } from '../lib/texts.js';

/** What a request waits for, in the order it happens. @type {readonly { id: 'queue' | 'local' | 'remote' | 'response' | 'send', label: string, hint: string }[]} */
export const PHASES = Object.freeze([
  { id: 'queue', label: t.phases.queue, hint: t.phases.queueHint },
  { id: 'local', label: t.phases.local, hint: t.phases.localHint },
  { id: 'remote', label: t.phases.remote, hint: t.phases.remoteHint },
  { id: 'response', label: t.phases.response, hint: t.phases.responseHint },
  { id: 'send', label: t.phases.send, hint: t.phases.sendHint },
]);

/** The whole of the phases' means, in seconds. @param {PhaseRow | null | undefined} row @returns {Num} null when a phase is unknown */
export function totalSeconds(row) {
  if (!row) return null;
  let sum = 0;
  for (const { id } of PHASES) {
    const part = row[id];
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/**
 * Each phase's share of the longest of several requests, so that bars of several brokers compare.
 *
 * @param {PhaseRow | null | undefined} row
 * @param {Num} longest seconds
 * @returns {{ id: string, label: string, seconds: number, share: number }[] | null}
 */
export function phaseShares(row, longest) {
  const total = totalSeconds(row);
  if (!row || total === null || longest === null || longest <= 0) return null;
  return PHASES.map(({ id, label }) => ({ id, label, seconds: row[id] ?? 0, share: (row[id] ?? 0) / longest }));
}
