import { parseArgs } from 'node:util';

/** What the mock server is told to be; mock-server.mjs lists it. */
export const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    topics: { type: 'string', default: '12' },
    empty: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
    'replay-file': { type: 'boolean', default: false },
    'replay-fails': { type: 'boolean', default: false },
    'no-latency': { type: 'boolean', default: false },
    'no-data': { type: 'boolean', default: false },
    bad: { type: 'boolean', default: false },
    starting: { type: 'string', default: '0' },
    groups: { type: 'string', default: '6' },
    clusters: { type: 'string', default: '1' },
    faster: { type: 'string', default: '1' },
    'silent-after': { type: 'string', default: 'Infinity' },
    'standing-after': { type: 'string', default: 'Infinity' },
    'views-fail-after': { type: 'string', default: 'Infinity' },
    session: { type: 'string', default: 'Infinity' },
    key: { type: 'string', default: '' },
  },
});

/** A second of the mock's clusters, in real milliseconds: with --faster 20 pushes come twenty times as fast. */
export const SECOND_MILLIS = 1000 / Number(options.faster);
