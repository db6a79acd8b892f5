import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsPath, searchedFor } from '../app/lib/groups-query.js';

test('the worst groups are asked for first', () => {
  assert.equal(groupsPath(''), 'api/v1/groups?limit=1000&sort=-status');
});

test('the server searches only where not all groups are here, for the longest word', () => {
  assert.equal(searchedFor('bill', 1000), '');
  assert.equal(searchedFor('  eu Billing ', 1001), 'billing');
  assert.equal(searchedFor('   ', 5000), '');
  assert.equal(groupsPath('a&b'), 'api/v1/groups?limit=1000&sort=-status&q=a%26b');
});
