import { Component } from '../vendor/preact.js';

/**
 * A component that is drawn anew only when one of its props is another one.
 *
 * @template {object} Props
 * @param {(props: Props) => any} draw
 */
export const memo = (draw) =>
  /** @extends {Component<Props>} */
  class extends Component {
    /** @param {Readonly<Props>} next */
    shouldComponentUpdate(next) {
      return differ(/** @type {Record<string, unknown>} */ (this.props), /** @type {Record<string, unknown>} */ (next));
    }

    /** @param {Props} props */
    render(props) {
      return draw(props);
    }
  };

/** @param {Record<string, unknown>} a @param {Record<string, unknown>} b */
function differ(a, b) {
  for (const name in b) if (a[name] !== b[name]) return true;
  for (const name in a) if (!(name in b)) return true;
  return false;
}
