import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import { countAccounts } from '../support/account-rows.ts';
import type { Citizen, PostCredential } from '../support/citizens.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { redirectOf, vietnamPost } from '../support/vietnam-post.ts';

const method = 'vietnam_post';

let system: System;
let post: ReturnType<typeof vietnamPost>;
beforeAll(async () => {
  system = await startSystem();
  post = vietnamPost(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody whose account is linked to the one at the Post. */
async function linked() {
  const { citizen, flow } = await post.signedIn(true);
  const done = flowOf(await system.portal.step(flow, 'confirm', {}));
  return { citizen, accountId: done.result?.account?.id };
}

const start = async () => flowOf(await system.portal.login(method, { delivery: 'token' }));

async function signIn(credential: PostCredential) {
  const flow = await start();
  return post.submit(flow, await signInAtPost(redirectOf(flow), credential));
}

describe('an account at the Post that is linked', () => {
  test('signs in at level 3', async () => {
    const { citizen, accountId } = await linked();
    const done = flowOf(await signIn(citizen.post));
    expect(done.result?.account?.id).toBe(accountId);
    expect(sessionOf(done)).toMatchObject({ level: 3, token: expect.any(String) });
  });

  test('signs in at level 1 while the Post does not vouch for the papers', async () => {
    const { citizen, accountId } = await linked();
    await system.simulators.addPerson({
      ...citizen,
      post: { ...citizen.post, papersChecked: false },
    });
    const done = flowOf(await signIn(citizen.post));
    expect(done.result?.account?.id).toBe(accountId);
    expect(sessionOf(done).level).toBe(1);
  });
});

describe('an account at the Post that is not linked', () => {
  /** Somebody who has registered by phone, and has an account at the Post. */
  const unlinked = async (papersChecked: boolean) => {
    const citizen: Citizen = await post.known(papersChecked);
    await logins(system).registered(citizen);
    return citizen;
  };
  const refusedOf = async ({ post: credential }: Citizen) => {
    if (!credential) throw new Error('nobody at the Post');
    const before = await countAccounts(system);
    const refused = problemOf(await signIn(credential));
    expect(refused.flow).toMatchObject({ status: 'refused', result: null });
    expect(await countAccounts(system)).toBe(before);
    return refused;
  };

  test('of somebody who has an account is told so, where the Post vouches for them', async () => {
    expect((await refusedOf(await unlinked(true))).code).toBe('PostAccountNotLinked');
  });

  test('of somebody who only claims the number learns nothing of it', async () => {
    expect((await refusedOf(await unlinked(false))).code).toBe('NoAccountYet');
  });

  test('of somebody without an account is told the way to register, and registers nobody', async () => {
    const refused = await refusedOf(await post.known(true));
    expect(refused).toMatchObject({
      code: 'NoAccountYet',
      nextActions: [{ action: 'register', href: `/v1/registrations/${method}` }, {}],
    });
  });
});

test('a sign-in that was begun in another browser, for another flow, counts for nothing here', async () => {
  const { citizen } = await linked();
  const [mine, theirs] = [await start(), await start()];
  const brought = await signInAtPost(redirectOf(theirs), citizen.post);
  const refused = problemOf(await post.submit(mine, brought));
  expect(refused).toMatchObject({
    code: 'PostStateMismatch',
    flow: { status: 'open', step: { name: method }, result: null },
  });
  // Nor does one that was begun to register.
  const registration = await post.start();
  const other = await signInAtPost(redirectOf(registration), citizen.post);
  expect(problemOf(await post.submit(mine, other)).code).toBe('PostStateMismatch');
  const now = withToken(mine, flowOf(await system.portal.read(mine)));
  const own = await signInAtPost(redirectOf(now), citizen.post);
  expect(sessionOf(flowOf(await post.submit(now, own))).level).toBe(3);
});
