/**
 * All that the page says, in the language that is shown: `t.section.key`, or `t.section.key(values)`. What comes from the
 * server is in the server's words, which are English.
 *
 * Only the file of that language is fetched. It doesn't change while the page is open: choosing another one loads it anew.
 */

/** @typedef {typeof import('../lang/en.js').default} Texts */
/** @typedef {'en' | 'zh'} Language */

/** boot.js has chosen it, before anything was drawn. @type {Language} */
export const language = globalThis.document?.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

/** How days are written in it: as in the browser's country, where that speaks it too. */
export const locale =
  globalThis.navigator?.languages?.find((name) => name.split('-')[0] === language) ??
  (language === 'en' ? 'en-GB' : language);

/** What boot.js has fetched already. */
const brought = await globalThis.texts;

/** @type {Texts} */
export const t = (brought ?? (await (language === 'zh' ? import('../lang/zh.js') : import('../lang/en.js')))).default;

/**
 * The `lang` of a text that may be the server's: undefined where it is in the page's language.
 *
 * @param {string | null | undefined} text
 */
export const langOf = (text) => (language === 'en' || !text || /[\u4e00-\u9fff]/.test(text) ? undefined : 'en');
