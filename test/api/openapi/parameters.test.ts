import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { postState } from '../../../src/domain/proofs/post-state.ts';
import { staffRoles } from '../../../src/domain/staff/roles.ts';
import { type Edge, flowOfKey, keys, startEdge } from '../support/edge.ts';
import { session } from '../support/session.ts';
import { staffMembers } from '../support/staff-members.ts';
import { documentTakesText, operationsOf, type Parameter } from './support/document.ts';
import { fromSchema } from './support/from-schema.ts';
import { mutatedText } from './support/mutations.ts';

/** Refusals of what stands in the path, the query and the headers, whatever the body is. */
const ofParameters = [
  'HeaderInvalid',
  'IdempotencyKeyMissing',
  'IdempotencyKeyMalformed',
  'PostStateMismatch',
];
/** Values that only we can make, and those that have to fit more than their form: others are refused. */
const ours = ['id', 'evidenceId', 'purpose', 'state', 'after', 'from', 'to', 'X-Reason'];
const numRuns = 25;

const edge: Edge = await startEdge({
  // Whoever asks has just proven who they are.
  readSession: () => Promise.resolve({ state: 'live', session }),
  staffSessions: {
    ...staffMembers().staffSessions,
    readToken: () => Promise.resolve({ member: { id: 'lan', name: 'Lan', roles: staffRoles } }),
  },
});
const operations = operationsOf((await edge.send('GET', '/openapi.json')).json);
afterAll(() => edge.stop());

const flow = flowOfKey(randomUUID());
const state = postState(
  { flowId: flow.id, step: 'vietnam_post', purpose: 'registration', number: 1 },
  (text) => keys.lookup('post-state', text).toString('base64url'),
);

/** A file of the flow, and what stands in a path for each of its parts. */
const evidence = randomUUID();
const standIn = (name: string): string => (name === 'evidenceId' ? evidence : flow.id);

const anHour = { from: '2026-11-24T08:00:00Z', to: '2026-11-24T09:00:00Z' };

type Sent = { path: string; query: Record<string, string>; headers: Record<string, string> };

/** A request in which all parameters are right; its flow is nobody's, so that nothing is waited for. */
function rightRequest(path: string, parameters: Parameter[]): Sent {
  const has = (name: string): boolean => parameters.some((one) => one.name === name);
  return {
    path: path.replace('{id}', flow.id).replace('{evidenceId}', evidence),
    query: {
      ...(has('state') && !path.startsWith('/v1/staff') && { state }),
      ...(path === '/v1/staff/accounts' && { number: '001090012345' }),
      ...(has('account') && { by: 'lan', account: evidence, ...anHour }),
    },
    headers: {
      authorization: `Bearer ${flow.token}`,
      ...(has('X-Reason') && { 'x-reason': 'the citizen calls', 'x-ticket': 'HT-1' }),
      ...(has('Idempotency-Key') && { 'idempotency-key': `"${randomUUID()}"` }),
    },
  };
}

/** The same with another value of one parameter, or without it. */
function withParameter(sent: Sent, { name, in: place }: Parameter, text: string | undefined): Sent {
  if (place === 'path')
    return { ...sent, path: sent.path.replace(standIn(name), encodeURIComponent(text ?? '')) };
  const member = place === 'query' ? 'query' : 'headers';
  const others = Object.entries(sent[member]).filter(([key]) => key !== name.toLowerCase());
  const own: [string, string][] = text === undefined ? [] : [[name.toLowerCase(), text]];
  return { ...sent, [member]: Object.fromEntries<string>([...others, ...own]) };
}

async function isTaken(method: string, { path, query, headers }: Sent): Promise<boolean> {
  const address = `${path}?${new URLSearchParams(query).toString()}`;
  // A body that cannot be read: it is looked at when all parameters are right.
  const body = method === 'POST' && {
    body: '{',
    headers: { ...headers, 'content-type': 'application/json' },
  };
  const { json } = await edge.send(method, address, { headers, ...body });
  const { code } = z.object({ code: z.string().optional() }).parse(json ?? {});
  return code === undefined || !(ofParameters.includes(code) || isUnknown(code, path));
}

function isUnknown(code: string, path: string): boolean {
  return code === 'NotFound' || (code === 'FlowNotFound' && !path.includes(flow.id));
}

/** What can stand in a header or an address. */
const isSendable = (text: string): boolean => /^[!-~](?:[ -~]*[!-~])?$/.test(text);

const cases = operations.flatMap(({ id, method, path, parameters }) =>
  parameters.map((parameter) => ({ id, method, path, parameters, parameter })),
);

test('there are parameters of all three kinds', () => {
  expect(new Set(cases.map(({ parameter }) => parameter.in))).toEqual(
    new Set(['path', 'query', 'header']),
  );
});

describe.each(cases.map((one) => [one.id, one.parameter.name, one] as const))(
  '%s, %s',
  (_, name, { method, path, parameters, parameter }) => {
    const takes = documentTakesText(parameter);
    const valid = fromSchema(parameter.schema).map(String).filter(isSendable);
    const verdict = (text: string | undefined) =>
      isTaken(method, withParameter(rightRequest(path, parameters), parameter, text));

    test('is as required as the document says', async () => {
      if (parameter.in !== 'path') expect(await verdict(undefined)).toBe(takes(undefined));
    });

    test('what the document takes is taken, and what it refuses is refused', async () => {
      const changed = fc.oneof(valid, valid.chain(mutatedText).filter(isSendable));
      await fc.assert(
        fc.asyncProperty(changed, async (text) => {
          const isTold = takes(text);
          if (isTold && ours.includes(name)) return;
          expect([await verdict(text), text]).toEqual([isTold, text]);
        }),
        { numRuns },
      );
    });
  },
);
