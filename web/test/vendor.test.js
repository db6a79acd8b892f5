import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const vendor = new URL('../app/vendor/', import.meta.url);

test('the vendored files are those whose checksums are written down', () => {
  const lines = readFileSync(new URL('SHA256SUMS', vendor), 'utf8').trim().split('\n');
  assert.equal(lines.length, 8);
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    assert.equal(
      createHash('sha256')
        .update(readFileSync(new URL(name, vendor)))
        .digest('hex'),
      sum,
      name,
    );
  }
});
