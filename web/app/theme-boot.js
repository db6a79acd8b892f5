// Before the first paint, so that no wrong theme flashes. A classic script for that reason; lib/theme.js and lib/settings.js do the rest.
try {
  const kept = localStorage.getItem('takhin.theme');
  if (kept === 'light' || kept === 'dark') {
    document.documentElement.dataset.theme = kept;
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.setAttribute('content', kept === 'dark' ? '#181b1f' : '#ffffff');
  }
  const { palette, density } = JSON.parse(localStorage.getItem('takhin.settings') ?? '{}');
  if (palette === 'safe') document.documentElement.dataset.palette = palette;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // A browser that lets the page store nothing follows the system's theme.
}
