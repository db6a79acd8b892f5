import { Explained } from '../components/explained.js';
import { Panel } from '../components/panel.js';
import { Value } from '../components/value.js';
import { latency } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { whyUnknown } from './broker-state.js';
import { PHASES, phaseShares, totalSeconds } from './brokers-phases.js';

/** @import { BrokerRow, Num } from '../lib/types.js' */

const KINDS = Object.freeze(
  /** @type {const} */ ([
    { field: 'produceTime', title: t.brokers.produceTimeTitle, name: 'produce-time' },
    { field: 'fetchTime', title: t.brokers.fetchTimeTitle, name: 'fetch-time' },
  ]),
);

/** The phases of requests, broker by broker, on one scale. @param {{ brokers: readonly BrokerRow[] }} props */
export function PhaseBars({ brokers }) {
  return html`<div class="charts charts-pair">
    ${KINDS.map(
      ({ field, title, name }) => html`<${Panel} key=${name} title=${title} name=${name} note=${t.brokers.meanOfTen}>
        <div class="phase-legend">${PHASES.map(({ id, label, hint }) => html`<${Explained} class="phase-key" why=${hint}><span class="phase-mark" data-phase=${id}></span>${label}<span class="unseen">: ${hint}</span><//>`)}</div>
        <ul class="phases">
          ${brokers.map((broker) => html`<${PhaseBar} key=${broker.brokerId} broker=${broker} field=${field} longest=${longestOf(brokers, field)} />`)}
        </ul>
      <//>`,
    )}
  </div>`;
}

/** @param {readonly BrokerRow[]} brokers @param {'produceTime' | 'fetchTime'} field @returns {Num} */
function longestOf(brokers, field) {
  const known = brokers.flatMap((broker) => (broker.present ? (totalSeconds(broker[field]) ?? []) : []));
  return known.length > 0 ? Math.max(...known) : null;
}

/** @param {{ broker: BrokerRow, field: 'produceTime' | 'fetchTime', longest: Num }} props */
function PhaseBar({ broker, field, longest }) {
  const row = broker.present ? broker[field] : null;
  const shares = phaseShares(row, longest);
  const total = totalSeconds(row);
  const said = shares?.map(({ label, seconds }) => `${label} ${latency(seconds)}`).join(', ');
  return html`<li class="phase-row" title=${said} tabindex=${said ? 0 : undefined}>
    <span class="phase-broker">${t.brokers.numbered(broker.brokerId)}</span>
    <span class="phase-track" aria-hidden="true">
      ${shares?.map(({ id, share }) => html`<span key=${id} data-phase=${id} style=${{ inlineSize: `${share * 100}%` }}></span>`)}
    </span>
    <span class="phase-total"><${Value} text=${latency(total)} reason=${whyTime(broker, row)} /></span>
    ${said && html`<span class="unseen">${said}</span>`}
  </li>`;
}

/** @param {BrokerRow} broker @param {BrokerRow['produceTime']} row */
export function whyTime(broker, row) {
  if (broker.present && row?.count === 0) return t.brokers.noRequest;
  return whyUnknown(broker, 'produceTime');
}
