import { h } from '../vendor/preact.js';
import htm from '../vendor/htm.js';

/** Markup as a tagged template; every value reaches the page as text or as a property, never as HTML. */
export const html = htm.bind(h);
