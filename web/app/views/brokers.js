import { store } from '../data/state.js';
import { hrefTo } from '../data/router.js';
import { lazy } from '../components/lazy.js';
import { TablePanel } from '../components/table-panel.js';
import { ratio, UNKNOWN } from '../lib/format.js';
import { html } from '../lib/html.js';
import { skew } from '../lib/skew.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { BROKER_COLUMNS, brokerName, brokerText, compared, COMPARED } from './brokers-columns.js';
import { PhaseBars } from './brokers-latency.js';

/** @import { BrokerRow } from '../lib/types.js' */

const BrokerPage = lazy(() => import('./broker.js').then((module) => module.BrokerPage));
const FIRST = Object.freeze({ id: 'broker', direction: 'ascending' });
/** @param {BrokerRow} broker */
const href = (broker) => hrefTo({ page: 'brokers', name: String(broker.brokerId) });

/** The cluster's brokers, or the one of that id. @param {{ name?: string | null }} props */
export function Brokers({ name = null }) {
  const brokers = usePart(store, (state) => state.health?.brokers ?? null);
  const atMillis = usePart(store, (state) => state.metrics?.atMillis ?? state.viewsMillis);
  if (brokers === null) return html`<section class="panel"><div class="bone bone-table"></div></section>`;
  if (name !== null) return html`<${BrokerPage} name=${name} brokers=${brokers} />`;
  return html`<${BrokerList} brokers=${brokers} atMillis=${atMillis} />`;
}

const EMPTY = Object.freeze({
  title: t.brokers.none,
  text: t.brokers.noneText,
});

/** @param {{ brokers: readonly BrokerRow[], atMillis: number }} props */
function BrokerList({ brokers, atMillis }) {
  return html`<${TablePanel}
      id="brokers"
      title=${t.pages.brokers}
      titled=${false}
      note=${skewNote(brokers)}
      columns=${BROKER_COLUMNS}
      rows=${compared(brokers)}
      name=${brokerName}
      text=${brokerText}
      first=${FIRST}
      atMillis=${atMillis}
      href=${href}
      filterLabel=${t.brokers.filter}
      noun=${t.nouns.broker}
      empty=${EMPTY}
    />
    ${brokers.length > 0 && html`<${PhaseBars} brokers=${brokers} />`}`;
}

const SKEWS = Object.freeze([
  ['leaderCount', t.brokers.skewLeaders],
  ['produceBytes', t.brokers.skewIn],
  ['fetchBytes', t.brokers.skewOut],
]);

/** How uneven the brokers that are there share the work. @param {readonly BrokerRow[]} brokers */
function skewNote(brokers) {
  const present = brokers.filter((broker) => broker.present);
  if (present.length < 2) return null;
  const parts = SKEWS.flatMap(([id = '', label]) => {
    const value = COMPARED[id];
    const text = ratio(skew(present.map((broker) => value?.(broker))));
    return text === UNKNOWN ? [] : [`${label} ${text}`];
  });
  return parts.length > 0 ? t.brokers.busiest(parts) : null;
}
