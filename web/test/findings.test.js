import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from '../app/lib/findings.js';

/** @param {string} groupId @param {object} [more] @returns {any} */
const group = (groupId, more) => ({
  groupId,
  status: 'OK',
  rule: '',
  totalLag: 0,
  timeLag: { millis: 0, bound: 'exact' },
  ...more,
});
/** @param {{ metrics?: any, groups?: any[], health?: any }} state */
const found = ({ metrics = null, groups = [], health = null }) => findings({ metrics, groups, health });

test('nothing known is nothing found', () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(
    found({
      metrics: { latency: { produceP99: null, fetchP99: null } },
      groups: [group('a', { totalLag: null, timeLag: { millis: null } })],
    }),
    [],
  );
});

test("the server's problems lead to the page that shows them", () => {
  const problems = [
    { severity: 'error', code: 'broker-absent', text: 'Broker 3 is away.' },
    { severity: 'warning', code: 'unheard-of', text: 'Something.' },
  ];
  const [first, second] = found({ health: { problems } });
  assert.deepEqual(first?.link, { page: 'brokers' });
  assert.equal(second?.link, undefined);
});

test('a group that stands still is named, with its rule and its page', () => {
  const [only] = found({ groups: [group('a/b', { status: 'STOP', rule: 'No commit for 5 min.' })] });
  assert.deepEqual(only, {
    severity: 'warning',
    code: 'group-stop',
    text: 'Group a/b has stopped.',
    rule: 'No commit for 5 min.',
    link: { page: 'groups', name: 'a/b' },
  });
  const many = found({ groups: ['a', 'b', 'c', 'd', 'e'].map((name) => group(name, { status: 'STALL' })) });
  assert.deepEqual(
    many.map(({ text, link }) => [text, link]),
    [['5 groups have stalled: a, b, c and 2 more.', { page: 'groups' }]],
  );
});

test('a group that stands still beyond a critical limit is an error, and said before requests that are slow', () => {
  const groups = [group('a', { status: 'STOP', rule: 'x', totalLag: 500_000 }), group('b', { totalLag: 20_000 })];
  const metrics = { latency: { produceP99: 0.2, fetchP99: null } };
  assert.deepEqual(
    found({ groups, metrics }).map(({ severity, code }) => [severity, code]),
    [
      ['error', 'group-stop'],
      ['warning', 'limit-lag'],
      ['warning', 'limit-produce-latency'],
    ],
  );
});

test('limits that are broken are said with the limit, the worst first', () => {
  const groups = [
    group('a', { totalLag: 20_000 }),
    group('b', { totalLag: 100_000 }),
    group('c', { totalLag: 500_000 }),
  ];
  assert.deepEqual(
    found({ groups }).map(({ severity, text }) => [severity, text]),
    [
      ['error', '2 groups are behind by 100\u2009k records or 5\u2009min or more: c, b.'],
      ['warning', 'Group a is behind by 20.0\u2009k records, 0\u2009s.'],
    ],
  );
  const latency = { produceP99: 0.6, fetchP99: 0.55 };
  assert.deepEqual(
    found({ metrics: { latency } }).map(({ text }) => text),
    ['One produce in a hundred takes 600\u2009ms or longer; your limit is 500\u2009ms.'],
  );
});

test('what the server says already is not said again', () => {
  const full = { diskTotalBytes: 100, diskUsableBytes: 5, underReplicated: 2 };
  assert.deepEqual(
    found({ health: { problems: [], ...full } }).map(({ code }) => code),
    ['limit-disk', 'limit-under-replicated'],
  );
  const problems = [
    { severity: 'warning', code: 'disk-filling', text: 'x' },
    { severity: 'warning', code: 'under-replicated', text: 'y' },
  ];
  assert.equal(found({ health: { problems, ...full } }).length, 2);
});
