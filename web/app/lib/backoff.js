export const FIRST_MILLIS = 500;
export const CAP_MILLIS = 15_000;

/**
 * How long to wait before the next attempt: twice as long each time up to the cap, of which the last half is left to
 * chance, so that many pages don't come back in step.
 *
 * @param {number} attempt 0 for the first
 * @param {() => number} random from 0 up to 1
 */
export function backoffMillis(attempt, random = Math.random) {
  const ceiling = Math.min(CAP_MILLIS, FIRST_MILLIS * 2 ** attempt);
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
