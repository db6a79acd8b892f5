import { isKnown, whole } from './format.js';
import { t } from './texts.js';

/**
 * How far a server is that isn't ready, in a sentence.
 *
 * @param {{ detail?: string, title?: string, progress?: { state?: string, remainingRecords?: number } }} problem
 */
export function progressText({ detail, title, progress }) {
  const remaining = progress?.remainingRecords;
  const toGo = isKnown(remaining) && remaining > 0 ? t.server.toGo(whole(remaining)) : '';
  switch (progress?.state) {
    case 'starting':
      return t.server.starting;
    case 'restoring':
      return t.server.restoring(toGo);
    case 'catching-up':
      return t.server.catchingUp(toGo);
    case WAITING:
      return t.server.waitsForEvents;
    default:
      return detail ?? title ?? t.server.noProgress;
  }
}

/** The state of a server that has caught up and lacks only events. */
export const WAITING = 'waiting-for-events';
