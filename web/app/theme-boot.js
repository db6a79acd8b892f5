// Before the first paint, so that no wrong theme flashes. A classic script for that reason; lib/theme.js does the rest.
try {
  const kept = localStorage.getItem('takhin.theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
  // A browser that lets the page store nothing follows the system's theme.
}
