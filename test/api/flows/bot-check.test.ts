import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import { type BotCheck, createBotCheck } from '../../../src/api/flows/bot-check.ts';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import type { Entrance } from '../../../src/db/admissions.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { type Edge, keys, startEdge } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';
import { answers, body, path } from '../support/starts.ts';

const check = createBotCheck({ keys, now: () => new Date(), isRequired: true });

let edge: Edge;
afterEach(() => edge.stop());

const offered = async (): Promise<Challenge> => {
  const offer = await check.offer({ isCareful: false });
  if (!offer.required) throw new Error('a challenge is required');
  return offer.challenge;
};
const shape = z.custom<Challenge>((value) => typeof value === 'object');
const pack = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

async function startWith(botCheck: string | undefined, overrides: Partial<ApiDeps> = {}) {
  edge = await startEdge({ botCheck: check, flows: answers, ...overrides });
  const answered = await edge.send('POST', path, {
    body: { ...body, botCheck },
    key: randomUUID(),
  });
  const { status, json } = answered;
  return { status, errors: status === 400 ? problemAnswer.parse(json).errors : undefined };
}
const refusedAs = (code: string) => ({
  status: 400,
  errors: [expect.objectContaining({ pointer: '/botCheck', code })],
});

const never: ApiDeps['admit'] = () =>
  Promise.reject(new Error('nothing is to be asked or written'));
const solved = async (challenge: Challenge) =>
  pack({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
/** A check whose challenges are solved at once. */
const easy = (now: () => Date, isRequired = true) =>
  createBotCheck({ keys, now, isRequired, random: () => 0 });
async function offeredBy(one: BotCheck, isCareful = false): Promise<Challenge> {
  const offer = await one.offer({ isCareful });
  if (!offer.required) throw new Error('a challenge is required');
  return offer.challenge;
}

describe('where a bot check is required', () => {
  test('a challenge that is solved lets a start in, as often as one start is repeated', async () => {
    const botCheck = await solved(await offered());
    const seen: Entrance[] = [];
    const admit: ApiDeps['admit'] = (entrance) => {
      seen.push(entrance);
      return Promise.resolve({ outcome: 'admitted', known: false });
    };
    expect(await startWith(botCheck, { admit })).toMatchObject({ status: 201 });
    expect(seen).toMatchObject([{ spend: { limit: 3 }, isHardCheck: false, onlyKnown: false }]);
    await edge.stop();

    const spent: ApiDeps['admit'] = () => Promise.resolve({ outcome: 'spent' });
    expect(await startWith(botCheck, { admit: spent })).toEqual(refusedAs('InvalidValue'));
  }, 60_000);

  test('a start without one is told that it is required', async () => {
    expect(await startWith(undefined, { admit: never })).toEqual(refusedAs('Required'));
  });

  test.each(['', 'AAAA', pack(null), pack({ challenge: {}, solution: {} })])(
    'what is no solution at all is refused: %j',
    async (botCheck) => {
      expect(await startWith(botCheck, { admit: never })).toEqual(refusedAs('InvalidValue'));
    },
  );

  test('a guess is refused, and a challenge that is not ours', async () => {
    const challenge = await offered();
    const guess = { counter: 1, derivedKey: '00'.repeat(32) };
    expect(await startWith(pack({ challenge, solution: guess }), { admit: never })).toEqual(
      refusedAs('InvalidValue'),
    );
    await edge.stop();
    const parameters = { ...challenge.parameters, cost: 1, keyPrefix: '00' };
    const easier = await solved({ ...challenge, parameters });
    expect(await startWith(easier, { admit: never })).toEqual(refusedAs('InvalidValue'));
  }, 30_000);

  test('an old challenge that was solved lets only a start in that is known already', async () => {
    const old = easy(() => new Date(Date.now() - 3_600_000));
    const botCheck = await solved(await offeredBy(old));
    const seen: Entrance[] = [];
    const admit: ApiDeps['admit'] = (entrance) => {
      seen.push(entrance);
      return Promise.resolve({ outcome: 'spent' });
    };
    expect(await startWith(botCheck, { admit })).toEqual(refusedAs('InvalidValue'));
    expect(seen).toMatchObject([{ onlyKnown: true }]);
    await edge.stop();
    const known: ApiDeps['admit'] = () => Promise.resolve({ outcome: 'admitted', known: true });
    const repeated: Flows = {
      ...answers,
      submit: (flowId, submission) => Promise.resolve(answer(aRecord(flowId), submission)),
    };
    const again = await startWith(botCheck, { admit: known, flows: repeated });
    expect(again).toMatchObject({ status: 201 });
  });

  test('an old challenge that is forged, or not solved, is refused before the database is asked', async () => {
    const old = easy(() => new Date(Date.now() - 3_600_000));
    const challenge = await offeredBy(old);
    const solution = await solveChallenge({ challenge, deriveKey });
    const forged = [
      { challenge: { ...challenge, signature: 'ab'.repeat(32) }, solution },
      { challenge: { ...challenge, signature: '' }, solution },
      {
        challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 1 } },
        solution,
      },
      { challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } },
    ];
    for (const one of forged) {
      expect(await startWith(pack(one), { admit: never })).toEqual(refusedAs('InvalidValue'));
      await edge.stop();
    }
  });
});

describe('a network that many failures come from', () => {
  const careful: Partial<ApiDeps> = {
    botCheck: easy(() => new Date(), false),
    isToBeCareful: () => Promise.resolve(true),
    admit: ({ isHardCheck }) =>
      Promise.resolve(isHardCheck ? { outcome: 'admitted', known: false } : { outcome: 'careful' }),
  };

  test('has to solve a challenge that others need not', async () => {
    expect(await startWith(undefined, { botCheck: easy(() => new Date(), false) })).toMatchObject({
      status: 201,
    });
    await edge.stop();
    expect(await startWith(undefined, careful)).toEqual(refusedAs('Required'));
    const { json } = await edge.send('GET', '/v1/bot-check');
    const { challenge } = z.object({ required: z.literal(true), challenge: shape }).parse(json);
    await edge.stop();
    expect(await startWith(await solved(challenge), careful)).toMatchObject({ status: 201 });
  }, 30_000);

  test('has to solve a harder one', async () => {
    const required = easy(() => new Date());
    const normal = await offeredBy(required);
    const hard = await offeredBy(required, true);
    expect(hard.parameters.cost).toBe(4 * normal.parameters.cost);
    const deps = { ...careful, botCheck: required };
    expect(await startWith(await solved(normal), deps)).toEqual(refusedAs('InvalidValue'));
    await edge.stop();
    expect(await startWith(await solved(hard), deps)).toMatchObject({ status: 201 });
  }, 30_000);
});

test('no part of the work can be left out: each counter from 0 on is as likely', async () => {
  const ranges: number[][] = [];
  const random = (least: number, end: number) => {
    ranges.push([least, end]);
    return least;
  };
  const one = createBotCheck({ keys, now: () => new Date(), isRequired: true, random });
  const challenge = await offeredBy(one);
  expect(ranges).toEqual([[0, 12_001]]);
  expect(await solveChallenge({ challenge, deriveKey })).toMatchObject({ counter: 0 });
});
