/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Has a stylesheet of the page in force; once. After a failure it is asked for again. @param {string} path @returns {Promise<void>} */
export function stylesheet(path) {
  let loading = asked.get(path);
  if (!loading) asked.set(path, (loading = load(path)));
  return loading;
}

/** @param {string} path @returns {Promise<void>} */
function load(path) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../${path}`, import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      asked.delete(path);
      reject(new Error(path));
    };
    document.head.append(link);
  });
}
