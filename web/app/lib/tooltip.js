/** What is said beside a thing that has the keyboard's focus or was tapped, and where. */

const WIDTH = 320;
/** Room for three lines. */
const HEIGHT = 80;

/**
 * The explanation of an element; null where it says what is read there already.
 *
 * @param {string | null | undefined} title
 * @param {string} text what is seen of the element
 * @param {boolean} cut whether not all of that is seen
 */
export function explanationOf(title, text, cut) {
  if (!title || (title === text.trim() && !cut)) return null;
  return title;
}

/**
 * Below the element, or above where there is no room.
 *
 * @param {{ left: number, top: number, bottom: number }} box
 * @param {{ width: number, height: number }} view
 * @returns {{ left: number, top?: number, bottom?: number }} pixels
 */
export function besides({ left, top, bottom }, { width, height }) {
  const x = Math.max(0, Math.min(left, width - WIDTH));
  return bottom + HEIGHT > height && top > HEIGHT ? { left: x, bottom: height - top } : { left: x, top: bottom };
}
