/** A colour of the stylesheet as canvas wants it: what `var(name)` comes to in the theme shown. @param {string} name */
export function cssColour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** A custom property's text. @param {string} name */
export function cssText(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
