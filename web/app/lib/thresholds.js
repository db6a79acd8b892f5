/** From where on a number is worth a colour, as the reader sets it. */

/** @import { Num } from './types.js' */

/**
 * @typedef {'lagRecords' | 'lagSeconds' | 'latencySeconds' | 'fetchLatencySeconds' | 'underReplicated' | 'diskShare'} Kind
 *   `latencySeconds` is of P99 of produce requests, `diskShare` 0 to 1. Fetch requests wait for data by design: their limit
 *   is off until one is set
 * @typedef {'ok' | 'warning' | 'critical'} Verdict
 * @typedef {{ warning: Num, critical: Num }} Limits reached or passed; null: never
 */

/** @type {Readonly<Record<Kind, Readonly<Limits>>>} */
export const DEFAULT_LIMITS = Object.freeze({
  lagRecords: { warning: 10_000, critical: 100_000 },
  lagSeconds: { warning: 30, critical: 300 },
  latencySeconds: { warning: 0.1, critical: 0.5 },
  fetchLatencySeconds: { warning: null, critical: null },
  underReplicated: { warning: 1, critical: null },
  diskShare: { warning: 0.8, critical: 0.9 },
});

/** @type {Readonly<Record<Kind, Limits>>} */
let current = DEFAULT_LIMITS;

/** The limits in force. @param {Kind} kind @returns {Limits} */
export const limitsOf = (kind) => current[kind];

/** Puts limits in force; kinds left out keep the default. @param {Partial<Record<Kind, Limits>>} limits */
export function setLimits(limits) {
  current = { ...DEFAULT_LIMITS, ...limits };
}

/**
 * How a number fares. What isn't known breaks no limit.
 *
 * @param {Kind} kind
 * @param {Num | undefined} value
 * @returns {Verdict}
 */
export function judge(kind, value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'ok';
  const { warning, critical } = current[kind];
  if (critical !== null && value >= critical) return 'critical';
  return warning !== null && value >= warning ? 'warning' : 'ok';
}
