/** @import { Tone } from '../components/badge.js' */

/** By rising severity. @type {Readonly<Record<string, { rank: number, tone: Tone }>>} */
export const STATUS = Object.freeze({
  UNKNOWN: { rank: 0, tone: 'neutral' },
  OK: { rank: 1, tone: 'good' },
  WARN: { rank: 2, tone: 'warning' },
  REWIND: { rank: 3, tone: 'warning' },
  STALL: { rank: 4, tone: 'error' },
  STOP: { rank: 5, tone: 'error' },
  ERR: { rank: 6, tone: 'error' },
});
