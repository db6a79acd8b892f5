import { backoffMillis } from './backoff.js';

/**
 * Does something, and after a failure does it again, ever more rarely, until it succeeds.
 *
 * @param {() => Promise<unknown>} act
 * @param {(error: any) => void} onFailure at each
 * @returns {() => void} gives it up
 */
export function untilDone(act, onFailure) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let given = false;
  let failures = 0;
  const attempt = () =>
    void act().catch((error) => {
      if (given) return;
      onFailure(error);
      timer = setTimeout(attempt, backoffMillis(failures++));
    });
  attempt();
  return () => {
    given = true;
    clearTimeout(timer);
  };
}
