import { duration } from './format.js';
import { settings } from './settings.js';
import { t } from './texts.js';

/** @import { Connection, State } from './types.js' */

/** Silence for so long beyond the interval of pushes is said. */
const SILENT_MILLIS = 3000;
/** Brokers report every second, a collector more slowly. Event time that stands still beyond this is said. */
const STANDING_MILLIS = 15_000;

/**
 * What the page can claim about what it shows.
 *
 * @typedef {{ kind: 'connecting' | 'starting' | 'waiting' | 'choosing' | 'gone' | 'fresh' | 'silent' | 'standing' | 'lost' | 'unauthorised', sinceMillis: number }} Freshness
 */

/**
 * @param {Pick<State, 'connection' | 'metrics' | 'receivedMillis' | 'advancedMillis'> & { past?: boolean }} state in the past time may stand still
 * @param {number} nowMillis
 * @returns {Freshness}
 */
export function freshness({ connection, metrics, receivedMillis, advancedMillis, past }, nowMillis) {
  const { phase, sinceMillis } = connection;
  if (phase !== 'live')
    return { kind: phase, sinceMillis: phase === 'lost' ? lastKnown(receivedMillis, sinceMillis) : sinceMillis };
  if (!metrics) return { kind: 'fresh', sinceMillis };
  const newest = Math.max(receivedMillis, sinceMillis);
  if (nowMillis - newest > SILENT_MILLIS + settings.value.intervalSeconds * 1000)
    return { kind: 'silent', sinceMillis: newest };
  const moved = Math.max(advancedMillis, sinceMillis);
  if (!past && nowMillis - moved > STANDING_MILLIS) return { kind: 'standing', sinceMillis: moved };
  return { kind: 'fresh', sinceMillis };
}

/** @param {number} receivedMillis @param {number} sinceMillis */
const lastKnown = (receivedMillis, sinceMillis) => (receivedMillis > 0 ? receivedMillis : sinceMillis);

/** When the next attempt is. @param {Connection} connection @param {number} now */
export function retryText(connection, now) {
  if (connection.retryAtMillis === null) return t.connection.reconnecting;
  const seconds = Math.ceil((connection.retryAtMillis - now) / 1000);
  return seconds <= 0 ? t.connection.reconnecting : t.connection.reconnectingIn(duration(seconds * 1000));
}
