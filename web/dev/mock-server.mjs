/**
 * The page without a cluster: serves app/ and made-up moving data, for work on looks and states.
 *
 *   node dev/mock-server.mjs [--port 8090] [--topics 12] [--groups 6] [--clusters 1] [--key KEY]
 *     [--empty] [--history] [--replay-file] [--no-latency] [--no-data] [--bad] [--starting SECONDS]
 *     [--silent-after SECONDS] [--standing-after SECONDS] [--views-fail-after SECONDS] [--session SECONDS]
 *
 * Restart it, or stop it for a while, to see how the page takes that.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { Cluster } from './mock-cluster.mjs';
import { historyAnswer } from './mock-history.mjs';
import { groupsPage } from './mock-groups.mjs';
import { page, topicDetail, topicRow } from './mock-topics.mjs';
import { ViewPush } from './mock-push.mjs';
import { MockReplays } from './mock-replay.mjs';
import { acceptWebSocket, closeFrame, textFrame } from './mock-websocket.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    topics: { type: 'string', default: '12' },
    empty: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
    'replay-file': { type: 'boolean', default: false },
    'no-latency': { type: 'boolean', default: false },
    'no-data': { type: 'boolean', default: false },
    bad: { type: 'boolean', default: false },
    starting: { type: 'string', default: '0' },
    groups: { type: 'string', default: '6' },
    clusters: { type: 'string', default: '1' },
    'silent-after': { type: 'string', default: 'Infinity' },
    'standing-after': { type: 'string', default: 'Infinity' },
    'views-fail-after': { type: 'string', default: 'Infinity' },
    session: { type: 'string', default: 'Infinity' },
    key: { type: 'string', default: '' },
  },
});

const APP = new URL('../app/', import.meta.url);
const TYPES = new Map(
  Object.entries({
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.webmanifest': 'application/manifest+json',
  }),
);
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'",
  'Cache-Control': 'no-store',
};
const started = Date.now();
const IDS = ['MkU3OEVBNTcwNTJENDM2Qk', 'Zk9QbS0yTnNSVGlkQ0xfQQ', 'c3RhZ2luZy1vZi10aGUtZWFzdA'];
const clusters = IDS.slice(0, Number(options.clusters)).map(
  (id, i) =>
    new Cluster(
      id,
      options.empty ? 0 : Math.ceil(Number(options.topics) / (i + 1)),
      !options['no-latency'],
      Number(options.groups),
    ),
);
setInterval(() => passed('standing-after') || clusters.forEach((cluster) => cluster.tick()), 1000);

const replays = new MockReplays(clusters, options['replay-file']);

/** Whether the moment given by this option has come. @param {'silent-after' | 'standing-after' | 'views-fail-after'} option */
const passed = (option) => Date.now() - started > Number(options[option]) * 1000;
/** When the last login was. */
let loginMillis = 0;

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, (cluster: Cluster, query: URLSearchParams) => unknown>} */
const VIEWS = {
  '/api/v1/throughput': (cluster) => cluster.throughput(),
  '/api/v1/latency': (cluster) => cluster.latency(),
  '/api/v1/groups': (cluster, query) => groupsPage(cluster.groups(), query),
  '/api/v1/health': (cluster) => cluster.health(),
  '/api/v1/topics': (cluster) => {
    const groups = cluster.groups();
    return page(
      cluster,
      cluster.names.map((_, i) => topicRow(cluster, i, groups)),
    );
  },
};

/** One thing of a name; null when there is none. @type {Record<string, (cluster: Cluster, name: string) => unknown>} */
const ONE = {
  topics: topicDetail,
  groups: (cluster, name) => cluster.groups().find((group) => group.groupId === name) ?? null,
};

/** The cluster meant; undefined when that isn't clear. @param {URLSearchParams} query */
function clusterOf(query) {
  const id = query.get('cluster');
  const those = replays.of(query)?.clusters ?? clusters;
  return id === null && those.length === 1 ? those[0] : those.find((cluster) => cluster.id === id);
}

/** @param {Response} response @param {number} status @param {unknown} body */
function sendJson(response, status, body) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { ...HEADERS, 'Content-Type': type }).end(JSON.stringify(body));
}

/** @param {Request} request */
const loggedIn = (request) =>
  options.key === '' || ((request.headers.cookie ?? '').includes('mock-session=yes') && !sessionOver());
const sessionOver = () => Date.now() - loginMillis > Number(options.session) * 1000;

