import { useEffect, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { stylesheet } from '../lib/stylesheet.js';
import { t } from '../lib/texts.js';
import { untilDone } from '../lib/until-done.js';

/**
 * A component that is fetched when it is first shown, or when one is about to go there.
 *
 * @typedef {{ (props: any): any, fetch: () => Promise<any> }} Lazy
 * @param {() => Promise<any>} load
 * @param {(fault: string) => any} [meanwhile] what stands there until it is there; `fault`: why it still isn't, '' at first
 * @returns {Lazy}
 */
export function lazy(load, meanwhile = Bone) {
  /** @type {any} */
  let loaded = null;
  /** @type {Promise<any> | null} */
  let loading = null;

  /** Fetched again after a failure. */
  function fetch() {
    loading ??= load().then(
      (component) => (loaded = component),
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  /** Tried until it is there: a server that was away for a moment leaves nothing out. @param {any} props */
  function Page(props) {
    const [fault, setFault] = useState('');
    const [, setThere] = useState(false);
    useEffect(() => {
      if (loaded) return undefined;
      return untilDone(
        () => fetch().then(() => setThere(true)),
        (error) => {
          console.warn('A part of the page could not be fetched; it is tried again.', error);
          setFault(String(error.message ?? error));
        },
      );
    }, []);
    if (!loaded) return meanwhile(fault);
    return html`<${loaded} ...${props} />`;
  }

  return Object.assign(Page, { fetch });
}

/** @param {string} fault */
const Bone = (fault) =>
  fault
    ? html`<section class="panel notice" data-kind="error"><p>${t.faults.notFetched(fault)}</p></section>`
    : html`<section class="panel" aria-busy="true"><div class="bone bone-table"></div></section>`;

/** The same, with styles that nothing else needs. @param {string} styles @param {() => Promise<any>} load @param {(fault: string) => any} [meanwhile] */
export const lazyWith = (styles, load, meanwhile) =>
  lazy(() => Promise.all([load(), stylesheet(styles)]).then(([component]) => component), meanwhile);
