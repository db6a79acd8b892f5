import { useEffect, useState } from '../vendor/preact-hooks.js';

/** All who show time share one tick, so that no two countdowns are out of step. @type {Set<(now: number) => void>} */
const listeners = new Set();
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

function tick() {
  const now = Date.now();
  for (const listener of listeners) listener(now);
}

/** @param {(now: number) => void} listener @returns {() => void} to stop */
function listen(listener) {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** This machine's time, renewed every second while wanted. @param {boolean} wanted */
export function useNow(wanted) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => (wanted ? listen(setNow) : undefined), [wanted]);
  return now;
}
