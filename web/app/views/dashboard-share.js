import { useRef, useState } from '../vendor/preact-hooks.js';
import { copyLink } from '../components/chart-export.js';
import { Menu } from '../components/menu.js';
import { copy } from '../components/toast.js';
import { dashboard, keep } from '../data/dashboards.js';
import { lent } from '../data/lent.js';
import { chartIds } from '../lib/chart-catalogue.js';
import { dashboardJson, readDashboard, STARTER } from '../lib/dashboard.js';
import { download, fileName } from '../lib/export.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

/** Gives the dashboard to others, and takes theirs. */
export function ShareDashboard() {
  /** @type {{ current: HTMLDialogElement | null }} */
  const dialog = useRef(null);
  const [open, setOpen] = useState(false);
  const isLent = usePart(lent, ({ board }) => board);
  const taking = [
    { text: t.board.import, act: begin },
    { text: t.board.anew, act: () => confirm(t.board.replaceByExample) && keep(STARTER) },
  ];
  const giving = [
    { text: t.export.copyLink, act: copyLink },
    { text: t.board.save, act: save },
    { text: t.board.copy, act: copyJson },
  ];

  function begin() {
    setOpen(true);
    dialog.current?.showModal();
  }

  return html`<${Menu} label=${t.board.share} items=${isLent ? giving : [...giving, ...taking]} />
    <dialog class="dialog" ref=${dialog} aria-labelledby="import-title" closedby="any" onClose=${() => setOpen(false)}>
      ${open && html`<${Import} onDone=${() => dialog.current?.close()} />`}
    </dialog>`;
}

function save() {
  const { name } = dashboard.value;
  download(fileName([name], 'json', Date.now()), 'application/json', dashboardJson(dashboard.value));
}

const copyJson = () => copy(dashboardJson(dashboard.value), t.board.theDashboard, t.board.noCopy);

/** @param {{ onDone: () => void }} props */
function Import({ onDone }) {
  const [problems, setProblems] = useState(/** @type {readonly string[]} */ ([]));

  /** @param {string} text */
  function take(text) {
    const { dashboard: read, problems: found } = readDashboard(text, chartIds);
    setProblems(found);
    if (found.length > 0) return;
    keep(read);
    onDone();
  }

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  function submit(event) {
    event.preventDefault();
    take(String(new FormData(event.currentTarget).get('json') ?? ''));
  }

  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const takeFile = async ({ currentTarget: { files } }) => files?.[0] && take(await files[0].text());

  return html`<form class="form" onSubmit=${submit}>
    <h2 id="import-title">${t.board.importTitle}</h2>
    <label>${t.board.fromFile} <input type="file" accept=".json,application/json" onChange=${takeFile} /></label>
    <label>${t.board.asText} <textarea name="json" rows="8" spellcheck="false" required></textarea></label>
    <div class="fault" role="alert">${problems.length > 0 && html`<${Problems} problems=${problems} />`}</div>
    <p class="form-buttons">
      <button type="button" class="button" onClick=${onDone}>${t.words.cancel}</button>
      <button type="submit" class="button primary">${t.board.replaceMine}</button>
    </p>
  </form>`;
}

/** @param {{ problems: readonly string[] }} props */
function Problems({ problems }) {
  return html`<p>${t.board.nothingImported}</p><ul>${problems.map((problem) => html`<li key=${problem}>${problem}</li>`)}</ul>`;
}
