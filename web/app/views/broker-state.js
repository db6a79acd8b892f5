import { Badge } from '../components/badge.js';
import { Explained } from '../components/explained.js';
import { clock, duration, isKnown } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';

/** @import { BrokerRow, Num } from '../lib/types.js' */

/** Why a broker's number is unknown: it is away, or what would tell isn't there. @param {BrokerRow} broker @param {string} id */
export function whyUnknown(broker, id) {
  if (!broker.present) return t.brokers.awaySince(clock(broker.seenMillis));
  return broker.unknown?.[id] ?? reasonFor(broker.unknown, 'plugin', t.brokers.notReported);
}

/** How full the disks are. @param {BrokerRow} broker @returns {Num} */
export function diskShare({ diskTotalBytes, diskUsableBytes }) {
  if (!isKnown(diskTotalBytes) || !isKnown(diskUsableBytes) || diskTotalBytes <= 0) return null;
  return 1 - diskUsableBytes / diskTotalBytes;
}

/** @param {Num | undefined} millis */
export function clockText(millis) {
  if (!isKnown(millis)) return '—';
  if (millis === 0) return t.brokers.inStep;
  return t.brokers.offClock(duration(Math.abs(millis)), millis > 0);
}

/** Its state in words. @param {BrokerRow} broker */
export function stateText(broker) {
  return [
    broker.present ? t.brokers.up : t.brokers.away,
    broker.controller && t.brokers.controller,
    !broker.plugin && t.brokers.noPlugin,
  ]
    .filter(Boolean)
    .join(', ');
}

/** @param {BrokerRow} broker @param {boolean} [inRow] */
export function stateCell(broker, inRow = true) {
  const away = t.brokers.lastHeard(clock(broker.seenMillis));
  return html`<span class="status">
    ${broker.present ? html`<${Badge} tone="good" text=${t.brokers.up} />` : html`<${Explained} why=${away} inRow=${inRow}><${Badge} tone="error" text=${t.brokers.away} /><span class="unseen">${away}</span><//>`}
    ${broker.controller && html`<${Badge} tone="notice" text=${t.brokers.controller} />`}
    ${broker.present && !broker.plugin && html`<${Explained} why=${t.brokers.noPluginHint} inRow=${inRow}><${Badge} tone="neutral" text=${t.brokers.noPlugin} /><//>`}
  </span>`;
}
