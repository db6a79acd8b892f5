import { DraftInput } from '../components/draft-input.js';
import { Panel } from '../components/panel.js';
import { html } from '../lib/html.js';
import { change, settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { DEFAULT_LIMITS } from '../lib/thresholds.js';

/** @import { Kind } from '../lib/thresholds.js' */

/** In the unit that one types: `factor` of them make one of the number's own. @type {{ kind: Kind, label: string, hint?: string, unit: string, factor: number }[]} */
const LIMITS = [
  { kind: 'lagRecords', label: "A group's lag", unit: 'records', factor: 1 },
  { kind: 'lagSeconds', label: "A group's lag in time", unit: 's', factor: 1 },
  { kind: 'latencySeconds', label: 'Produce latency, P99', unit: 'ms', factor: 1000 },
  {
    kind: 'fetchLatencySeconds',
    label: 'Fetch latency, P99',
    hint: 'Fetches wait for data, so that hundreds of milliseconds are no fault.',
    unit: 'ms',
    factor: 1000,
  },
  { kind: 'underReplicated', label: 'Under-replicated', unit: 'partitions', factor: 1 },
  { kind: 'diskShare', label: 'Disks full', unit: '%', factor: 100 },
];

/** From where on numbers get a colour: in charts, in tables, in what is said to be wrong. */
export function LimitSettings() {
  const limits = usePart(settings, (value) => value.limits);
  const isDefault = JSON.stringify(limits) === JSON.stringify(DEFAULT_LIMITS);
  const tools = html`<button type="button" class="button" disabled=${isDefault} onClick=${() => change({ limits: structuredClone(DEFAULT_LIMITS) })}>Reset</button>`;
  return html`<${Panel} title="Limits" name="limits" note="a number that reaches one is coloured; an empty field never is" tools=${tools}>
    <div class="settings">
      ${LIMITS.map(
        ({ kind, label, hint, unit, factor }) => html`<div class="setting" key=${kind}>
          <p><span class="setting-label">${label}</span>${hint && html`<span class="setting-hint">${hint}</span>`}</p>
          <div class="limit-fields">
            ${
              /** @type {const} */ (['warning', 'critical']).map(
                (verdict) => html`<${Field} key=${verdict} ...${{ kind, verdict, label, unit, factor }} />`,
              )
            }
          </div>
        </div>`,
      )}
    </div>
  <//>`;
}

/** @param {{ kind: Kind, verdict: 'warning' | 'critical', label: string, unit: string, factor: number }} props */
function Field({ kind, verdict, label, unit, factor }) {
  const value = usePart(settings, ({ limits }) => limits[kind][verdict]);

  /** @param {HTMLInputElement} field */
  function take({ value: typed, validity }) {
    const number = Number(typed) / factor;
    if (validity.badInput || !Number.isFinite(number) || number < 0) return false;
    const limits = { ...settings.value.limits };
    limits[kind] = { ...limits[kind], [verdict]: typed.trim() === '' ? null : number };
    change({ limits });
    return true;
  }

  return html`<label class="limit-field" data-verdict=${verdict}>
    <span>${verdict === 'warning' ? 'Warning' : 'Critical'}</span>
    <${DraftInput}
      type="number"
      min="0"
      step="any"
      inputmode="decimal"
      aria-label=${`${label}: ${verdict}, in ${unit}`}
      value=${value === null ? '' : String(Math.round(value * factor * 1e6) / 1e6)}
      onTake=${take}
    />
    <span class="limit-unit">${unit}</span>
  </label>`;
}
