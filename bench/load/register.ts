import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { consentInForce } from '../../src/domain/consent.ts';
import type { Citizen } from './citizens.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';

export const requestNames = ['start', 'otp', 'password'] as const;
export type RequestName = (typeof requestNames)[number];

/** A registration that was completed: its flow, and how long each request took, in milliseconds. */
export type Registered = { flowId: string; took: Record<RequestName, number> };

const started = z.object({ id: z.string(), token: z.string() });
const completed = z.object({ status: z.literal('completed') });
const handset = z.object({ messages: z.array(z.object({ text: z.string() })).nonempty() });

/** Registers one citizen over HTTP, as a client would; throws when any answer is not a success. */
export async function register(
  http: HttpClient,
  urls: { api: string; simulators: string },
  citizen: Citizen,
): Promise<Registered> {
  const consent = { version: consentInForce.version };
  const start = await timed(() =>
    http.send('POST', `${urls.api}/v1/registrations/mobile_subscriber`, {
      headers: { 'idempotency-key': `"${randomUUID()}"` },
      body: { subjectType: 'citizen', ...citizen, consent },
    }),
  );
  const { id, token } = started.parse(successOf(start.answer, 201));
  const headers = { authorization: `Bearer ${token}` };
  const step = (name: string, body: object) =>
    timed(() => http.send('POST', `${urls.api}/v1/flows/${id}/steps/${name}`, { headers, body }));

  const code = await readCode(http, urls.simulators, citizen.phone);
  const otp = await step('otp', { code });
  successOf(otp.answer, 200);
  const password = `Bench-${randomBytes(6).toString('hex')}-A1`;
  const end = await step('password', { password, repeated: password });
  completed.parse(successOf(end.answer, 200));
  return { flowId: id, took: { start: start.took, otp: otp.took, password: end.took } };
}

/** The message is there before the start is answered. */
async function readCode(http: HttpClient, simulators: string, phone: string): Promise<string> {
  const { json } = await http.send('GET', `${simulators}/handset/${phone}`);
  const [newest] = handset.parse(json).messages.slice(-1);
  return /\d{6}/.exec(newest?.text ?? '')?.[0] ?? '';
}

async function timed(
  send: () => Promise<HttpAnswer>,
): Promise<{ answer: HttpAnswer; took: number }> {
  const since = performance.now();
  const answer = await send();
  return { answer, took: performance.now() - since };
}

function successOf({ status, json }: HttpAnswer, expected: number): unknown {
  if (status === expected) return json;
  throw new Error(
    `answered ${status} instead of ${expected}: ${JSON.stringify(json).slice(0, 300)}`,
  );
}
