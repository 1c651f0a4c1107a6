import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exampleFlowId, exampleKey } from '../../../src/api/openapi/examples/placeholders.ts';
import {
  insuredPeople,
  samplePeople,
  simOwners,
} from '../../../src/api/openapi/examples/sample-people.ts';
import { samplePeople as simulated } from '../../../simulators/sample-people.ts';
import { parsePhone } from '../../../src/domain/subject/phone.ts';
import { type Edge, startEdge } from '../support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

type Sent = {
  url: string;
  headers: Record<string, string>;
  userFetch?: (url: string) => Promise<Response>;
};
type Options = {
  spec: { servers: unknown };
  requestInterceptor: (request: Sent) => Sent;
  responseInterceptor: (response: object) => object;
};

/** Runs the page's script; gives what it hands to Swagger UI, and what it authorises. */
async function runScript(fetched: (url: string) => Promise<Response>) {
  const { text } = await edge.send('GET', '/docs/start.js');
  const authorised: unknown[] = [];
  const made: Options[] = [];
  const context = {
    fetch: fetched,
    crypto: { getRandomValues: crypto.getRandomValues.bind(crypto) },
    location: new URL('http://localhost:3000/docs'),
    SwaggerUIBundle: (options: Options) => {
      made.push(options);
      return { preauthorizeApiKey: (...given: unknown[]) => authorised.push(given) };
    },
    ...{ URL, Response, TextDecoderStream, AbortController, Uint8Array, setTimeout },
  };
  await runInNewContext(`(async () => {${text}})()`, context);
  const [options] = made;
  if (!options) throw new Error('Swagger UI was not started');
  return { options, authorised };
}

const answerDocument = () => Promise.resolve(Response.json({ servers: [] }));
const at = (path: string, headers: Record<string, string> = {}): Sent => ({
  url: `http://localhost:3000${path}`,
  headers,
});

test('every request gets an Idempotency-Key of its own; one that somebody typed stays', async () => {
  const { options } = await runScript(answerDocument);
  const send = (key: string) =>
    options.requestInterceptor(at('/v1/x', { 'Idempotency-Key': key })).headers['Idempotency-Key'];
  const keys = [send(exampleKey), send(exampleKey)];
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/);
  expect(send('"mine"')).toBe('"mine"');
});

test('the flow that was started last is the one that is spoken of, with its token', async () => {
  const { options, authorised } = await runScript(answerDocument);
  options.responseInterceptor({ obj: { id: 'started', token: 't' } });
  options.responseInterceptor({ obj: { id: 'read' } });
  expect(authorised).toEqual([['flowToken', 't']]);
  expect(options.requestInterceptor(at(`/v1/flows/${exampleFlowId}`)).url).toBe(
    'http://localhost:3000/v1/flows/started',
  );
  expect(options.spec.servers).toEqual([{ url: 'http://localhost:3000' }]);
});

test('a stream that is tried out ends', async () => {
  const endless = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('id: 1\n\n'));
      controller.error(new Error('given up'));
    },
  });
  const headers = { 'Content-Type': 'text/event-stream' };
  const { options } = await runScript((url) =>
    url.endsWith('/events')
      ? Promise.resolve(new Response(endless, { headers }))
      : answerDocument(),
  );
  const { userFetch, url } = options.requestInterceptor(at('/v1/flows/x/events'));
  const answer = await userFetch?.(url);
  expect(await answer?.text()).toContain('reads no further');
  expect(options.requestInterceptor(at('/v1/flows/x')).userFetch).toBeUndefined();
});

test('the people of the examples are those whom the simulators know', () => {
  const people: { fullName: string; phone: string; subjectType?: string }[] = [
    ...Object.values(samplePeople),
    ...Object.values(insuredPeople),
    ...Object.values(simOwners),
  ];
  for (const { phone, ...person } of people) {
    const e164 = parsePhone(phone);
    const known = simulated.find((one) => e164.ok && one.phone === e164.value);
    const { subjectType, ...details } = { subjectType: 'citizen', ...person };
    expect(known).toMatchObject(details);
    if (person.fullName !== simOwners.bao.fullName) expect(known?.suspended).toBeUndefined();
    if (subjectType === 'enterprise') expect(known?.taxCode).toBeDefined();
  }
  for (const { phone } of Object.values(simOwners)) {
    const e164 = parsePhone(phone);
    expect(simulated.find((one) => e164.ok && one.phone === e164.value)?.sim).toBeDefined();
  }
});
