import { endReplay, leaveReplay, replay } from '../data/replay.js';
import { dateClock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { isGoing, played, speedsWith, stateText } from '../lib/replay.js';
import { usePart } from '../lib/store.js';
import { HEADING } from '../lib/heading.js';
import { t } from '../lib/texts.js';
import { change } from './replay-play.js';
import { ReplayTrack } from './replay-track.js';
import { say } from './toast.js';

/** @import { Replay } from '../lib/replay.js' */

const PLAY = 'M6 4l10 6l-10 6z';
const PAUSE = 'M6 4h3v12h-3zM11 4h3v12h-3z';
const BACK = 'M14 4v12l-8-6zM4 4h2v12h-2z';
const ON = 'M6 4v12l8-6zM14 4h2v12h-2z';

/** Says that the page shows the past, and which moment of it; and lets one go through it. */
export function ReplayBar() {
  const status = usePart(replay, (value) => value.status);
  const fixed = usePart(replay, (value) => value.fixed);
  if (!status) return null;
  const usable = status.state !== 'warming-up' && status.state !== 'failed';
  return html`<section class="replay" aria-label=${t.replay.title} data-state=${status.state}>
    <p class="replay-said">
      <strong>${fixed ? t.replay.captured : t.replay.past}</strong>
      <time class="replay-moment" dateTime=${new Date(status.positionMillis).toISOString()}>${dateClock(status.positionMillis)}</time>
      <span class="replay-state" role="status" aria-live=${status.state === 'warming-up' ? 'off' : 'polite'}>${stateText(status)}</span>
    </p>
    ${status.state !== 'failed' && html`<${Controls} status=${status} usable=${usable} /><${ReplayTrack} status=${status} />`}
    ${!fixed && html`<${Ways} />`}
  </section>`;
}

/** @param {{ status: Replay, usable: boolean }} props */
function Controls({ status, usable }) {
  const going = isGoing(status);
  const playText = going ? t.replay.pause : status.state === 'ended' ? t.replay.again : t.replay.play;
  return html`<div class="replay-controls" role="group" aria-label=${t.replay.playback}>
    <${Control} text=${t.replay.secondBack} path=${BACK} usable=${usable && status.positionMillis > status.fromMillis} act=${() => change({ step: -1 })} />
    <${Control} text=${playText} path=${going ? PAUSE : PLAY} usable=${usable} act=${() => change(played(status))} />
    <${Control} text=${t.replay.secondOn} path=${ON} usable=${usable && status.positionMillis < status.toMillis} act=${() => change({ step: 1 })} />
    <select class="replay-speed" aria-label=${t.replay.speed} value=${status.speed} onChange=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ event) => change({ speed: Number(event.currentTarget.value) })}>
      ${speedsWith(status.speed).map((speed) => html`<option key=${speed} value=${speed} selected=${speed === status.speed}>${speed}×</option>`)}
    </select>
  </div>`;
}

/** A button that keeps the focus while it is of no use. @param {{ text: string, path: string, usable: boolean, act: () => void }} props */
function Control({ text, path, usable, act }) {
  return html`<button type="button" class="button replay-button" aria-label=${text} title=${text} aria-disabled=${String(!usable)} onClick=${() => usable && act()}>
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d=${path} fill="currentColor" /></svg>
  </button>`;
}

/** The ways out: of this page alone, and the end for all. */
function Ways() {
  return html`<span class="replay-ways">
    <button type="button" class="button replay-leave" title=${t.replay.leaveHint} onClick=${() => (leaveReplay(), toHead())}>${t.replay.backToLive}</button>
    <button type="button" class="button replay-end" title=${t.replay.endHint} onClick=${end}>${t.replay.end}</button>
  </span>`;
}

async function end() {
  try {
    await endReplay();
    toHead();
  } catch (error) {
    say(t.replay.notEnded(Object(error).message ?? String(error)));
  }
}

/** The buttons leave with the bar; the focus goes to the page's head. */
const toHead = () => document.getElementById(HEADING)?.focus({ preventScroll: true });
