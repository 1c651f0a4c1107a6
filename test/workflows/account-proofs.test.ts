import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change } from '../../src/domain/flows/flows.ts';
import { changedAccount } from './support/change-stubs.ts';
import { another, endOf, ofAccount, refusing, tellChange } from './support/changes-told.ts';
import { simHolder } from './support/people.ts';
import { signed } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import { postAccount } from './support/stubs.ts';
import type { Sent } from './support/told-flow.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const begin: Sent = { step: 'begin', data: null };
const { phone } = simHolder;
const simPhone: Sent = { step: 'phone', data: { phone } };
const fromPost: Sent = { step: 'vietnam_post', data: { code: 'c', state: 's' } };
const stronger = (by: 'usb_signature' | 'vietnam_post'): Sent => ({
  step: 'stronger_method',
  data: { by },
});

const tell = (method: Change, activities?: Parameters<typeof tellChange>[2]) =>
  tellChange(stage, method, activities);
const raised = { account: { id: changedAccount.id, level: 3, subjectType: 'citizen' } };

describe('a method is added by its proof', () => {
  test('a SIM signature', async () => {
    const flow = tell('sim_signature');
    expect((await flow.start(simPhone)).flow.step?.name).toBe('sim_signature');
    expect(await endOf(flow)).toMatchObject({ status: 'completed', result: raised });
    await flow.record('change-sim-completed');
  });

  test('a USB signature, what is kept being its certificate', async () => {
    const added: unknown[] = [];
    const flow = tell('usb_signature', {
      addMethod: ({ method, holder, level, next }) => {
        added.push({ method, holder, level });
        flow.saved.push(next);
        return Promise.resolve({ outcome: 'done' });
      },
    });
    await flow.start(begin);
    await flow.submit(signed);
    expect(await endOf(flow)).toMatchObject({ status: 'completed', result: raised });
    expect(added).toEqual([
      {
        method: {
          kind: 'usb_signature',
          certificate: {
            serial: '0A',
            issuer: 'CA của bài thử',
            notAfter: '2030-01-01T00:00:00.000Z',
          },
        },
        holder: { subjectType: 'citizen', documents: changedAccount.documents },
        level: 3,
      },
    ]);
    await flow.record('change-usb-completed');
  });

  test('an account at the Post whose papers were checked', async () => {
    const flow = tell('vietnam_post');
    expect((await flow.start(begin)).flow.step).toMatchObject({
      name: 'vietnam_post',
      redirect: { url: 'https://post.example/1' },
    });
    await flow.submit(fromPost);
    expect(await endOf(flow)).toMatchObject({ status: 'completed', result: raised });
    await flow.record('change-post-completed');
  });

  test('another number may be given where a SIM has no key', async () => {
    const flow = tell('sim_signature', {
      findSimCertificates: () => Promise.resolve({ found: false, code: 'SimNoKey' }),
    });
    const refused = await flow.start(simPhone);
    expect(refused.refusal).toEqual({ code: 'SimNoKey', attemptsLeft: 3 });
    expect(refused.flow.step).toMatchObject({ name: 'phone', actions: ['submit', 'cancel'] });
    await flow.submit({ step: 'cancel', data: null });
  });
});

describe('a proof that changes nothing', () => {
  test.each([
    ['another_person', 'ProofOfAnotherPerson'],
    ['linked', 'PostAccountLinked'],
  ] as const)('because it is %s ends the flow with %s', async (outcome, code) => {
    const flow = tell('vietnam_post', { addMethod: refusing(outcome) });
    await flow.start(begin);
    expect((await flow.submit(fromPost)).refusal).toEqual({ code });
    expect(await endOf(flow)).toEqual({ status: 'refused', result: null, code });
  });

  test('because the papers at the Post are not checked is told the way there', async () => {
    const flow = tell('vietnam_post', {
      redeemPostCode: () =>
        Promise.resolve({
          outcome: 'signed_in',
          account: { ...postAccount, papersChecked: false },
        }),
    });
    await flow.start(begin);
    expect((await flow.submit(fromPost)).refusal?.code).toBe('PostPapersNotChecked');
    expect(await endOf(flow)).toMatchObject({ status: 'refused' });
  });

  test.each<[Change, Sent, Sent]>([
    ['usb_signature', begin, signed],
    ['vietnam_post', begin, fromPost],
  ])(
    'because the session was proven too long ago leaves %s open for another one',
    async (method, start, proof) => {
      const flow = tell(method, { addMethod: refusing('proof_stale') });
      const first = await flow.start(start);
      const refused = await flow.submit(proof);
      expect(refused.refusal).toEqual({ code: 'FreshProofRequired' });
      expect(refused.flow.step).toMatchObject({ name: method, waitingFor: 'citizen' });
      // What was used up is not shown again.
      expect(refused.flow.step).not.toEqual(first.flow.step);
      expect(refused.flow.step?.actions).toContain('submit');
      await flow.submit({ step: 'cancel', data: null });
    },
  );

  test('likewise leaves a SIM for another prompt', async () => {
    const flow = tell('sim_signature', { addMethod: refusing('proof_stale') });
    await flow.start(simPhone);
    const { step } = await flow.seen('the refusal', (now) => now.problem !== null);
    expect(step).toMatchObject({ name: 'sim_signature', actions: ['resendPrompt', 'cancel'] });
    await flow.submit({ step: 'cancel', data: null });
  });

  test.each<[Change, Sent]>([
    ['vietnam_post', begin],
    ['document', another()],
    ['level', stronger('vietnam_post')],
  ])('of an enterprise: %s is for citizens only', async (method, start) => {
    const flow = tell(method, ofAccount({ subjectType: 'enterprise' }));
    expect((await flow.start(start)).refusal?.code).toBe('CitizensOnly');
    await flow.result();
  });
});

describe('the level', () => {
  test('is raised by a method that is named, whose steps follow', async () => {
    const flow = tell('level');
    const { flow: begun } = await flow.start(stronger('usb_signature'));
    expect(begun.steps).toEqual(['stronger_method', 'usb_signature']);
    expect(begun.step).toMatchObject({ name: 'usb_signature', challenge: { nonce: 'nonce-1' } });
    await flow.submit(signed);
    expect(await endOf(flow)).toMatchObject({ status: 'completed', result: raised });
    await flow.record('change-level-completed');
  });

  test('is raised by a SIM whose number came along, and may be corrected', async () => {
    const flow = tell('level');
    flow.replace('findSimCertificates', () =>
      Promise.resolve({ found: false, code: 'SimNoKey' } as const),
    );
    const refused = await flow.start({
      step: 'stronger_method',
      data: { by: 'sim_signature', phone },
    });
    expect(refused.refusal).toEqual({ code: 'SimNoKey', attemptsLeft: 3 });
    expect(refused.flow).toMatchObject({
      steps: ['stronger_method', 'phone', 'sim_signature'],
      step: { name: 'phone' },
    });
    flow.replace('findSimCertificates', () =>
      Promise.resolve({ found: true, certificates: ['c1'] } as const),
    );
    await flow.submit(simPhone);
    expect(await endOf(flow)).toMatchObject({ status: 'completed', result: raised });
  });

  test('that is as high already is not raised', async () => {
    const flow = tell('level', ofAccount({ level: 3 }));
    expect((await flow.start(stronger('vietnam_post'))).refusal?.code).toBe('AlreadyAtLevel');
    expect(await endOf(flow)).toMatchObject({ status: 'refused' });
  });
});
