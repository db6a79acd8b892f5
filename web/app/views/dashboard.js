import { Empty, Panel } from '../components/panel.js';
import { html } from '../lib/html.js';

/** Panels of the reader's own choice. */
export function Dashboard() {
  return html`<${Panel} title="Dashboard" name="dashboard">
    <${Empty} title="No panels yet">Panels of your own choice will stand here.<//>
  <//>`;
}
