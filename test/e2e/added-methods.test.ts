import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import { changesBy, methodIds, noticesOf } from '../support/changes.ts';
import type { Citizen, PostCredential } from '../support/citizens.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { pin, simRegistration } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';
import { subjectOf, usbLogin } from '../support/usb-login.ts';
import { redirectOf, vietnamPost } from '../support/vietnam-post.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
let usb: ReturnType<typeof usbLogin>;
let sims: ReturnType<typeof simRegistration>;
let post: ReturnType<typeof vietnamPost>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
  usb = usbLogin(system);
  sims = simRegistration(system);
  post = vietnamPost(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody who has registered by phone, and is signed in. */
async function signedIn(details: Partial<Citizen> = {}) {
  const { citizen, accountId } = await citizens.registered(details);
  const { token } = await citizens.signedIn(citizen);
  return { citizen, accountId, changes: changesBy(system, token) };
}

const ended = (flow: FlowView) => sims.seen(flow, 'its end', ({ status }) => status !== 'open');
const kindsOf = async (accountId: string) => Object.keys(await methodIds(system, accountId)).sort();
const atFirst = ['otp_phone', 'password'];
const raised = (id: string) => ({ status: 'completed', result: { account: { id, level: 3 } } });

async function expectUnchanged(accountId: string) {
  expect(await kindsOf(accountId)).toEqual(atFirst);
  expect(await noticesOf(system, accountId)).toEqual([]);
}

describe('a USB certificate', () => {
  test('is added, raises the level once, and opens nothing from its removal to the next time', async () => {
    const { citizen, accountId, changes } = await signedIn();
    const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
    const add = async () =>
      flowOf(await usb.submit(await changes.started('usb_signature', {}), certificate));
    expect(await add()).toMatchObject(raised(accountId));
    expect(await kindsOf(accountId)).toEqual([...atFirst, 'usb_signature']);
    const { session } = sessionIn(flowOf(await usb.signIn(subjectOf(citizen))));
    expect(session.level).toBe(3);

    const { usb_signature: methodId = '' } = await methodIds(system, accountId);
    flowOf(await changes.start('removal', { methodId }));
    expect(problemOf(await usb.signIn(subjectOf(citizen)))).toMatchObject({
      status: 423,
      code: 'MethodLocked',
      detail: expect.stringContaining('đã được gỡ'),
    });
    expect(await add()).toMatchObject(raised(accountId));
    sessionIn(flowOf(await usb.signIn(subjectOf(citizen))));
    expect(await noticesOf(system, accountId)).toEqual([
      'level_raised by sms',
      'method_removed by sms',
      'method_added by sms',
    ]);
  });

  test('of another person, with or without an account, is not added, and tells nothing of them', async () => {
    const { accountId, changes } = await signedIn();
    const other = await citizens.registered();
    const registered = subjectOf(other.citizen);
    const texts = [];
    for (const subject of [registered, { ...registered, personalUid: 'CCCD:001185999999' }]) {
      const flow = await changes.started('usb_signature', {});
      const refused = problemOf(await usb.submit(flow, await usb.ca.issue({ subject })));
      expect(refused).toMatchObject({
        status: 422,
        code: 'ProofOfAnotherPerson',
        flow: { status: 'refused', result: null },
      });
      texts.push(refused.detail);
    }
    expect(texts[0]).toBe(texts[1]);
    await expectUnchanged(accountId);
  });

  test('that is revoked is not added, and another one may be signed with', async () => {
    const { citizen, accountId, changes } = await signedIn();
    const subject = subjectOf(citizen);
    const revoked = await usb.ca.issue({ subject });
    await usb.ca.revoke(revoked);
    const flow = await changes.started('usb_signature', {});
    const refused = problemOf(await usb.submit(flow, revoked));
    expect(refused).toMatchObject({ code: 'CertificateRevoked', flow: { status: 'open' } });
    await expectUnchanged(accountId);
  });
});

function sessionIn(flow: FlowView) {
  return { session: sessionOf(flow) };
}

describe('a SIM that signs', () => {
  test('is added to the account of its holder, and says what is signed for', async () => {
    const { citizen, accountId, changes } = await signedIn({ sim: { pin } });
    const flow = await changes.started('sim_signature', { phone: citizen.phone });
    expect(flow).toMatchObject({ steps: ['phone', 'sim_signature'] });
    expect((await sims.sign(citizen.phone)).text).toContain('đổi thông tin');
    expect(await ended(flow)).toMatchObject(raised(accountId));
    expect(await kindsOf(accountId)).toEqual([...atFirst, 'sim_signature']);
    expect(await noticesOf(system, accountId)).toEqual(['level_raised by sms']);
  });

  test('of another person is not added', async () => {
    const { accountId, changes } = await signedIn();
    const { citizen: other } = await sims.known();
    const flow = await changes.started('sim_signature', { phone: other.phone });
    await sims.sign(other.phone);
    const { status, problem } = await ended(flow);
    expect([status, problem?.code]).toEqual(['refused', 'ProofOfAnotherPerson']);
    await expectUnchanged(accountId);
  });
});

describe('an account at Vietnam Post', () => {
  const link = async (changes: ReturnType<typeof changesBy>, credential: PostCredential) => {
    const flow = await changes.started('vietnam_post', {});
    return post.submit(flow, await signInAtPost(redirectOf(flow), credential));
  };

  test('is linked to the account of its holder, and signs in from then on', async () => {
    const known = await post.known(true);
    const { accountId, changes } = await signedIn(known);
    expect(flowOf(await link(changes, known.post))).toMatchObject(raised(accountId));
    const login = flowOf(await system.portal.login('vietnam_post', { delivery: 'token' }));
    const brought = await signInAtPost(redirectOf(login), known.post);
    expect(sessionOf(flowOf(await post.submit(login, brought))).level).toBe(3);
  });

  test('of another person, or whose papers are not checked, is not linked', async () => {
    const known = await post.known(false);
    const { accountId, changes } = await signedIn(known);
    const pending = problemOf(await link(changes, known.post));
    expect(pending).toMatchObject({
      status: 409,
      code: 'PostPapersNotChecked',
      nextActions: [{ action: 'startAgain', href: '/v1/account/changes/vietnam_post' }, {}],
    });
    const other = await post.known(true);
    const refused = problemOf(await link(changes, other.post));
    expect(refused.code).toBe('ProofOfAnotherPerson');
    await expectUnchanged(accountId);
  });
});

describe('the level', () => {
  test('is raised by the method that is named, once', async () => {
    const { citizen, accountId, changes } = await signedIn();
    const flow = await changes.started('level', { by: 'usb_signature' });
    expect(flow.steps).toEqual(['stronger_method', 'usb_signature']);
    const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
    expect(flowOf(await usb.submit(flow, certificate))).toMatchObject(raised(accountId));
    expect(await noticesOf(system, accountId)).toEqual(['level_raised by sms']);
    expect(await changes.refused('level', { by: 'vietnam_post' })).toBe('AlreadyAtLevel');
  });

  test('is raised by a SIM, whose number comes along', async () => {
    const { citizen, accountId, changes } = await signedIn({ sim: { pin } });
    const { phone } = citizen;
    const flow = await changes.started('level', { by: 'sim_signature', phone });
    await sims.sign(phone);
    expect(await ended(flow)).toMatchObject(raised(accountId));
  });

  test('is not raised once the session is ended', async () => {
    const { citizen, accountId } = await citizens.registered();
    const { token } = await citizens.signedIn(citizen);
    const flow = await changesBy(system, token).started('level', { by: 'usb_signature' });
    const headers = { authorization: `Bearer ${token ?? ''}` };
    await system.portal.send('/v1/session', { method: 'DELETE', headers });
    const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
    expect(problemOf(await usb.submit(flow, certificate)).code).toBe('SessionEnded');
    await expectUnchanged(accountId);
  });
});
