import { useEffect, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { stylesheet } from '../lib/stylesheet.js';
import { t } from '../lib/texts.js';

/**
 * A component that is fetched when it is first shown, or when one is about to go there.
 *
 * @typedef {{ (props: any): any, fetch: () => Promise<any> }} Lazy
 * @param {() => Promise<any>} load
 * @param {() => any} [meanwhile] what stands there until it is there
 * @returns {Lazy}
 */
export function lazy(load, meanwhile = Bone) {
  /** @type {any} */
  let loaded = null;
  /** @type {Promise<any> | null} */
  let loading = null;

  /** Asked again after a failure: the network may be back. */
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

  /** @param {any} props */
  function Page(props) {
    const [fault, setFault] = useState('');
    const [, render] = useState(0);
    useEffect(() => {
      if (!loaded)
        fetch().then(
          () => render(1),
          (error) => setFault(String(error.message ?? error)),
        );
    }, []);
    if (fault) throw new Error(t.faults.notFetched(fault));
    if (!loaded) return meanwhile();
    return html`<${loaded} ...${props} />`;
  }

  return Object.assign(Page, { fetch });
}

const Bone = () => html`<section class="panel" aria-busy="true"><div class="bone bone-table"></div></section>`;

/** The same, with styles that nothing else needs. @param {string} styles @param {() => Promise<any>} load @param {() => any} [meanwhile] */
export const lazyWith = (styles, load, meanwhile) =>
  lazy(() => Promise.all([load(), stylesheet(styles)]).then(([component]) => component), meanwhile);
