import { isKnown, whole } from './format.js';

/**
 * How far a server is that isn't ready, in a sentence.
 *
 * @param {{ detail?: string, title?: string, progress?: { state?: string, remainingRecords?: number } }} problem
 */
export function progressText({ detail, title, progress }) {
  const remaining = progress?.remainingRecords;
  const toGo = isKnown(remaining) && remaining > 0 ? `: ${whole(remaining)} records to go` : '';
  switch (progress?.state) {
    case 'starting':
      return 'The topology is starting.';
    case 'restoring':
      return `Restoring what was known before${toGo}.`;
    case 'catching-up':
      return `Reading what happened meanwhile${toGo}.`;
    case WAITING:
      return 'The server is ready, but no broker has reported yet. The first numbers come within seconds of the first report, from the broker plugin or from the collector.';
    default:
      return detail ?? title ?? 'It does not say how far it is.';
  }
}

/** The state of a server that has caught up and lacks only events. */
export const WAITING = 'waiting-for-events';
