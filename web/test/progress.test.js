import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressText } from '../app/lib/progress.js';

test('progress is told with what is left, where that is known', () => {
  assert.equal(
    progressText({ progress: { state: 'catching-up', remainingRecords: 1200 } }),
    'Reading what happened meanwhile: 1\u2009200 records to go.',
  );
  assert.equal(
    progressText({ progress: { state: 'restoring', remainingRecords: -1 } }),
    'Restoring what was known before.',
  );
});

test('an unknown state leaves the word to the server', () => {
  assert.equal(progressText({ detail: 'Polishing.', progress: { state: 'polishing' } }), 'Polishing.');
  assert.equal(progressText({ title: 'Not ready' }), 'Not ready');
});
