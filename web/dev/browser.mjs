import { spawn } from 'node:child_process';

/**
 * A Chromium without a window, spoken to in its DevTools protocol over a pipe: no library, no port.
 *
 * @typedef {(method: string, params?: object) => Promise<any>} Send
 * @typedef {{ send: Send, on: (method: string, hear: (params: any) => void) => void, close: () => Promise<void> }} Tab
 */

/** Where there is no CHROMIUM in the environment. */
const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run'];

export class Browser {
  #process = spawn(process.env['CHROMIUM'] ?? CHROMIUM, [...FLAGS, '--enable-precise-memory-info', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  #last = 0;
  #unread = '';
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** By session and method. @type {Map<string, (params: any) => void>} */
  #listeners = new Map();

  constructor() {
    const pipe = /** @type {import('node:stream').Readable} */ (this.#process.stdio[4]);
    pipe.setEncoding('utf8').on('data', (text) => this.#take(text));
    this.#process.on('error', (error) => this.#waiting.forEach(({ reject }) => reject(error)));
  }

  close() {
    this.#process.kill('SIGTERM');
  }

  /** @param {string} text */
  #take(text) {
    const [...messages] = (this.#unread + text).split('\0');
    this.#unread = messages.pop() ?? '';
    for (const message of messages) this.#hear(JSON.parse(message));
  }

  /** @param {any} message */
  #hear({ id, result, error, method, params, sessionId }) {
    if (method) return this.#listeners.get(`${sessionId} ${method}`)?.(params);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return error ? waiting?.reject(new Error(error.message)) : waiting?.resolve(result);
  }

  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  #send(method, params = {}, sessionId) {
    const id = ++this.#last;
    const pipe = /** @type {import('node:stream').Writable} */ (this.#process.stdio[3]);
    pipe.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** A tab of its own, with nothing kept from those before. @param {{ width?: number, height?: number }} [size] @returns {Promise<Tab>} */
  async tab({ width = 1440, height = 900 } = {}) {
    const { browserContextId } = await this.#send('Target.createBrowserContext');
    const { targetId } = await this.#send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.#send('Target.attachToTarget', { targetId, flatten: true });
    /** @type {Send} */
    const send = (method, params) => this.#send(method, params, sessionId);
    await send('Page.enable');
    await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    return {
      send,
      on: (method, hear) => void this.#listeners.set(`${sessionId} ${method}`, hear),
      close: () => this.#send('Target.disposeBrowserContext', { browserContextId }),
    };
  }
}
