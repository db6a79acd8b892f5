/**
 * The page without a cluster: serves app/ and made-up moving data, for work on looks and states.
 *
 *   node dev/mock-server.mjs [--port 8090] [--topics 12] [--empty] [--no-latency] [--no-data] [--bad] [--starting 20] [--key KEY]
 *
 * Restart it, or stop it for a while, to see how the page takes that.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { Cluster } from './mock-cluster.mjs';
import { acceptWebSocket, textFrame } from './mock-websocket.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    topics: { type: 'string', default: '12' },
    empty: { type: 'boolean', default: false },
    'no-latency': { type: 'boolean', default: false },
    'no-data': { type: 'boolean', default: false },
    bad: { type: 'boolean', default: false },
    starting: { type: 'string', default: '0' },
    key: { type: 'string', default: '' },
  },
});

const APP = new URL('../app/', import.meta.url);
const TYPES = new Map(
  Object.entries({ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }),
);
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'",
  'Cache-Control': 'no-store',
};
const started = Date.now();
const cluster = new Cluster(options.empty ? 0 : Number(options.topics), !options['no-latency']);
setInterval(() => cluster.tick(), 1000);

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, () => unknown>} */
const VIEWS = {
  '/api/v1/throughput': () => cluster.throughput(),
  '/api/v1/latency': () => cluster.latency(),
  '/api/v1/groups': () => ({
    atMillis: cluster.atMillis,
    total: cluster.groups().length,
    offset: 0,
    limit: 1000,
    items: cluster.groups(),
  }),
  '/api/v1/health': () => cluster.health(),
};

/** @param {Response} response @param {number} status @param {unknown} body */
function sendJson(response, status, body) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { ...HEADERS, 'Content-Type': type }).end(JSON.stringify(body));
}

/** @param {Request} request */
const loggedIn = (request) => options.key === '' || (request.headers.cookie ?? '').includes('mock-session=yes');

/** @param {Request} request @param {Response} response */
async function logIn(request, response) {
  let body = '';
  for await (const part of request) body += part;
  if (JSON.parse(body).key !== options.key)
    return sendJson(response, 401, { status: 401, title: 'Unauthorized', detail: 'The key is not known.' });
  return response.writeHead(204, { 'Set-Cookie': 'mock-session=yes; HttpOnly; SameSite=Strict; Path=/' }).end();
}

/** @param {Request} request @param {Response} response */
async function serve(request, response) {
  const path = new URL(request.url ?? '/', 'http://mock').pathname;
  if (path === '/api/session' && request.method === 'POST') return logIn(request, response);
  if (path === '/api/session')
    return sendJson(response, 200, { keyRequired: options.key !== '', open: loggedIn(request) });
  if (!path.startsWith('/api/')) return sendFile(path, response);
  if (!loggedIn(request))
    return sendJson(response, 401, { status: 401, title: 'Unauthorized', detail: 'A key is needed.' });
  const left = Number(options.starting) - (Date.now() - started) / 1000;
  if (left > 0) return notReady(response, 'restoring', Math.ceil(left * 1000));
  if (options['no-data']) return notReady(response, 'waiting-for-events', 0);
  const view = VIEWS[path];
  return view
    ? sendJson(response, 200, view())
    : sendJson(response, 404, { status: 404, title: 'Not found', detail: `${path}: nothing here.` });
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
    acceptWebSocket(request, socket);
    const push = () =>
      socket.write(textFrame(JSON.stringify(options.bad ? { type: 'metrics', data: {} } : cluster.metrics())));
    push();
    const timer = setInterval(push, 1000);
    return void socket.on('close', () => clearInterval(timer)).on('error', () => socket.destroy());
  })
  .listen(Number(options.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${options.port}/`));
