import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { clock, dateClock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { useHappenings } from '../data/happenings.js';
import { replay } from '../data/replay.js';
import { markText, marksOf } from '../lib/marks.js';
import { within } from '../lib/replay.js';
import { settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { change } from './replay-play.js';

/** @import { Replay } from '../lib/replay.js' */

/** Keys come one after the other; the server is asked for the last. */
const SETTLED_MILLIS = 300;

/** Where in its interval the replay is; another place is sought with the mouse or the arrow keys. @param {{ status: Replay }} props */
export function ReplayTrack({ status }) {
  const { fromMillis, toMillis, positionMillis } = status;
  const { sought, onInput, onChange } = useSought(status);
  const at = sought ?? positionMillis;
  const share = toMillis > fromMillis ? (at - fromMillis) / (toMillis - fromMillis) : 1;
  return html`<div class="replay-track">
    <span aria-hidden="true">${clock(fromMillis)}</span>
    <div class="replay-rail" style=${{ '--share': share }}>
      <input type="range" aria-label=${t.replay.moment} aria-valuetext=${dateClock(at)} min=${fromMillis} max=${toMillis} step="1000" value=${at} onInput=${onInput} onChange=${onChange} />
      <${TrackMarks} ...${{ fromMillis, toMillis, positionMillis }} />
      ${sought !== null && html`<output class="replay-sought" aria-hidden="true">${clock(sought)}</output>`}
    </div>
    <span aria-hidden="true">${clock(toMillis)}</span>
  </div>`;
}

/** What happened in the interval: a press goes there. @param {{ fromMillis: number, toMillis: number, positionMillis: number }} props */
function TrackMarks({ fromMillis, toMillis, positionMillis }) {
  const wanted = usePart(settings, ({ marks }) => marks === 'shown');
  const fixed = usePart(replay, (value) => value.fixed);
  const reached = useRef(fromMillis);
  reached.current = Math.max(reached.current, positionMillis);
  // Of a file it is known what happened as far as it was played, be it shown earlier again
  const until = fixed ? reached.current : toMillis;
  const items = useHappenings(wanted ? 'cluster' : null, { fromMillis, toMillis: toMillis + 1000 }, until);
  return html`<div class="replay-marks" role="group" aria-label=${t.marks.title}>
    ${marksOf(items, fromMillis, toMillis).map((mark) => {
      const text = markText(mark, toMillis - fromMillis);
      const position = within({ fromMillis, toMillis }, Math.floor((mark.items[0]?.atMillis ?? 0) / 1000) * 1000);
      return html`<button type="button" key=${position} class="replay-mark" style=${{ '--at': mark.at }} data-kind=${mark.kind} title=${text} aria-label=${text} onClick=${() => change({ position })}></button>`;
    })}
  </div>`;
}

/** The place that is sought, until the replay is there. @param {Replay} status */
function useSought(status) {
  const [sought, setSought] = useState(/** @type {number | null} */ (null));
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  useEffect(() => () => clearTimeout(timer.current), []);
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const place = ({ currentTarget }) => within(status, Number(currentTarget.value));
  return {
    sought,
    onInput: (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) => setSought(place(event)),
    onChange: (/** @type {Event & { currentTarget: HTMLInputElement }} */ event) => {
      const position = place(event);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => change({ position }).then(() => setSought(null)), SETTLED_MILLIS);
    },
  };
}
