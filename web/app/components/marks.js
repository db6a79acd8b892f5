import { useHappenings } from '../data/happenings.js';
import { html } from '../lib/html.js';
import { markText, marksOf } from '../lib/marks.js';
import { settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

/**
 * @import { Timeline } from '../data/use-timeline.js'
 * @import { Subject } from '../data/seen.js'
 */

/**
 * What happened to the subject of a chart, as quiet lines across it. The pointer, the keyboard (arrows go from one to the
 * next) and a tap get what it was.
 *
 * @param {{ id: string, subject: Subject, timeline: Timeline }} props `id`: of the text that says all of it
 */
export function Marks({ id, subject, timeline: { window, times } }) {
  const wanted = usePart(settings, ({ marks }) => marks === 'shown');
  const items = useHappenings(wanted ? subject : null, window);
  const marks = marksOf(items, (times[0] ?? 0) * 1000, (times.at(-1) ?? 0) * 1000);
  if (marks.length === 0) return null;
  const texts = marks.map((mark) => markText(mark, window.toMillis - window.fromMillis));
  return html`<div class="marks" role="group" aria-label=${t.marks.title} onKeyDown=${goAlong}>
    <p class="unseen" id=${id}>${t.marks.said(texts.join(' '))}</p>
    ${marks.map((mark, i) => html`<span key=${mark.items[0]?.atMillis} class="mark" role="img" tabindex=${i === 0 ? 0 : -1} style=${{ '--at': mark.at }} data-kind=${mark.kind} title=${texts[i]} aria-label=${texts[i]}></span>`)}
  </div>`;
}

/** @param {KeyboardEvent} event */
function goAlong(event) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const from = /** @type {HTMLElement} */ (event.target);
  const to = step > 0 ? from.nextElementSibling : from.previousElementSibling;
  if (step === 0 || !to?.matches('.mark')) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (to).focus();
}
