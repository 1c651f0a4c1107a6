import { createKeys } from '../../src/platform/keys.ts';

/** Keys of tests alone. */
export const testKeys = createKeys({
  ring: [{ id: 'test', key: Buffer.alloc(32, 7) }],
  lookupKey: Buffer.alloc(32, 8),
});
