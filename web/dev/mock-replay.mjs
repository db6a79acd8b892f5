import { randomUUID } from 'node:crypto';
import { Cluster } from './mock-cluster.mjs';

/** Made-up replays of the made-up clusters, which know every moment. */

const WARM_UP_MILLIS = 2500;
const ROUND_MILLIS = 250;

class MockReplay {
  id = randomUUID().slice(0, 8);
  state = 'warming-up';
  progress = 0;
  problem = null;

  /** @param {Cluster[]} clusters @param {{ from: number, to: number, speed?: number, paused?: boolean }} wish @param {boolean} fails once it has warmed up */
  constructor(clusters, { from, to, speed = 1, paused = false }, fails) {
    this.fails = fails;
    this.clusters = clusters.map(
      ({ id, names, latencyKnown, groupCount }) => new Cluster(id, names.length, latencyKnown, groupCount),
    );
    this.fromMillis = from;
    this.toMillis = to;
    this.speed = speed;
    this.paused = paused;
    this.position = from;
    this.#show();
    this.timer = setInterval(() => this.#round(), ROUND_MILLIS);
  }

  #round() {
    if (this.state === 'warming-up') {
      this.progress += ROUND_MILLIS / WARM_UP_MILLIS;
      if (this.progress < 1) return;
      if (this.fails) return this.#fail();
    }
    if (this.state === 'failed') return;
    if (!this.paused) this.position = Math.min(this.toMillis, this.position + ROUND_MILLIS * this.speed);
    this.state = this.position >= this.toMillis ? 'ended' : this.paused ? 'paused' : 'playing';
    this.#show();
  }

  #fail() {
    this.state = 'failed';
    this.problem = /** @type {any} */ (
      'The metric topics hold nothing of this time: they begin at 2026-11-23T10:00:00Z.'
    );
  }

  #show() {
    for (const cluster of this.clusters) cluster.atMillis = Math.floor(this.position / 1000) * 1000;
  }

  /** @param {{ paused?: boolean, speed?: number, position?: number, step?: number }} wish */
  change({ paused, speed, position, step }) {
    this.speed = speed ?? this.speed;
    this.paused = step ? true : (paused ?? this.paused);
    const to = step ? this.position + step * 1000 : position;
    if (to === undefined) return;
    if (to < this.position) Object.assign(this, { state: 'warming-up', progress: 0 });
    this.position = Math.min(this.toMillis, Math.max(this.fromMillis, to));
  }

  status() {
    const { id, state, fromMillis, toMillis, speed, problem } = this;
    const positionMillis = Math.floor(this.position / 1000) * 1000;
    const played = (this.position - fromMillis) / (toMillis - fromMillis);
    const progress = state === 'warming-up' ? Math.min(1, this.progress) : played;
    return { id, state, fromMillis, toMillis, positionMillis, progress, speed, problem, clusters: [] };
  }
}

export class MockReplays {
  /** @type {Map<string, MockReplay>} */
  #all = new Map();
  /** @type {string | null} */
  #shown = null;

  /** @param {Cluster[]} clusters @param {boolean} file whether the server shows nothing but a file's replay @param {boolean} fail whether all fail */
  constructor(clusters, file, fail) {
    this.fail = fail;
    this.clusters = clusters;
    const to = Math.floor(Date.now() / 1000) * 1000;
    if (file) this.#shown = this.#add({ from: to - 600_000, to }).id;
  }

  /** @param {any} wish */
  #add(wish) {
    const replay = new MockReplay(this.clusters, wish, this.fail);
    this.#all.set(replay.id, replay);
    return replay;
  }

  /** The replay asked for, or shown anyway; null: the present; undefined: there is none. @param {URLSearchParams} query */
  of(query) {
    const id = query.get('replay') ?? this.#shown;
    return id === null ? null : this.#all.get(id);
  }

  /** @param {string} method @param {string} path @param {string} body @returns {[number, unknown?]} status and answer */
  answer(method, path, body) {
    const id = path.split('/')[4];
    if (!id && method === 'POST') return [201, this.#add(JSON.parse(body)).status()];
    if (!id) return [200, { items: [...this.#all.values()].map((one) => one.status()), limit: 4, shown: this.#shown }];
    const replay = this.#all.get(id);
    if (!replay) return [404, { status: 404, title: 'Not found', detail: `There is no replay "${id}".` }];
    if (method === 'DELETE') {
      clearInterval(replay.timer);
      this.#all.delete(id);
      return [204];
    }
    if (method === 'PATCH') replay.change(JSON.parse(body));
    return [200, replay.status()];
  }
}
