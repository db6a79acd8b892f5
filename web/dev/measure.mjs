/** What the page costs; `--help` says how to ask. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Browser } from './browser.mjs';
import { first } from './measure-first.mjs';
import { memory } from './measure-memory.mjs';
import { scroll } from './measure-scroll.mjs';
import { updates } from './measure-updates.mjs';

const USAGE = `What the page costs, by the browser's own counters. Needs Chromium (CHROMIUM names it where it isn't /usr/bin/chromium).

  node dev/measure.mjs updates [--topics 1000] [--groups 50] [--seconds 20] [--pages /,topics,...] [--profile]
  node dev/measure.mjs memory  [--topics 1000] [--groups 50] [--faster 20] [--minutes 60] [--pages topics]
  node dev/measure.mjs scroll  [--topics 10000] [--seconds 5]
  node dev/measure.mjs first   --url URL [--times 9] [--cold]

Each but first starts a mock server of its own; --url tells of another server that runs already, which first needs: the
mock joins no files. Times are of the page's main thread, not of the wall's clock: others may be busy on the machine.
Only \`first\` is by the wall's clock; --cold starts a browser for each load.
`;

/**
 * @typedef {object} Task
 * @property {Browser} browser
 * @property {string} url
 * @property {Record<string, any>} options
 */

/** @type {Record<string, { measure: (task: Task) => Promise<void>, otherwise: Record<string, string> }>} */
const KINDS = {
  updates: { measure: updates, otherwise: { seconds: '20', pages: '/,topics,groups,brokers,dashboard' } },
  memory: { measure: memory, otherwise: { faster: '20', pages: 'topics' } },
  scroll: { measure: scroll, otherwise: { topics: '10000', seconds: '5' } },
  first: { measure: first, otherwise: {} },
};

const text = /** @type {const} */ ({ type: 'string' });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: text,
    topics: text,
    groups: text,
    faster: text,
    seconds: text,
    minutes: text,
    times: text,
    pages: text,
    profile: { type: 'boolean' },
    cold: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const kind = KINDS[positionals[0] ?? ''];
const needsUrl = kind === KINDS['first'] && !values.url;
if (values.help || !kind || needsUrl) {
  if (needsUrl && !values.help) console.error('Expected --url URL of a server that runs; found none.\n');
  else if (!values.help)
    console.error(`Expected one of ${Object.keys(KINDS).join(', ')}; found ${positionals[0] ?? 'nothing'}.\n`);
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const options = { topics: '1000', groups: '50', faster: '1', minutes: '60', times: '9', ...kind.otherwise, ...values };

const server = values.url ? null : startMock();
const browser = new Browser();
try {
  await kind.measure({ browser, url: values.url ?? (await urlOf(server)), options });
} finally {
  browser.close();
  server?.kill('SIGTERM');
}

function startMock() {
  const told = ['topics', 'groups', 'faster'].flatMap((name) => [`--${name}`, options[/** @type {'topics'} */ (name)]]);
  const file = new URL('mock-server.mjs', import.meta.url).pathname;
  return spawn(process.execPath, [file, '--port', '0', '--history', ...told], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** @param {ReturnType<typeof startMock> | null} started @returns {Promise<string>} */
async function urlOf(started) {
  if (!started?.stdout) throw new Error('The mock server has no output.');
  const [line] = await once(started.stdout, 'data');
  return String(line).trim();
}
