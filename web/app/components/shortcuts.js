import { useEffect, useRef } from '../vendor/preact-hooks.js';
import { navigate, router } from '../data/router.js';
import { html } from '../lib/html.js';
import { KeyReader } from '../lib/keys.js';
import { chooseTheme, nextTheme } from '../lib/theme.js';
import { Help } from './help.js';
import { togglePause } from './time-tools.js';

/** @import { Action, Focus } from '../lib/keys.js' */

const CONTROLS = 'button, a, summary, select, input, [role=button], [role=menuitem], [role=option], [contenteditable]';
const TYPED =
  'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=button])';

/** Hears the page's keys, and holds the help that lists them. */
export function Shortcuts() {
  /** @type {{ current: HTMLDialogElement | null }} */
  const help = useRef(null);

  useEffect(() => {
    const reader = new KeyReader();
    /** @param {KeyboardEvent} event */
    function hear(event) {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog:modal')) return;
      const action = reader.read(event, focusOf(event.target), Date.now());
      if (!action || action.kind === 'close') return action && close();
      event.preventDefault();
      act(action, () => help.current?.showModal());
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);

  return html`<${Help} dialog=${help} />`;
}

/** @param {EventTarget | null} target @returns {Focus} */
function focusOf(target) {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(TYPED)) return 'text';
  return target.closest(CONTROLS) ? 'control' : 'page';
}

/** @param {Action} action @param {() => void} showHelp */
function act(action, showHelp) {
  if (action.kind === 'go') navigate({ page: action.page, name: null });
  if (action.kind === 'filter') focusFilter();
  if (action.kind === 'pause') togglePause();
  if (action.kind === 'theme') chooseTheme(nextTheme());
  if (action.kind === 'help') showHelp();
}

/** The first filter of the page, with its text selected. */
function focusFilter() {
  const field = document.querySelector('main input[type=search]');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** Esc undoes the zoom, where there is one. */
function close() {
  if (router.value.zoom) navigate({ zoom: null });
}
