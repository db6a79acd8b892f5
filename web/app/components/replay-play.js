import { changeReplay, replay } from '../data/replay.js';
import { played } from '../lib/replay.js';
import { t } from '../lib/texts.js';
import { say } from './toast.js';

/** @import { Change } from '../lib/replay.js' */

/** Asks for it; what the server says against it is said. @param {Change} wish */
export function change(wish) {
  return changeReplay(wish).catch((error) => say(t.replay.cannot(error.message)));
}

/** Goes on or holds. */
export function togglePlay() {
  const { status } = replay.value;
  if (status && status.state !== 'failed' && status.state !== 'warming-up') change(played(status));
}
