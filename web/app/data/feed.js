import { backoffMillis } from '../lib/backoff.js';
import { latencyChunks, throughputChunks } from '../lib/series.js';
import { readMetrics } from '../lib/validate.js';
import { getJson, NotReady, Refused, Unauthorised } from './rest.js';
import { requireSession } from './session.js';
import { openSocket } from './socket.js';
import { applyMetrics, mergeSeries, setPhase, store } from './state.js';

/** A server that starts tells how far it is; it is asked again this often. */
const STARTING_MILLIS = 1000;

/**
 * Keeps the page fed: first the charts' past over REST (which also tells whether we may, and whether the server is
 * ready), then pushes. Whatever is lost is tried again, with back-off and jitter; at once when the network or the
 * user comes back.
 */
export class Feed {
  #attempt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #closeSocket = () => {};
  /** Tells an outdated attempt's answers from the current one's. */
  #turn = 0;

  start() {
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
    this.connect();
  }

  /** Tries now, whatever was waited for. */
  async connect() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#closeSocket();
    try {
      await requireSession();
      await backfill();
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
      return;
    }
    if (turn === this.#turn) this.#push();
  }

  #hurry() {
    if (store.value.connection.retryAtMillis === null) return;
    this.#attempt = 0;
    this.connect();
  }

  #push() {
    this.#closeSocket = openSocket({
      onOpen: () => setPhase('live'),
      onMessage: (text) => this.#take(text),
      onLost: () => this.#lost('The connection was closed.'),
    });
  }

  /** @param {string} text */
  #take(text) {
    this.#attempt = 0;
    const read = readMetrics(text);
    if (read.ok) applyMetrics(read.metrics);
    else store.set({ badMessage: read.problem });
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof Unauthorised) return setPhase('unauthorised', { detail: error.message });
    if (error instanceof NotReady)
      return this.#again(error.waiting ? 'waiting' : 'starting', STARTING_MILLIS, error.message);
    return this.#lost('The server does not answer.');
  }

  /** @param {string} detail */
  #lost(detail) {
    this.#again('lost', backoffMillis(this.#attempt++), detail);
  }

  /** @param {'starting' | 'waiting' | 'lost'} phase @param {number} millis @param {string} detail */
  #again(phase, millis, detail) {
    setPhase(phase, { retryAtMillis: Date.now() + millis, detail });
    this.#timer = setTimeout(() => this.connect(), millis);
  }
}

/** Reads the charts' last minutes. A view that the server hasn't yet is left out: pushes will bring it. */
async function backfill() {
  const [throughput, latency] = await Promise.all([optional('api/v1/throughput'), optional('api/v1/latency')]);
  const chunks = [...(throughput ? throughputChunks(throughput) : []), ...(latency ? latencyChunks(latency) : [])];
  if (chunks.length > 0) mergeSeries(throughput?.clusterId ?? latency?.clusterId, chunks);
  const approximate = latency?.kind === 'approximate';
  store.set({ latencyNote: approximate ? (latency.reason ?? "by the brokers' own samples") : null });
}

/** @param {string} path */
function optional(path) {
  return getJson(path).catch((error) => {
    if (error instanceof Refused) return null;
    throw error;
  });
}
