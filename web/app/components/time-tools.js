import { navigate, router, useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { PRESETS } from '../lib/route.js';
import { Segmented } from './segmented.js';

const TEXT = { live: 'Live', '5m': '5 m', '15m': '15 m', '1h': '1 h' };
const OPTIONS = PRESETS.map((value) => ({ value, text: TEXT[value] }));

/** The time that the charts show. */
export function TimeTools() {
  const { range, pausedAt } = useRoute();
  const paused = pausedAt !== null;
  return html`<div class="time-tools">
    <${Segmented}
      label="Time range"
      options=${OPTIONS}
      value=${typeof range === 'string' ? range : ''}
      onChoose=${(/** @type {any} */ chosen) => navigate({ range: chosen, zoom: null })}
    />
    <button type="button" class="button" aria-pressed=${String(paused)} onClick=${togglePause}>${paused ? 'Go on' : 'Pause'}</button>
  </div>`;
}

/** Holds this moment, or lets time go on. */
export function togglePause() {
  navigate(
    { pausedAt: router.value.pausedAt !== null ? null : Math.floor(Date.now() / 1000) * 1000 },
    { replace: true },
  );
}
