import { backoffMillis } from '../lib/backoff.js';
import { readFrame } from '../lib/frame.js';
import { Pace } from '../lib/pace.js';
import { isSkipped } from '../lib/replay.js';
import { settings } from '../lib/settings.js';
import { t } from '../lib/texts.js';
import { asked, rememberCluster, requireCluster } from './clusters.js';
import { clearViews, forgetViews, onWanted, subscription, takeFrame } from './live.js';
import { fillPast, readPast, showPast } from './past.js';
import { replay, requireReplay } from './replay.js';
import { ClusterUnclear, NotReady, Refused, ReplayGone, Unauthorised } from './rest.js';
import { requireSession } from './session.js';
import { openSocket, SHUT_OUT } from './socket.js';
import { forgetSeries, setPhase, showCluster, showTime, store } from './state.js';

/** A server that starts tells how far it is; it is asked again this often. */
const STARTING_MILLIS = 1000;
/** A cluster that isn't there may yet come. */
const CHOOSING_MILLIS = 5000;
/** Something was missed: all of every view again. */
const RESYNC = JSON.stringify({ resync: true });
/** A connection that has held so long is a good one; until then attempts go on being counted. */
const STEADY_MILLIS = 5000;

/**
 * Keeps the page fed: first over REST whether we may, whether the server is ready and which cluster is meant; then the
 * charts' past, and pushes. Whatever is lost is tried again, with back-off and jitter; at once when the network or the
 * user comes back.
 */
export class Feed {
  #attempt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof openSocket> | null} */
  #socket = null;
  #openMillis = 0;
  /** What the server was asked for last. */
  #asked = '';
  /** Tells an outdated attempt's answers from the current one's. */
  #turn = 0;

  start() {
    onWanted(() => subscription() !== this.#asked && this.#pace.go());
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
    this.#followInterval();
    this.#followReplay();
    this.connect();
  }

  /** Another interval takes another socket. */
  #followInterval() {
    let interval = settings.value.intervalSeconds;
    settings.subscribe(() => {
      if (interval === settings.value.intervalSeconds) return;
      interval = settings.value.intervalSeconds;
      if (store.value.connection.phase === 'live') this.connect();
    });
  }

  /** Another replay, or none, is another world; one that begins anew keeps its picture until the next comes. */
  #followReplay() {
    let { id, turn, gone } = replay.value;
    showTime(id !== null);
    replay.subscribe(() => {
      const before = { id, turn, gone };
      ({ id, turn, gone } = replay.value);
      if (id === before.id && turn === before.turn && gone === before.gone) return;
      if (id !== before.id) {
        clearViews();
        showTime(id !== null);
        setPhase('connecting');
      }
      this.connect();
    });
  }

  /** Tries now, whatever was waited for. */
  async connect() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#socket?.close();
    let hearOn = () => {};
    try {
      await requireSession();
      await requireReplay();
      if (turn !== this.#turn) return;
      await requireCluster();
      if (turn !== this.#turn) return;
      hearOn = this.#listen();
      const past = await readPast();
      if (turn !== this.#turn) return;
      if (replay.value.id !== null) forgetSeries();
      showPast(past);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#socket?.close();
      return void this.#failed(error);
    }
    hearOn();
  }

  /** Shows another cluster. @param {string} cluster */
  choose(cluster) {
    this.#socket?.close();
    this.#attempt = 0;
    rememberCluster(cluster);
    clearViews();
    showCluster(cluster);
    setPhase('connecting');
    this.connect();
  }

  #hurry() {
    if (store.value.connection.retryAtMillis === null) return;
    this.#attempt = 0;
    this.connect();
  }

  /** Opens the socket while the charts' past is read; what comes is kept until that is there. @returns {() => void} goes on with it */
  #listen() {
    const turn = this.#turn;
    /** @type {(() => void)[] | null} */
    let kept = [];
    /** @param {() => void} act */
    const inOrder = (act) => (kept ? void kept.push(act) : act());
    this.#socket = openSocket(asked, settings.value.intervalSeconds, {
      onOpen: () => {
        this.#ask(subscription());
        inOrder(() => this.#opened());
      },
      onMessage: (text) => inOrder(() => this.#take(text)),
      onLost: (code, reason) => inOrder(() => this.#closed(code, reason)),
    });
    return () => {
      const acts = kept ?? [];
      kept = null;
      for (const act of acts) if (turn === this.#turn) act();
    };
  }

  #opened() {
    this.#openMillis = Date.now();
    forgetViews();
    setPhase('live');
    this.#askAnew();
  }

  /** A server that shuts this page out says why when it is asked anew: at once, but not again and again. @param {number} code @param {string} reason */
  #closed(code, reason) {
    if (store.value.connection.phase === 'unauthorised') return;
    const detail = reason ? t.server.closedBecause(reason.replace(/\.$/, '')) : t.server.closed;
    if (code !== SHUT_OUT || this.#attempt > 0) return this.#lost(detail);
    this.#attempt++;
    setPhase('lost', { detail });
    this.connect();
  }

  /** @param {string} text */
  #ask(text) {
    this.#asked = text;
    this.#socket?.send(text);
  }

  /** The server listens to a few messages at once, and to two a second: this stays below. */
  #pace = new Pace(() => this.#askAnew(), { most: 20, everyMillis: 600 });

  /** Asks for what the page shows, where that is another than before. */
  #askAnew() {
    const text = subscription();
    if (text !== this.#asked && store.value.connection.phase === 'live') this.#ask(text);
  }

  /** @param {string} text */
  #take(text) {
    if (Date.now() - this.#openMillis > STEADY_MILLIS) this.#attempt = 0;
    const read = readFrame(text);
    if ('problem' in read) return store.set({ badMessage: read.problem });
    const beforeMillis = store.value.metrics?.atMillis;
    try {
      if (!takeFrame(read.frame)) this.#socket?.send(RESYNC);
      if (beforeMillis && isSkipped(beforeMillis, store.value.metrics?.recent)) fillPast();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      store.set({ badMessage: error.message });
    }
    return undefined;
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof Unauthorised) return setPhase('unauthorised', { detail: error.message });
    if (error instanceof ReplayGone) return setPhase('gone', { detail: error.message });
    if (error instanceof NotReady)
      return this.#again(error.waiting ? 'waiting' : 'starting', STARTING_MILLIS, error.message);
    if (error instanceof ClusterUnclear) return this.#again('choosing', CHOOSING_MILLIS, error.message);
    return this.#lost(error instanceof Refused ? error.message : t.server.silent);
  }

  /** @param {string} detail */
  #lost(detail) {
    this.#again('lost', backoffMillis(this.#attempt++), detail);
  }

  /** @param {'starting' | 'waiting' | 'choosing' | 'lost'} phase @param {number} millis @param {string} detail */
  #again(phase, millis, detail) {
    setPhase(phase, { retryAtMillis: Date.now() + millis, detail });
    this.#timer = setTimeout(() => this.connect(), millis);
  }
}
