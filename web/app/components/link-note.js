import { keepBoard, keepLimits, leaveBoard, leaveLimits, lent } from '../data/lent.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

/** What of the view is the link's, and how to go on with it. */
export function LinkNote() {
  const { limits, limitsProblem, board, boardProblems } = usePart(lent, (value) => value);
  const keepAsked = () => confirm(t.links.replaceMine) && keepBoard();
  return html`${limits && html`<${Note} text=${t.links.limits} onKeep=${keepLimits} onLeave=${leaveLimits} />`}
    ${limitsProblem && html`<${Note} text=${`${t.links.badLimits} ${limitsProblem}`} onLeave=${leaveLimits} />`}
    ${board && html`<${Note} text=${t.links.board} onKeep=${keepAsked} onLeave=${leaveBoard} />`}
    ${boardProblems.length > 0 && html`<${Note} text=${`${t.links.badBoard} ${boardProblems.join(' ')}`} onLeave=${leaveBoard} />`}`;
}

/** @param {{ text: string, onKeep?: () => void, onLeave: () => void }} props */
function Note({ text, onKeep, onLeave }) {
  return html`<div class="panel strip link-note" data-tone=${onKeep ? undefined : 'warning'}>
    <p class="strip-text" role="status">${text}</p>
    ${onKeep && html`<button type="button" class="button" onClick=${onKeep}>${t.links.keep}</button>`}
    <button type="button" class="button" onClick=${onLeave}>${t.links.leave}</button>
  </div>`;
}
