import { navigate, router, useRoute } from '../data/router.js';
import { replay } from '../data/replay.js';
import { store } from '../data/state.js';
import { newestMillis, useWindow } from '../data/use-timeline.js';
import { clock, dateMinute } from '../lib/format.js';
import { html } from '../lib/html.js';
import { PRESETS } from '../lib/route.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { CustomRange } from './custom-range.js';
import { togglePlay } from './replay-play.js';
import { ReplayChoice } from './replay-choice.js';
import { Segmented } from './segmented.js';

/** @import { Span } from '../lib/route.js' */

const TEXT = { live: t.time.live, '5m': t.time.minutes(5), '15m': t.time.minutes(15), '1h': t.time.hours(1) };
const OPTIONS = PRESETS.map((value) => ({ value, text: TEXT[value] }));
/** The past is not live. */
const PAST_OPTIONS = OPTIONS.map((option) =>
  option.value === 'live' ? { ...option, text: t.time.minutes(2) } : option,
);
const DAY = 86_400_000;

/** The time that the charts show: how long, up to when, compared with what. */
export function TimeTools() {
  const { range, pausedAt, compare, zoom } = useRoute();
  const isPast = usePart(replay, ({ id }) => id !== null);
  const offered = usePart(replay, (value) => value.offered);
  const fed = usePart(store, (state) => state.metrics !== null);
  return html`<div class="time-tools" role="group" aria-label=${t.time.label}>
    ${zoom && html`<button type="button" class="button chip" onClick=${() => navigate({ zoom: null })} title=${t.time.unzoom}>${spanText(zoom)} <span aria-hidden="true">×</span><span class="unseen">${t.time.undoZoom}</span></button>`}
    <button type="button" class="button" aria-pressed=${String(compare)} title=${t.time.compareHint} onClick=${() => navigate({ compare: !compare })}>${t.time.compare}</button>
    <${Segmented}
      label=${t.time.range}
      options=${isPast ? PAST_OPTIONS : OPTIONS}
      value=${typeof range === 'string' ? range : ''}
      onChoose=${(/** @type {any} */ chosen) => navigate({ range: chosen, zoom: null })}
    />
    <${Custom} range=${typeof range === 'string' ? null : range} />
    ${(offered || !fed) && !isPast && html`<${ReplayChoice} offered=${offered} />`}
    ${!isPast && html`<${Pause} pausedAt=${pausedAt} />`}
  </div>`;
}

/** Holds this moment; a replay is held by its bar. @param {{ pausedAt: number | null }} props */
function Pause({ pausedAt }) {
  const paused = pausedAt !== null;
  return html`<button type="button" class="button pause" aria-pressed=${String(paused)} title=${paused ? t.time.heldAt(clock(pausedAt)) : t.time.pauseHint} onClick=${togglePause}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d=${paused ? 'M6 4l10 6l-10 6z' : 'M6 4h3v12h-3zM11 4h3v12h-3z'} fill="currentColor" /></svg>
      <span>${paused ? t.time.goOn : t.time.pause}</span>
    </button>`;
}

/** The time of one's own: a form that opens on what is shown. @param {{ range: Span | null }} props */
function Custom({ range }) {
  const { fromMillis, toMillis } = useWindow();
  return html`<${CustomRange} shown=${{ fromMillis, toMillis }} chosen=${range && spanText(range)} />`;
}

/** @param {Span} span */
function spanText({ fromMillis, toMillis }) {
  const isToday = toMillis > newestMillis() - DAY / 2 && toMillis - fromMillis < DAY / 2;
  return isToday ? `${clock(fromMillis)} – ${clock(toMillis)}` : `${dateMinute(fromMillis)} – ${dateMinute(toMillis)}`;
}

/** Holds this moment, or lets time go on; a replay as well. */
export function togglePause() {
  if (replay.value.id !== null) return togglePlay();
  return navigate({ pausedAt: router.value.pausedAt !== null ? null : newestMillis() }, { replace: true });
}
