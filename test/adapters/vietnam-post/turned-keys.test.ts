import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createVietnamPostClient } from '../../../src/adapters/vietnam-post/client.ts';
import { aSignIn, bringBack, call, signIn, startPost, type StartedPost } from './start-post.ts';

let post: StartedPost;
beforeAll(async () => {
  post = await startPost();
});
afterEach(() => post.simulators.clearFaults());
afterAll(() => post.close());

describe('a key of the Post’s that was published just now', () => {
  test('is asked for at once, and the code is not spent in vain', async () => {
    const before = await post.addCitizen(true);
    expect(await signIn(post, before.form)).toMatchObject({ outcome: 'signed_in' });
    const { form, phone } = await post.addCitizen(true);
    await post.simulators.setFault({ system: 'post', fault: 'turned keys', phone });
    expect(await signIn(post, form)).toMatchObject({ outcome: 'signed_in' });
  });

  test('is had before the code is spent', async () => {
    const { client, tell } = clientWithKeys();
    const expected = aSignIn();
    const answer = await bringBack(post, expected, (await post.addCitizen(true)).form);
    tell('down');
    await expect(client.redeem(answer, expected, call)).rejects.toMatchObject({ reason: 'down' });
    tell('up');
    expect(await client.redeem(answer, expected, call)).toMatchObject({ outcome: 'signed_in' });
  });

  test('that cannot be had once the code is spent is asked for again, for the same token', async () => {
    const { client, tell } = clientWithKeys();
    const { form, phone } = await post.addCitizen(true);
    await post.simulators.setFault({ system: 'post', fault: 'turned keys', phone });
    const expected = aSignIn();
    const answer = await bringBack(post, expected, form);
    tell('up once');
    await expect(client.redeem(answer, expected, call)).rejects.toMatchObject({ reason: 'down' });
    tell('up');
    expect(await client.redeem(answer, expected, call)).toMatchObject({ outcome: 'signed_in' });
  });
});

/** A client with the Post's keys at times out of its reach. */
function clientWithKeys() {
  let state: 'up' | 'up once' | 'down' = 'up';
  const client = createVietnamPostClient({
    ...post.settings,
    fetch: (url, init) => {
      if (typeof url !== 'string' || !url.endsWith('/jwks')) return fetch(url, init);
      const isAway = state === 'down';
      if (state === 'up once') state = 'down';
      return isAway ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init);
    },
  });
  return { client, tell: (now: typeof state) => (state = now) };
}
