import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

/** How the mock server answers: JSON, problems, the page's files. */

/** @typedef {import('node:http').ServerResponse} Response */

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

/** @param {Response} response @param {number} status @param {unknown} body */
export function sendJson(response, status, body) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { ...HEADERS, 'Content-Type': type }).end(JSON.stringify(body));
}

/** @param {Response} response @param {number} status @param {string} title @param {string} detail */
export const sendProblem = (response, status, title, detail) => sendJson(response, status, { status, title, detail });

/** @param {Response} response @param {string} state @param {number} remainingRecords */
export function notReady(response, state, remainingRecords) {
  sendJson(response, 503, {
    status: 503,
    title: 'Not ready',
    detail: `The topology is ${state}.`,
    progress: { state, remainingRecords },
  });
}

/** @param {string} path @param {Response} response */
export async function sendFile(path, response) {
  try {
    const file = new URL(`.${path === '/' ? '/index.html' : path}`, APP);
    const body = await readFile(file);
    response
      .writeHead(200, { ...HEADERS, 'Content-Type': TYPES.get(extname(file.pathname)) ?? 'text/plain' })
      .end(body);
  } catch {
    sendProblem(response, 404, 'Not found', path);
  }
}
