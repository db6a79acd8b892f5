import { Component } from '../vendor/preact.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

/**
 * A fault in one panel stays in that panel.
 *
 * @extends {Component<{ name: string, children?: import('../vendor/preact.js').ComponentChildren }, { fault: string | null }>}
 */
export class Guard extends Component {
  state = { fault: /** @type {string | null} */ (null) };

  /** @param {unknown} error */
  componentDidCatch(error) {
    console.error(`${this.props.name} could not be drawn`, error);
    this.setState({ fault: error instanceof Error ? error.message : String(error) });
  }

  render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return html`<section class="panel notice" data-kind="error">
      <p><strong>${t.faults.notDrawn(this.props.name)}</strong> ${fault}</p>
      <button type="button" class="button" onClick=${() => this.setState({ fault: null })}>${t.faults.drawAgain}</button>
    </section>`;
  }
}
