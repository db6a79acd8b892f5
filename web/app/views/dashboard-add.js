import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { asked } from '../data/clusters.js';
import { dashboard, keep } from '../data/dashboards.js';
import { getJson } from '../data/rest.js';
import { store } from '../data/state.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { withTile } from '../lib/dashboard.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

/**
 * @import { SubjectKind } from '../lib/chart-catalogue.js'
 * @import { Tile } from '../lib/dashboard.js'
 */

const OF = Object.freeze({
  cluster: t.board.cluster,
  topics: t.board.topic,
  groups: t.board.group,
  brokers: t.board.broker,
});
const LISTS = Object.freeze({
  numbers: t.panels.numbers,
  balance: t.panels.balance,
  movers: t.panels.movers,
  laggers: t.panels.laggers,
});
/** Names that a list of suggestions holds at most. */
const MOST_NAMES = 500;

/** The button that adds a panel, and the form behind it. */
export function AddTile() {
  /** @type {{ current: HTMLDialogElement | null }} */
  const dialog = useRef(null);
  const [open, setOpen] = useState(false);

  function begin() {
    setOpen(true);
    dialog.current?.showModal();
  }

  return html`<button type="button" class="button primary" aria-haspopup="dialog" onClick=${begin}>${t.board.addPanel}</button>
    <dialog class="dialog" ref=${dialog} aria-labelledby="add-title" closedby="any" onClose=${() => setOpen(false)}>
      ${open && html`<${AddForm} onDone=${() => dialog.current?.close()} />`}
    </dialog>`;
}

/** @param {{ onDone: () => void }} props */
function AddForm({ onDone }) {
  const [kind, setKind] = useState(/** @type {SubjectKind | 'lists'} */ ('cluster'));

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  function submit(event) {
    event.preventDefault();
    keep(withTile(dashboard.value, tileOf(kind, new FormData(event.currentTarget))));
    onDone();
  }

  return html`<form class="form" onSubmit=${submit}>
    <h2 id="add-title">${t.board.addPanel}</h2>
    <label>${t.board.ofWhat}
      <select value=${kind} onChange=${(/** @type {any} */ event) => setKind(event.currentTarget.value)}>
        ${Object.entries(OF).map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}
        <option value="lists">${t.board.lists}</option>
      </select>
    </label>
    ${kind !== 'cluster' && kind !== 'lists' && html`<${Name} kind=${kind} />`}
    <label>${t.board.which}
      <select name="chart" key=${kind}>
        ${Object.entries(choicesOf(kind)).map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}
      </select>
    </label>
    <p class="form-buttons">
      <button type="button" class="button" onClick=${onDone}>${t.words.cancel}</button>
      <button type="submit" class="button primary">${t.board.add}</button>
    </p>
  </form>`;
}

/** @param {SubjectKind | 'lists'} kind @param {FormData} form @returns {Tile} */
function tileOf(kind, form) {
  const chart = String(form.get('chart'));
  if (kind === 'lists') return { type: /** @type {any} */ (chart), width: chart === 'numbers' ? 12 : 4, height: 1 };
  const subject = kind === 'cluster' ? kind : `${kind}/${String(form.get('name') ?? '').trim()}`;
  return { type: 'chart', subject, chart, width: 6, height: 1 };
}

/** @param {SubjectKind | 'lists'} kind @returns {Record<string, string>} */
function choicesOf(kind) {
  if (kind === 'lists') return LISTS;
  return Object.fromEntries(Object.entries(CHARTS[kind]).map(([id, { title }]) => [id, title]));
}

/** @param {{ kind: 'topics' | 'groups' | 'brokers' }} props */
function Name({ kind }) {
  const topics = useTopicNames(kind === 'topics');
  const names = kind === 'topics' ? topics : namesOf(kind);
  return html`<label>${t.board.name}
      <input name="name" required autocomplete="off" list="add-names" />
    </label>
    <datalist id="add-names">
      ${names.slice(0, MOST_NAMES).map((name) => html`<option key=${name} value=${name}></option>`)}
    </datalist>`;
}

/** The first topics by name: pushes bring only those that the page shows. @param {boolean} wanted */
function useTopicNames(wanted) {
  const [names, setNames] = useState(/** @type {string[]} */ ([]));
  useEffect(() => {
    if (!wanted) return;
    getJson(asked(`api/v1/topics?limit=${MOST_NAMES}`)).then(
      (page) => setNames(page.items.map((/** @type {{ name: string }} */ topic) => topic.name)),
      (error) => console.warn(`No topics are suggested: ${error.message}`),
    );
  }, [wanted]);
  return names;
}

/** @param {'groups' | 'brokers'} kind */
function namesOf(kind) {
  const { metrics, health, groups } = store.value;
  if (kind === 'groups') return (groups ?? metrics?.consumerLags ?? []).map((group) => group.groupId);
  return health?.brokers.map((broker) => String(broker.brokerId)) ?? [];
}
