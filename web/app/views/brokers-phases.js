/** @import { Num, PhaseRow } from '../lib/types.js' */

/** What a request waits for, in the order it happens. @type {readonly { id: 'queue' | 'local' | 'remote' | 'response' | 'send', label: string, hint: string }[]} */
export const PHASES = Object.freeze([
  { id: 'queue', label: 'Queue', hint: 'waiting for a request handler' },
  { id: 'local', label: 'Local', hint: 'worked on by the leader' },
  { id: 'remote', label: 'Remote', hint: 'waiting for followers, or for data' },
  { id: 'response', label: 'Response', hint: 'waiting for a network thread' },
  { id: 'send', label: 'Send', hint: 'sent to the client' },
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
