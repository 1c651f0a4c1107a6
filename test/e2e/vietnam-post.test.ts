import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { methodsOf } from '../support/account-rows.ts';
import { aCitizen } from '../support/citizens.ts';
import { foundSecrets } from '../support/found-secrets.ts';
import { comeBack, signInAtPost } from '../../scripts/demo/post-browser.ts';
import { type ProblemAnswer, flowOf, problemOf } from '../support/portal.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { redirectOf, vietnamPost } from '../support/vietnam-post.ts';

let system: System;
let post: ReturnType<typeof vietnamPost>;
beforeAll(async () => {
  system = await startSystem({
    LOG_LEVEL: 'trace',
    POST_TIMEOUT_MS: '1000',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  post = vietnamPost(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

/** The flow of a refusal. */
function flowIn({ flow, code }: ProblemAnswer) {
  if (!flow) throw new Error(`${code} without its flow`);
  return flow;
}

const waysOf = ({ nextActions }: ProblemAnswer) => nextActions.map(({ action }) => action);
describe('a citizen whose papers Vietnam Post has checked', () => {
  test('signs in there, sees the data, and registers at level 3', async () => {
    const citizen = await post.known(true);
    const started = await post.start();
    expect(started).toMatchObject({ step: { name: 'vietnam_post', waitingFor: 'citizen' } });
    const brought = await signInAtPost(redirectOf(started), citizen.post);
    const shown = flowOf(await post.submit(started, brought));
    expect(shown.step).toMatchObject({
      name: 'confirm',
      identity: {
        fullName: citizen.fullName,
        documentNumber: `001********${citizen.documentNumber.slice(-1)}`,
        dateOfBirth: citizen.dateOfBirth,
        level: 3,
        source: 'vietnam_post',
      },
    });
    const done = flowOf(await system.portal.step(started, 'confirm', {}));
    expect(done).toMatchObject({ status: 'completed', result: { account: { level: 3 } } });
    expect(await methodsOf(system, done.result?.account?.id)).toEqual([
      { kind: 'vietnam_post', is_linked: true },
    ]);
  });

  test('is refused with an account at the Post that is linked already', async () => {
    const { citizen, flow } = await post.signedIn(true);
    await system.portal.step(flow, 'confirm', {});
    const again = await post.start();
    const brought = await signInAtPost(redirectOf(again), citizen.post);
    const refused = problemOf(await post.submit(again, brought));
    expect(refused).toMatchObject({ code: 'PostAccountLinked', flow: { status: 'refused' } });
    expect(waysOf(refused)).toEqual(['chooseMethod']);
  });

  test('is refused at the end when the account at the Post was linked meanwhile', async () => {
    const first = await post.signedIn(true);
    const { documentNumber } = aCitizen();
    await system.simulators.addPerson({ ...first.citizen, documentNumber });
    const second = await post.start();
    const brought = await signInAtPost(redirectOf(second), first.citizen.post);
    expect(flowOf(await post.submit(second, brought)).step?.name).toBe('confirm');
    await system.portal.step(first.flow, 'confirm', {});
    const refused = problemOf(await system.portal.step(second, 'confirm', {}));
    expect(refused).toMatchObject({ code: 'PostAccountLinked', flow: { status: 'refused' } });
  });

  test('is refused by any number that has an account', async () => {
    const { flow, citizen } = await post.signedIn(true, { otherNumbers: ['012345678'] });
    await system.portal.step(flow, 'confirm', {});
    const others = [{ documentNumber: citizen.documentNumber }, { otherNumbers: ['012345678'] }];
    for (const details of others) {
      const other = await post.known(true, details);
      const started = await post.start();
      const brought = await signInAtPost(redirectOf(started), other.post);
      const refused = problemOf(await post.submit(started, brought));
      expect(refused).toMatchObject({ code: 'AccountAlreadyExists', flow: { status: 'refused' } });
    }
  });
});

test('whoever only claims a registered number is not told that it is', async () => {
  const { flow, citizen } = await post.signedIn(true);
  await system.portal.step(flow, 'confirm', {});
  const claimed = await post.signedIn(false, { documentNumber: citizen.documentNumber });
  expect(claimed.flow).toMatchObject({ status: 'open', problem: { code: 'PostPapersPending' } });
});

describe('a sign-in', () => {
  test('that is cancelled at the Post leaves the flow waiting for another one', async () => {
    const citizen = await post.known(true);
    const flow = await post.start();
    const page = await fetch(await comeBack(redirectOf(flow), { action: 'cancel' }));
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringMatching(new RegExp(`Đã hủy[^]*cancelled[^]*${flow.reference}`)),
    ]);
    const brought = await signInAtPost(redirectOf(flow), citizen.post);
    expect(flowOf(await post.submit(flow, brought)).step?.name).toBe('confirm');
  });

  test('comes back to a page that gives it to the client and acts for no flow', async () => {
    const citizen = await post.known(true);
    const flow = await post.start();
    const { username, password } = citizen.post;
    const back = await comeBack(redirectOf(flow), { action: 'signIn', username, password });
    const page = await (await fetch(back)).text();
    expect(page).toContain(flow.reference);
    expect(page).toContain(`/v1/flows/${flow.id}/steps/vietnam_post`);
    expect(flowOf(await system.portal.read(flow)).step?.name).toBe('vietnam_post');
  });

  test("of another flow is refused with this flow's next one", async () => {
    const citizen = await post.known(true);
    const [mine, other] = [await post.start(), await post.start()];
    const brought = await signInAtPost(redirectOf(other), citizen.post);
    const refused = problemOf(await post.submit(mine, brought));
    expect(refused.code).toBe('PostStateMismatch');
    expect(waysOf(refused)).toEqual(['submitVietnamPost', 'seeFlow', 'startAgain']);
    const next = redirectOf(flowIn(refused));
    expect(next).not.toBe(redirectOf(mine));
    const again = await signInAtPost(next, citizen.post);
    expect(flowOf(await post.submit(mine, again)).step?.name).toBe('confirm');
  });

  test('by a code that was used, or that nobody gave, is refused', async () => {
    const citizen = await post.known(true);
    const flow = await post.start();
    await system.simulators.setFault({ system: 'post', fault: 'wrong data', times: 1 });
    const used = await signInAtPost(redirectOf(flow), citizen.post);
    const first = problemOf(await post.submit(flow, used));
    expect(first.code).toBe('PostTokenNonceMismatch');
    const codes = [used.code, 'made-up'];
    let open = flowIn(first);
    for (const code of codes) {
      const state = new URL(redirectOf(open)).searchParams.get('state') ?? '';
      const refused = problemOf(await post.submit(flow, { ...used, code, state }));
      expect([code, refused.code]).toEqual([code, 'PostSignInFailed']);
      open = flowIn(refused);
    }
  });

  test('from an issuer that is not the Post is refused', async () => {
    const citizen = await post.known(true);
    const flow = await post.start();
    const brought = await signInAtPost(redirectOf(flow), citizen.post);
    const answer = await post.submit(flow, { ...brought, iss: 'https://another-post.example' });
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'PostTokenIssuerMismatch']);
  });
});

test('what the Post tells in a form of its own is for staff, until the Post has put it right', async () => {
  const citizen = await post.known(true);
  const flow = await post.start();
  const { phone } = citizen;
  const fault = { system: 'post', fault: 'unreadable members', phone, times: 1 };
  await system.simulators.setFault(fault);
  const brought = await signInAtPost(redirectOf(flow), citizen.post);
  const waits = flowOf(await post.submit(flow, brought));
  expect(waits).toMatchObject({
    problem: { code: 'PostRecordUnreadable' },
    step: { name: 'vietnam_post', actions: ['askForReview', 'cancel'] },
  });
});

describe('a Post that fails', () => {
  test.each([
    ['wrong data', 'PostTokenNonceMismatch'],
    ['wrong audience', 'PostTokenAudienceMismatch'],
    ['wrong issuer', 'PostTokenIssuerMismatch'],
    ['missing members', 'PostTokenIncomplete'],
    ['unsigned token', 'PostTokenAlgorithmForbidden'],
    ['weak algorithm', 'PostTokenAlgorithmForbidden'],
    ['forged token', 'PostTokenSignatureInvalid'],
    ['expired token', 'PostTokenExpired'],
    ['not yet valid token', 'PostTokenNotYetValid'],
    ['clock skew', 'PostTokenNotYetValid'],
  ])('by %s: the proof is refused (%s), the next sign-in is good', async (fault, code) => {
    const citizen = await post.known(true);
    const flow = await post.start();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'post', fault, phone, times: 1 });
    const spoilt = await signInAtPost(redirectOf(flow), citizen.post);
    const refused = problemOf(await post.submit(flow, spoilt));
    expect([refused.status, refused.code]).toEqual([422, code]);
    const brought = await signInAtPost(redirectOf(flowIn(refused)), citizen.post);
    expect(flowOf(await post.submit(flow, brought)).step?.name).toBe('confirm');
  });

  test('is down: the flow waits, and goes on by itself', async () => {
    const citizen = await post.known(true);
    const flow = await post.start();
    const brought = await signInAtPost(redirectOf(flow), citizen.post);
    await system.simulators.setFault({ system: 'post', fault: 'down' });
    const answer = await post.submit(flow, brought);
    expect([answer.status, problemOf(answer).code]).toEqual([503, 'PostUnavailable']);
    expect(flowIn(problemOf(answer)).step).toMatchObject({ waitingFor: 'post' });
    await system.simulators.clearFaults();
    await until('the data', async () => {
      return flowOf(await system.portal.read(flow)).step?.name === 'confirm';
    });
    const done = await system.portal.step(flow, 'confirm', {});
    expect(flowOf(done).status).toBe('completed');
  });

  test('down at the start: the sign-in is opened later', async () => {
    // A worker that has not met the Post before has to find its endpoints.
    await system.kill('worker');
    await system.simulators.setFault({ system: 'post', fault: 'down' });
    await system.start('worker');
    const consent = { version: system.consentVersion };
    const body = { subjectType: 'citizen' as const, consent };
    const answer = await system.portal.start(body, { method: 'vietnam_post' });
    expect([answer.status, problemOf(answer).code]).toEqual([503, 'PostUnavailable']);
    const flow = flowIn(problemOf(answer));
    await system.simulators.clearFaults();
    await until('the way to the Post', async () => {
      return flowOf(await system.portal.read(flow)).step?.waitingFor === 'citizen';
    });
    expect(redirectOf(flowOf(await system.portal.read(flow)))).toContain('/vietnam-post/');
  });
});

test('nothing personal and nothing of a sign-in can be read in history, tables or logs', async () => {
  const citizen = await post.known(true);
  const flow = await post.start();
  const brought = await signInAtPost(redirectOf(flow), citizen.post);
  await fetch(
    `${system.url}/callbacks/vietnam-post/return?${new URLSearchParams(brought).toString()}`,
  );
  await post.submit(flow, brought);
  const done = flowOf(await system.portal.step(flow, 'confirm', {}));
  expect(done.status).toBe('completed');
  const { fullName, documentNumber } = citizen;
  const { code, state } = brought;
  const phone = citizen.phone.slice(3);
  const nonce = new URL(redirectOf(flow)).searchParams.get('nonce') ?? '';
  const secrets = { fullName, documentNumber, phone, code, state, nonce };
  expect(await foundSecrets(system, flow.id, secrets)).toEqual([]);
});
