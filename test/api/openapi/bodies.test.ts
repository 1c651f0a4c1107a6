import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { loginBodies } from '../../../src/domain/account/login-bodies.ts';
import {
  loginMethods,
  type RegistrationMethod,
  registrationMethods,
} from '../../../src/domain/flows/flows.ts';
import { codecTokenBody } from '../../../src/domain/staff/codec-token.ts';
import { steps } from '../../../src/domain/steps/steps.ts';
import { flowActBodies } from '../../../src/api/staff/act-on-flow.ts';
import { accountActNames } from '../../../src/domain/staff/account-acts.ts';
import { flowActNames } from '../../../src/domain/staff/flow-acts.ts';
import { outageBody, outageEndBody } from '../../../src/domain/staff/outages.ts';
import { staffRoles } from '../../../src/domain/staff/roles.ts';
import { why } from '../../../src/domain/staff/why.ts';
import {
  dataRequestAnswerBody,
  dataRequestBody,
} from '../../../src/domain/privacy/data-request.ts';
import { type Edge, flowOfKey, startEdge } from '../support/edge.ts';
import { staffMembers } from '../support/staff-members.ts';
import { aRecord } from '../support/records.ts';
import { session } from '../support/session.ts';
import { documentTakes, type JsonBody, operationsOf } from './support/document.ts';
import { fromSchema } from './support/from-schema.ts';
import { mutatedBody } from './support/mutations.ts';

/**
 * What JSON Schema cannot say of a body that it takes; the fields say it in words. They are of what day
 * it is, of what one member tells of another, and of how long a text is without its blanks.
 */
const toldInWords = [
  'DateInFuture',
  'DocumentBirthYearMismatch',
  'DocumentSexMismatch',
  'StatementTooShort',
  'ReasonTooShort',
  'PersonalDataInReason',
];

/** Only a hash, or nothing, reaches the flow of what these take: what was made of it, their body tells. */
const toldByBody = new Map<string, z.ZodType>([
  ['submit_otp', steps.otp.body()],
  ['submit_current_otp', steps.current_otp.body()],
  ['submit_email_code', steps.email_code.body()],
  ['submit_disputed_number', steps.disputed_number.body()],
  ['submit_app_enrolment', steps.app_enrolment.body()],
  ['submit_authenticator_app', steps.authenticator_app.body()],
  ['submit_credentials', steps.credentials.body()],
  ...flowActNames.map((act) => [`staff_${act}`, flowActBodies[act]] as const),
  ...accountActNames.map((act) => [`staff_account_${act}`, z.strictObject(why)] as const),
  ['issueCodecToken', codecTokenBody],
  ['declareOutage', outageBody],
  ['endOutage', outageEndBody],
  ['askAboutData', dataRequestBody],
  ['answerDataRequest', dataRequestAnswerBody],
  ...loginMethods.map((method) => [`login_${method}`, loginBodies[method]] as const),
]);

/** Refusals that are about the form of a body; whatever else is answered, the parser has taken it. */
const ofForm = ['ValidationFailed', 'MalformedJson', 'UnsupportedMediaType'];
const numRuns = 30;

const unavailable = () =>
  Promise.resolve({ kind: 'unavailable', code: 'ServiceUnavailable' } as const);
const edge: Edge = await startEdge({
  // Whoever asks has just proven who they are.
  readSession: () => Promise.resolve({ state: 'live', session }),
  staffSessions: {
    ...staffMembers().staffSessions,
    readToken: () => Promise.resolve({ member: { id: 'lan', name: 'Lan', roles: staffRoles } }),
  },
  // Thousands of passwords are read here, and none is looked at.
  hashPassword: () => Promise.resolve(Buffer.alloc(32)),
  flows: {
    start: unavailable,
    submit: unavailable,
    tell: () => Promise.resolve('ended'),
    recall: () => Promise.resolve(null),
  },
});
const { json: document } = await edge.send('GET', '/openapi.json');
const operations = operationsOf(document);
afterAll(() => edge.stop());

/** An operation that takes JSON, and the flow that it is sent to. */
type Case = { id: string; path: string; body: JsonBody; method: RegistrationMethod };

