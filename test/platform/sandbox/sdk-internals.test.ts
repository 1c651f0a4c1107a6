import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';

const { resolve } = createRequire(import.meta.url);
const fingerprint = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(resolve(path)))
    .digest('hex')
    .slice(0, 16);

/**
 * What `LeanWorker` builds on without a promise of the SDK's. Where one of these has changed: read
 * what is new in it, see whether upstream has solved what LeanWorker leaves out, then note it here.
 */
test.each([
  ['@temporalio/worker/lib/worker.js', '22be0b343e997093'],
  ['@temporalio/worker/lib/workflow/reusable-vm.js', '1f6ec7d347dee4b4'],
  ['@temporalio/worker/lib/workflow/vm-shared.js', 'f526eb66f88dd444'],
  ['@temporalio/worker/lib/workflow/threaded-vm.js', 'c0c76241f3c3e25b'],
])('%s is as the lean sandbox knows it', (path, known) => {
  expect(fingerprint(path)).toBe(known);
});
