// Before the first paint, so that no wrong theme flashes, and before the modules, which read the language here. A classic
// script for that reason; lib/theme.js, lib/settings.js and lib/texts.js do the rest.
let language = 'browser';
try {
  const kept = localStorage.getItem('takhin.theme');
  if (kept === 'light' || kept === 'dark') {
    document.documentElement.dataset.theme = kept;
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.setAttribute('content', kept === 'dark' ? '#181b1f' : '#ffffff');
  }
  const { palette, density, language: chosen } = JSON.parse(localStorage.getItem('takhin.settings') ?? '{}');
  if (chosen === 'en' || chosen === 'zh') language = chosen;
  if (palette === 'safe') document.documentElement.dataset.palette = palette;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // A browser that lets the page store nothing follows the system's theme.
}
if (language === 'browser') language = navigator.languages.find((name) => /^(en|zh)\b/.test(name))?.slice(0, 2) ?? 'en';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
// The one file of texts that is needed, fetched along with the modules
const texts = document.createElement('link');
texts.rel = 'modulepreload';
texts.href = `lang/${language}.js`;
document.head.append(texts);
