import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createBotCheck } from '../../../src/api/flows/bot-check.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { aCitizen, detailsOf } from '../../support/citizens.ts';
import { type Edge, keys, startEdge } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';

const path = '/v1/registrations/mobile_subscriber';
const details = detailsOf(aCitizen(), consentInForce.version);
const check = createBotCheck(keys, () => new Date());
const flows: Flows = {
  start: ({ flowId }, submission) => Promise.resolve(answer(aRecord(flowId), submission)),
  submit: () => Promise.reject(new Error('only a start is expected')),
  tell: () => Promise.resolve('ended'),
  recall: () => Promise.resolve(null),
};

let edge: Edge;
afterEach(() => edge.stop());

const offered = async (): Promise<Challenge> => {
  const offer = await check.offer();
  if (!offer.required) throw new Error('a challenge is required');
  return offer.challenge;
};
const pack = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

async function startWith(botCheck: string | undefined, overrides: Partial<ApiDeps> = {}) {
  edge = await startEdge({ botCheck: check, flows, ...overrides });
  const answered = await edge.send('POST', path, {
    body: { ...details, botCheck },
    key: randomUUID(),
  });
  const { status, json } = answered;
  return { status, errors: status === 400 ? problemAnswer.parse(json).errors : undefined };
}
const refusedAs = (code: string) => ({
  status: 400,
  errors: [expect.objectContaining({ pointer: '/botCheck', code })],
});

describe('where a bot check is required', () => {
  test('a challenge that is solved lets a start in, as often as one start is repeated', async () => {
    const challenge = await offered();
    const botCheck = pack({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    const limits: number[] = [];
    const admitStart: ApiDeps['admitStart'] = (_, throttles) => {
      limits.push(...throttles.map(({ limit }) => limit));
      return Promise.resolve({ known: false, refusedUntil: null });
    };
    expect(await startWith(botCheck, { admitStart })).toMatchObject({ status: 201 });
    expect(limits[0]).toBe(3);
    await edge.stop();

    const spent: ApiDeps['admitStart'] = (_, throttles) =>
      Promise.resolve({ known: false, refusedUntil: throttles.length === 1 ? new Date() : null });
    expect(await startWith(botCheck, { admitStart: spent })).toEqual(refusedAs('InvalidValue'));
  }, 30_000);

  test('a start without one is told that it is required', async () => {
    expect(await startWith(undefined)).toEqual(refusedAs('Required'));
  });

  test.each(['', 'AAAA', pack(null), pack({ challenge: {}, solution: {} })])(
    'what is no solution at all is refused: %j',
    async (botCheck) => {
      expect(await startWith(botCheck)).toEqual(refusedAs('InvalidValue'));
    },
  );

  test('a guess is refused, and a challenge that is not ours', async () => {
    const challenge = await offered();
    const guess = { counter: 1, derivedKey: '00'.repeat(32) };
    expect(await startWith(pack({ challenge, solution: guess }))).toEqual(
      refusedAs('InvalidValue'),
    );
    await edge.stop();
    const easier = {
      ...challenge,
      parameters: { ...challenge.parameters, cost: 1, keyPrefix: '00' },
    };
    const solution = await solveChallenge({ challenge: easier, deriveKey });
    expect(await startWith(pack({ challenge: easier, solution }))).toEqual(
      refusedAs('InvalidValue'),
    );
  }, 30_000);

  test('an old challenge lets only a start in that is known already', async () => {
    const old = createBotCheck(keys, () => new Date(Date.now() - 3_600_000));
    const offer = await old.offer();
    if (!offer.required) throw new Error('a challenge is required');
    const botCheck = pack({
      challenge: offer.challenge,
      solution: { counter: 1, derivedKey: '00' },
    });
    expect(await startWith(botCheck)).toEqual(refusedAs('InvalidValue'));
    await edge.stop();
    const known: ApiDeps['admitStart'] = () => Promise.resolve({ known: true, refusedUntil: null });
    expect(await startWith(botCheck, { admitStart: known })).toMatchObject({ status: 201 });
  });
});
