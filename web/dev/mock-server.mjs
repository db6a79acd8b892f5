/**
 * The page without a cluster: serves app/ and made-up moving data, for work on looks and states.
 *
 *   node dev/mock-server.mjs [--port 8090] [--topics 12] [--groups 6] [--clusters 1] [--key KEY]
 *     [--empty] [--history] [--replay-file] [--replay-fails] [--no-latency] [--no-data] [--bad] [--starting SECONDS]
 *     [--faster 1] [--silent-after SECONDS] [--standing-after SECONDS] [--views-fail-after SECONDS]
 *     [--session SECONDS]
 *
 * Restart it, or stop it for a while, to see how the page takes that.
 */
import { createServer } from 'node:http';
import { notReady, sendFile, sendJson, sendProblem } from './mock-answers.mjs';
import { Cluster } from './mock-cluster.mjs';
import { happened } from './mock-happened.mjs';
import { historyAnswer, sumAnswer } from './mock-history.mjs';
import { groupsPage } from './mock-groups.mjs';
import { options, SECOND_MILLIS } from './mock-options.mjs';
import { topicDetail, topicList } from './mock-topics.mjs';
import { ViewPush } from './mock-push.mjs';
import { MockReplays } from './mock-replay.mjs';
import { acceptWebSocket, closeFrame, textFrame } from './mock-websocket.mjs';

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
setInterval(() => passed('standing-after') || clusters.forEach((cluster) => cluster.tick()), SECOND_MILLIS);

const replays = new MockReplays(clusters, options['replay-file'], options['replay-fails']);

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
  '/api/v1/annotations': happened,
  '/api/v1/groups': (cluster, query) => groupsPage(cluster.groups(), query),
  '/api/v1/health': (cluster) => cluster.health(),
  '/api/v1/topics': (cluster, query) =>
    topicList(cluster, {
      ...Object.fromEntries(query),
      limit: Number(query.get('limit') ?? 100),
      offset: Number(query.get('offset') ?? 0),
    }),
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
    return sendProblem(response, 401, 'Unauthorized', 'The key is not known.');
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
  if (!loggedIn(request)) return sendProblem(response, 401, 'Unauthorized', 'A key is needed.');
  const left = Number(options.starting) - (Date.now() - started) / 1000;
  if (left > 0) return notReady(response, 'restoring', Math.ceil(left * 1000));
  if (path.startsWith('/api/v1/replays')) {
    const [status, answer] = replays.answer(request.method ?? 'GET', path, await bodyOf(request));
    return status === 204 ? response.writeHead(204).end() : sendJson(response, status, answer);
  }
  const replay = replays.of(query);
  if (replay === undefined) return sendProblem(response, 404, 'Not found', 'There is no such replay.');
  if (replay?.state === 'warming-up') return notReady(response, 'warming-up', 0);
  if (options['no-data']) return notReady(response, 'waiting-for-events', 0);
  return sendView(path, query, response);
}

/** @param {string} path @param {URLSearchParams} query @param {Response} response */
function sendView(path, query, response) {
  if (path === '/api/v1/clusters')
    return sendJson(response, 200, { items: clusters.map(({ id }) => ({ clusterId: id })) });
  const [, kind = '', name = ''] = /^\/api\/v1\/(topics|groups)\/(.+)$/.exec(path) ?? [];
  const shown = clusterOf(query) ?? /** @type {Cluster} */ (clusters[0]);
  const past = options.history ? (historyAnswer(shown, path, query) ?? sumAnswer(shown, path, query)) : null;
  if (past) return sendJson(response, 200, past);
  const view = kind ? (/** @type {Cluster} */ cluster) => ONE[kind]?.(cluster, decodeURIComponent(name)) : VIEWS[path];
  if (!view) return sendProblem(response, 404, 'Not found', `${path}: nothing here.`);
  if (passed('views-fail-after')) return sendProblem(response, 500, 'Broken', 'The mock fails as told.');
  const cluster = clusterOf(query);
  const answer = cluster && view(cluster, query);
  if (answer) return sendJson(response, 200, answer);
  if (cluster) return sendProblem(response, 404, 'Not found', `There is no ${name}.`);
  const detail = `cluster: expected one of [${IDS}], found "${query.get('cluster') ?? ''}".`;
  return sendProblem(response, 400, 'Bad parameter', detail);
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
    const timer = setInterval(push, SECOND_MILLIS);
    return void socket.on('close', () => clearInterval(timer)).on('error', () => socket.destroy());
  })
  .listen(
    Number(options.port),
    '127.0.0.1',
    /** @this {import("node:http").Server} */ function () {
      console.log(`http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.address()).port}/`);
    },
  );