const flows = new Map(registrationMethods.map((method) => [method, flowOfKey(randomUUID())]));
beforeAll(() => {
  for (const [method, { id }] of flows) {
    edge.rows.write({ record: aRecord(id, { method }), personal: null, delivery: null });
  }
});

/** A correction of details is of the method of its flow: that is the part of its schema that holds. */
const cases = operations.flatMap(({ id, path, body }): Case[] => {
  if (!body) return [];
  if (id !== 'submit_details') return [{ id, path, body, method: 'mobile_subscriber' }];
  return registrationMethods.map((method) => {
    const start = operations.find((one) => one.id === `start_${method}`)?.body;
    if (!start) throw new Error(`no way to start ${method}`);
    return { id: `submit_details of ${method}`, path, body: start, method };
  });
});

type Verdict = { takes: boolean; wrong: string[]; canonical: unknown };

/** What the parser says of a body; canonical is what it has made of it. */
async function parserOn({ id, path, method }: Case, body: unknown): Promise<Verdict> {
  edge.submitted.length = 0;
  const flow = flows.get(method);
  const { status, json } = await edge.send('POST', path.replace('{id}', flow?.id ?? ''), {
    body: JSON.stringify(body),
    key: randomUUID(),
    token: flow?.token ?? '',
  });
  const { code, errors = [] } = problemAnswer.parse(json);
  const takes = !ofForm.includes(code);
  expect([takes, status < 500]).not.toEqual([false, false]);
  const tells = toldByBody.get(id);
  const made = tells ? tells.safeParse(body).data : edge.submitted[0]?.data;
  return {
    takes,
    wrong: errors.map((one) => one.code),
    canonical: { ...asObject(body), ...pick(made, body) },
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Of what the parser made, the members that were sent as text; of a number and its kind the number. */
function pick(made: unknown, body: unknown): object {
  const sent = asObject(body);
  const texts = Object.entries(asObject(made)).map(([name, value]: [string, unknown]) => {
    const text: unknown = Reflect.get(asObject(value), 'number') ?? value;
    return [name, text] as const;
  });
  return Object.fromEntries(
    texts.filter(
      ([name, value]) => typeof value === 'string' && typeof Reflect.get(sent, name) === 'string',
    ),
  );
}

/** A body that the document takes: an example of it with some members made anew, or all of them. */
function validBodies({ body: { schema, examples } }: Case): fc.Arbitrary<unknown> {
  const whole = fromSchema(schema);
  if (examples.length === 0) return whole;
  const partly = fc
    .tuple(fc.constantFrom(...examples), whole, fc.infiniteStream(fc.boolean()))
    .map(([example, other, coins]) => {
      const anew = Object.entries(asObject(other)).filter(() => coins.next().value === true);
      return { ...example, ...Object.fromEntries(anew) };
    });
  return fc.oneof(partly, partly, whole);
}

describe.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
  const inDocument = documentTakes(document, one.body.schema);

  test('takes the examples of the document, and what the document takes', async () => {
    for (const example of one.body.examples) {
      expect([inDocument(example), example]).toEqual([true, example]);
      expect([(await parserOn(one, example)).takes, example]).toEqual([true, example]);
    }
    await fc.assert(
      fc.asyncProperty(validBodies(one), async (body) => {
        expect([inDocument(body), body]).toEqual([true, body]);
        const { takes, wrong } = await parserOn(one, body);
        const reasons = wrong.filter((code) => !toldInWords.includes(code));
        expect([takes || wrong.length > 0, reasons, body]).toEqual([true, [], body]);
      }),
      { numRuns },
    );
  });

  test('refuses what the document refuses, but for spellings that it puts right', async () => {
    const changed = validBodies(one).chain(mutatedBody);
    await fc.assert(
      fc.asyncProperty(changed, async (body) => {
        const { takes, wrong, canonical } = await parserOn(one, body);
        if (inDocument(body)) {
          expect([wrong.filter((code) => !toldInWords.includes(code)), body]).toEqual([[], body]);
        } else if (takes) {
          // Taken all the same: then what was made of it is what the document asks for.
          expect([inDocument(canonical), body]).toEqual([true, body]);
        }
      }),
      { numRuns },
    );
  });
});
