import { DraftInput } from '../components/draft-input.js';
import { Panel } from '../components/panel.js';
import { html } from '../lib/html.js';
import { change, settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { DEFAULT_LIMITS } from '../lib/thresholds.js';

/** @import { Kind } from '../lib/thresholds.js' */

/** In the unit that one types: `factor` of them make one of the number's own. @type {{ kind: Kind, label: string, hint?: string, unit: string, factor: number }[]} */
const LIMITS = [
  { kind: 'lagRecords', label: t.limits.lag, unit: t.limits.records, factor: 1 },
  { kind: 'lagSeconds', label: t.limits.timeLag, unit: 's', factor: 1 },
  { kind: 'latencySeconds', label: t.limits.produceLatency, unit: 'ms', factor: 1000 },
  {
    kind: 'fetchLatencySeconds',
    label: t.limits.fetchLatency,
    hint: t.limits.fetchHint,
    unit: 'ms',
    factor: 1000,
  },
  { kind: 'underReplicated', label: t.limits.underReplicated, unit: t.limits.partitions, factor: 1 },
  { kind: 'diskShare', label: t.limits.disks, unit: '%', factor: 100 },
];

/** From where on numbers get a colour: in charts, in tables, in what is said to be wrong. */
export function LimitSettings() {
  const limits = usePart(settings, (value) => value.limits);
  const isDefault = JSON.stringify(limits) === JSON.stringify(DEFAULT_LIMITS);
  const tools = html`<button type="button" class="button" disabled=${isDefault} onClick=${() => change({ limits: structuredClone(DEFAULT_LIMITS) })}>${t.limits.reset}</button>`;
  return html`<${Panel} title=${t.limits.title} name="limits" note=${t.limits.note} tools=${tools}>
    <div class="settings">
      ${LIMITS.map(
        ({ kind, label, hint, unit, factor }) => html`<div class="setting" key=${kind}>
          <p class="limit-label"><span class="setting-label">${label}</span>${hint && html`<span class="setting-hint">${hint}</span>`}</p>
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
    <span>${verdict === 'warning' ? t.limits.warning : t.limits.critical}</span>
    <${DraftInput}
      type="number"
      min="0"
      step="any"
      inputmode="decimal"
      aria-label=${t.limits.field(verdict, label, unit)}
      value=${value === null ? '' : String(Math.round(value * factor * 1e6) / 1e6)}
      onTake=${take}
    />
    <span class="limit-unit">${unit}</span>
  </label>`;
}
