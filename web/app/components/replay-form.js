import { useState } from '../vendor/preact-hooks.js';
import { startReplay } from '../data/replay.js';
import { newestMillis } from '../data/use-timeline.js';
import { inputMillis, inputText } from '../lib/format.js';
import { html } from '../lib/html.js';
import { LASTS, lastSpan, spanFault, SPEEDS } from '../lib/replay.js';
import { t } from '../lib/texts.js';

/** From when to when, and how fast. @param {{ onDone: () => void }} props */
export function ReplayForm({ onDone }) {
  const [span, setSpan] = useState(() => lastSpan(LASTS[0]?.minutes ?? 10, newestMillis()));
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wrong = spanFault(span, Date.now());
    setFault(wrong);
    if (wrong) return;
    setBusy(true);
    try {
      await startReplay(span, Number(form.get('speed')));
      onDone();
    } catch (error) {
      setFault(error instanceof TypeError ? t.server.silent : String(Object(error).message ?? error));
      setBusy(false);
    }
  }

  return html`<form onSubmit=${submit} class="form" novalidate>
    <h2 id="replay-title">${t.replay.heading}</h2>
    <${Lasts} onChoose=${setSpan} />
    <${Moment} label=${t.words.from} millis=${span.fromMillis} onChange=${(/** @type {number} */ fromMillis) => setSpan({ ...span, fromMillis })} />
    <${Moment} label=${t.words.to} millis=${span.toMillis} onChange=${(/** @type {number} */ toMillis) => setSpan({ ...span, toMillis })} />
    <label>${t.replay.speed}
      <select name="speed">${SPEEDS.map((speed) => html`<option key=${speed} value=${speed}>${speed}×</option>`)}</select>
    </label>
    <p class="fault" role="alert">${fault}</p>
    <p class="form-buttons">
      <button type="button" class="button" onClick=${onDone}>${t.words.cancel}</button>
      <button type="submit" class="button primary" disabled=${busy}>${busy ? t.replay.starting : t.replay.start}</button>
    </p>
  </form>`;
}

/** @param {{ onChoose: (span: import('../lib/route.js').Span) => void }} props */
function Lasts({ onChoose }) {
  return html`<p class="replay-lasts" role="group" aria-label=${t.replay.justPast}>
    ${LASTS.map(({ minutes, text }) => html`<button key=${minutes} type="button" class="button" onClick=${() => onChoose(lastSpan(minutes, newestMillis()))}>${text}</button>`)}
  </p>`;
}

/** @param {{ label: string, millis: number, onChange: (millis: number) => void }} props */
function Moment({ label, millis, onChange }) {
  /** @param {InputEvent & { currentTarget: HTMLInputElement }} event */
  const hear = ({ currentTarget }) => onChange(inputMillis(currentTarget.value));
  const value = Number.isFinite(millis) ? inputText(millis) : undefined;
  return html`<label>${label} <input type="datetime-local" step="1" value=${value} onChange=${hear} required /></label>`;
}