/** @param {Request} request */
async function bodyOf(request) {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

/** @param {Request} request @param {Response} response */
async function logIn(request, response) {
  if (JSON.parse(await bodyOf(request)).key !== options.key)
    return sendJson(response, 401, { status: 401, title: 'Unauthorized', detail: 'The key is not known.' });
  loginMillis = Date.now();
  return response.writeHead(204, { 'Set-Cookie': 'mock-session=yes; HttpOnly; SameSite=Strict; Path=/' }).end();
}

/** @param {Request} request @param {Response} response */
async function serve(request, response) {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://mock');
  if (path === '/api/session' && request.method === 'POST') return logIn(request, response);
  if (path === '/api/session')
    return sendJson(response, 200, { keyRequired: options.key !== '', open: loggedIn(request) });
  if (!path.startsWith('/api/')) return sendFile(path, response);
  if (!loggedIn(request))
    return sendJson(response, 401, { status: 401, title: 'Unauthorized', detail: 'A key is needed.' });
  const left = Number(options.starting) - (Date.now() - started) / 1000;
  if (left > 0) return notReady(response, 'restoring', Math.ceil(left * 1000));
  if (path.startsWith('/api/v1/replays')) {
    const [status, answer] = replays.answer(request.method ?? 'GET', path, await bodyOf(request));
    return status === 204 ? response.writeHead(204).end() : sendJson(response, status, answer);
  }
  const replay = replays.of(query);
  if (replay === undefined)
    return sendJson(response, 404, { status: 404, title: 'Not found', detail: 'There is no such replay.' });
  if (replay?.state === 'warming-up') return notReady(response, 'warming-up', 0);
  if (options['no-data']) return notReady(response, 'waiting-for-events', 0);
  return sendView(path, query, response);
}

/** @param {string} path @param {URLSearchParams} query @param {Response} response */
function sendView(path, query, response) {
  if (path === '/api/v1/clusters')
    return sendJson(response, 200, { items: clusters.map(({ id }) => ({ clusterId: id })) });
  const [, kind = '', name = ''] = /^\/api\/v1\/(topics|groups)\/(.+)$/.exec(path) ?? [];
  const past = options.history
    ? historyAnswer(clusterOf(query) ?? /** @type {Cluster} */ (clusters[0]), path, query)
    : null;
  if (past) return sendJson(response, 200, past);
  const view = kind ? (/** @type {Cluster} */ cluster) => ONE[kind]?.(cluster, decodeURIComponent(name)) : VIEWS[path];
  if (!view) return sendJson(response, 404, { status: 404, title: 'Not found', detail: `${path}: nothing here.` });
  if (passed('views-fail-after'))
    return sendJson(response, 500, { status: 500, title: 'Broken', detail: 'The mock fails as told.' });
  const cluster = clusterOf(query);
  const answer = cluster && view(cluster, query);
  if (answer) return sendJson(response, 200, answer);
  if (cluster) return sendJson(response, 404, { status: 404, title: 'Not found', detail: `There is no ${name}.` });
  const detail = `cluster: expected one of [${IDS}], found "${query.get('cluster') ?? ''}".`;
  return sendJson(response, 400, { status: 400, title: 'Bad parameter', detail });
}

/** @param {Response} response @param {string} state @param {number} remainingRecords */
function notReady(response, state, remainingRecords) {
  sendJson(response, 503, {
    status: 503,
    title: 'Not ready',
    detail: `The topology is ${state}.`,
    progress: { state, remainingRecords },
  });
}

/** @param {string} path @param {Response} response */
async function sendFile(path, response) {
  try {
    const file = new URL(`.${path === '/' ? '/index.html' : path}`, APP);
    const body = await readFile(file);
    response
      .writeHead(200, { ...HEADERS, 'Content-Type': TYPES.get(extname(file.pathname)) ?? 'text/plain' })
      .end(body);
  } catch {
    sendJson(response, 404, { status: 404, title: 'Not found', detail: path });
  }
}

createServer(serve)
  .on('upgrade', (request, socket) => {
    if (!loggedIn(request)) return void socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    /** @type {Record<string, any> | null} */
    let asked = null;
    const views = new ViewPush();
    acceptWebSocket(request, socket, (text) => {
      const said = JSON.parse(text);
      asked = said.subscribe ?? asked;
      if (said.resync) views.forget();
      push();
    });
    const cluster = clusterOf(new URL(request.url ?? '/', 'http://mock').searchParams);
    if (!cluster) return void socket.write(closeFrame(1008, 'no such cluster'));
    const push = () => {
      if (!loggedIn(request)) return void socket.write(closeFrame(1008, 'the session has ended'));
      if (passed('silent-after') || !asked) return;
      const frames = options.bad ? [{ type: 'metrics', data: {} }] : views.frames(cluster, asked);
      for (const frame of frames) socket.write(textFrame(JSON.stringify(frame)));
    };
    const timer = setInterval(push, 1000);
    return void socket.on('close', () => clearInterval(timer)).on('error', () => socket.destroy());
  })
  .listen(Number(options.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${options.port}/`));
