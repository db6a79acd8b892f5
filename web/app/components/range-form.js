import { useState } from '../vendor/preact-hooks.js';
import { navigate } from '../data/router.js';
import { inputText, inputMillis } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

/** @import { Span } from '../lib/route.js' */

const LONGEST_MILLIS = 2 * 366 * 86_400_000;

/** From when to when, with what is wrong about it. @param {{ first: Span, onDone: () => void }} props */
export function RangeForm({ first, onDone }) {
  const [fault, setFault] = useState('');

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fromMillis = inputMillis(String(form.get('from')));
    const toMillis = inputMillis(String(form.get('to')));
    const wrong = faultOf(fromMillis, toMillis);
    setFault(wrong);
    if (wrong) return;
    onDone();
    navigate({ range: { fromMillis, toMillis }, zoom: null });
  }

  return html`<form onSubmit=${submit} class="form" novalidate>
    <h2 id="custom-title">${t.time.fromTo}</h2>
    <label>${t.words.from} <input name="from" type="datetime-local" step="1" defaultValue=${inputText(first.fromMillis)} required /></label>
    <label>${t.words.to} <input name="to" type="datetime-local" step="1" defaultValue=${inputText(first.toMillis)} required /></label>
    <p class="fault" role="alert">${fault}</p>
    <p class="form-buttons">
      <button type="button" class="button" onClick=${onDone}>${t.words.cancel}</button>
      <button type="submit" class="button primary">${t.time.show}</button>
    </p>
  </form>`;
}

/** @param {number} fromMillis @param {number} toMillis */
function faultOf(fromMillis, toMillis) {
  if (!Number.isFinite(fromMillis) || !Number.isFinite(toMillis)) return t.words.bothTimes;
  if (toMillis - fromMillis < 2000) return t.words.endAfter;
  return toMillis - fromMillis > LONGEST_MILLIS ? t.time.tooLong : '';
}
