import { useEffect, useState } from '../vendor/preact-hooks.js';

/** This machine's time, renewed every second while wanted. @param {boolean} wanted */
export function useNow(wanted) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!wanted) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
  return now;
}
