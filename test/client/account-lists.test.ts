import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createClient } from '../../client/create-client.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import { type Edge, startEdge } from '../api/support/edge.ts';
import { session } from '../api/support/session.ts';
import { aToken } from '../support/session-rows.ts';

const token = aToken();
const id = '4f9b5a1e-0d7c-4e6a-9c53-1f2a3b4c5d6e';

/** What the lists were asked. */
let asked: unknown[];
let edge: Edge;
beforeEach(async () => {
  asked = [];
  const noting =
    <T>(answer: T) =>
    (question: unknown) => {
      asked.push(question);
      return Promise.resolve(answer);
    };
  const { lists } = (edge = await startEdge()).deps;
  await edge.stop();
  edge = await startEdge({
    readSession: (hash) =>
      Promise.resolve(hash.equals(tokenHash(token)) ? { state: 'live', session } : null),
    lists: {
      ...lists,
      listSessions: noting({ items: [session], next: { at: '2026-11-26 08:00:00+00', id } }),
      endSession: noting(false),
      endOthers: noting(3),
      listSignIns: noting({ items: [], next: null }),
      listConsents: noting([]),
      giveConsent: noting({ outcome: 'done' }),
    },
  });
});
afterEach(() => edge.stop());

const me = () => createClient({ url: edge.url }).withTokens({ token });

test('a list is gone on with by what the part before has as its next', async () => {
  const first = await me().sessions({ ended: true });
  if (!first.ok || first.sessions.next === null) throw new Error('a part with a next');
  await me().sessions({ ended: true, after: first.sessions.next });
  const after = { at: '2026-11-26 08:00:00+00', id };
  expect(asked).toMatchObject([
    { ended: true, after: null },
    { ended: true, after },
  ]);
  const elsewhere = await me().signIns(first.sessions.next);
  expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'HeaderInvalid' } });
});

test('what is edited answers what came of it, or why not', async () => {
  expect(await me().endOtherSessions()).toEqual({ ok: true, status: 200, ended: 3 });
  expect(await me().endSession(id)).toMatchObject({
    ok: false,
    problem: { code: 'SessionNotFound' },
  });
  expect(await me().giveConsent('signature')).toEqual({
    ...{ ok: true, status: 200 },
    consents: { items: [], next: null },
  });
  expect(asked).toContainEqual({ accountId: session.accountId, purpose: 'signature' });
});

test('who is not signed in reads nothing', async () => {
  const stranger = createClient({ url: edge.url });
  const answers = await Promise.all([
    stranger.identity(),
    stranger.methods(),
    stranger.lockMethod(id),
    stranger.sessions(),
    stranger.endSession(id),
    stranger.endOtherSessions(),
    stranger.signIns(),
    stranger.reportSignIn(id),
    stranger.consents(),
    stranger.withdrawConsent('signature'),
    stranger.giveConsent('signature'),
  ]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, problem: { code: 'SessionMissing' } });
  }
  expect(asked).toEqual([]);
});
