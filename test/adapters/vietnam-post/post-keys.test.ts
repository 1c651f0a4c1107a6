import { beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { createPostKeys } from '../../../src/adapters/vietnam-post/post-keys.ts';

let published: JWK;
beforeAll(async () => {
  const { publicKey } = await generateKeyPair('ES256');
  published = { ...(await exportJWK(publicKey)), kid: 'known', alg: 'ES256' };
});

/** Keys with a clock, and how often they were asked for. */
function keysAt() {
  let now = 0;
  let asked = 0;
  const ask = () => ((asked += 1), Promise.resolve(Response.json({ keys: [published] })));
  const keys = createPostKeys(ask, () => now);
  const find = (kid: string) =>
    Promise.resolve(
      keys.find({ alg: 'ES256', kid }, { payload: '', signature: '', protected: '' }),
    );
  return {
    find,
    prepare: keys.prepare,
    pass: (ms: number) => (now += ms),
    asked: () => asked,
  };
}

test('strangers who name keys that nobody has cannot have them asked for without end', async () => {
  const keys = keysAt();
  for (let tried = 0; tried < 50; tried += 1) {
    await expect(keys.find(`made-up-${tried}`)).rejects.toBeDefined();
  }
  expect(keys.asked()).toBe(6);
  // Not now, rather than no.
  await expect(keys.find('made-up')).rejects.toMatchObject({ reason: 'down', retryable: true });
  await expect(keys.find('known')).resolves.toBeDefined();
  keys.pass(60_000);
  await expect(keys.find('made-up')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  expect(keys.asked()).toBe(7);
});

test('keys are kept for a while, and prepared anew for what can be done once', async () => {
  const keys = keysAt();
  await keys.prepare();
  await keys.find('known');
  await keys.prepare();
  expect(keys.asked()).toBe(1);
  keys.pass(10_000);
  await keys.find('known');
  expect(keys.asked()).toBe(1);
  await keys.prepare();
  expect(keys.asked()).toBe(2);
  keys.pass(600_000);
  await keys.find('known');
  expect(keys.asked()).toBe(3);
});
