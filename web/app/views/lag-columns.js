import { Badge } from '../components/badge.js';
import { Explained } from '../components/explained.js';
import { judgedCell, told } from '../components/table-value.js';
import { count, isKnown, timeLag, UNKNOWN, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { langOf, t } from '../lib/texts.js';
import { STATUS } from './groups-status.js';
import { whyNoTotal } from './lag-reasons.js';

/** Columns that the tables of groups share with those of their topics and partitions. */

/** @import { TableColumn } from '../components/table-grid.js' */

/**
 * The status in a word, and the rule that fired: to be read where it isn't well, else told by the explanation.
 *
 * @param {{ status: string, rule?: string | null }} row
 */
export const statusCell = ({ status, rule }) => html`<${Explained} class="status" why=${rule} inRow>
  <${Badge} tone=${STATUS[status]?.tone ?? 'neutral'} text=${status} />
  ${rule && html`<span class=${status === 'OK' ? 'unseen' : 'rule'} lang=${langOf(rule)}>${rule}</span>`}
<//>`;

/** @template {{ status: string, rule?: string | null }} Row @type {TableColumn<any>} */
export const STATE = {
  id: 'status',
  label: t.lag.status,
  hint: t.lag.statusHint,
  width: 18,
  brief: true,
  value: (row) => row.status,
  key: (row) => STATUS[row.status]?.rank,
  cell: statusCell,
};

/** @type {TableColumn<any>} */
export const RULE = {
  id: 'rule',
  label: t.lag.rule,
  hint: t.lag.ruleHint,
  width: 24,
  optional: true,
  value: (row) => row.rule ?? null,
  cell: (row) => html`<${Explained} class="rule" why=${row.rule} inRow>${row.rule ?? ''}<//>`,
};

/** @type {TableColumn<any>} */
export const TIME_LAG = {
  id: 'timeLag',
  label: t.lag.behindBy,
  unit: 's',
  hint: t.lag.behindHint,
  width: 7,
  numeric: true,
  brief: true,
  value: (row) => secondsBehind(row),
  cell: (row) => judgedCell('lagSeconds', secondsBehind(row), behindBy(row.timeLag)),
};

/** How far behind; where that is a bound only, with the reason. @param {import('../lib/types.js').TimeLag | null} lag */
function behindBy(lag) {
  const text = timeLag(lag);
  if (text === UNKNOWN || !lag?.reason) return told(text, () => lag?.reason ?? t.lag.noTimeLag);
  return html`<${Explained} why=${lag.reason} inRow>${text}<span class="unseen">: ${lag.reason}</span><//>`;
}

/** @param {{ timeLag: import('../lib/types.js').TimeLag | null }} row */
const secondsBehind = ({ timeLag: lag }) => (isKnown(lag?.millis) ? (lag?.millis ?? 0) / 1000 : null);

/** @type {TableColumn<any>} */
export const LAG = {
  id: 'lag',
  label: t.lag.lag,
  unit: 'records',
  hint: t.lag.lagHint,
  width: 6,
  numeric: true,
  brief: true,
  value: (row) => row.totalLag,
  cell: (row) =>
    judgedCell(
      'lagRecords',
      row.totalLag,
      told(count(row.totalLag), () => whyNoTotal(row)),
    ),
};

/** @type {TableColumn<any>} */
export const MEMBERS = {
  id: 'members',
  label: t.lag.members,
  width: 6,
  numeric: true,
  value: (row) => row.members,
  cell: (row) => told(whole(row.members), () => t.lag.noMembers),
};

/** @type {TableColumn<any>} */
export const STATE_OF_GROUP = {
  id: 'state',
  label: t.lag.state,
  hint: t.lag.stateHint,
  width: 7,
  value: (row) => row.state,
  cell: (row) => told(row.state ?? '—', () => t.lag.noState),
};

/** @type {TableColumn<any>} */
export const WITHOUT_COMMIT = {
  id: 'withoutCommit',
  label: t.lag.noCommit,
  unit: 'partitions',
  hint: t.lag.noCommitHint,
  width: 8,
  numeric: true,
  optional: true,
  value: (row) => row.withoutCommit,
  cell: (row) => whole(row.withoutCommit),
};
