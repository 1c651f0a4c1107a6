import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { flows, type Method } from '../../src/domain/flows/flows.ts';

const flow = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  step: z
    .object({
      name: z.string(),
      waitingFor: z.string(),
      simPrompt: z.object({ code: z.string() }).optional(),
      challenge: z.object({ nonce: z.string(), origin: z.string() }).optional(),
      redirect: z.object({ url: z.string() }).optional(),
      identity: z
        .object({ fullName: z.string(), documentNumber: z.string(), level: z.number() })
        .optional(),
    })
    .nullable(),
  result: z.object({ account: z.object({ id: z.string(), level: z.number() }) }).nullable(),
  problem: z.object({ code: z.string() }).nullable(),
  token: z.string().optional(),
});
const problem = z.object({ code: z.string(), title: z.string(), detail: z.string() });
const consent = z.object({ version: z.string() });
const handset = z.object({
  messages: z.array(z.object({ text: z.string() })),
  prompts: z.array(
    z.object({ id: z.string(), text: z.string(), code: z.string(), state: z.string() }),
  ),
});
const issued = z.object({ certificate: z.string() });

export type Flow = z.output<typeof flow>;

/** An answer to a step: its line for people, and the flow as it stands after it. */
export type Answered = { request: string; status: number; flow: Flow };

const askEveryMs = 100;
const waitMs = 30_000;

export type PublicApi = ReturnType<typeof publicApi>;

/** What anybody can do over HTTP with the API and the simulators; throws one sentence for a refusal. */
export function publicApi(urls: { api: string; simulators: string }) {
  return {
    consentVersion: async () =>
      consent.parse(await read(await send('GET', `${urls.api}/v1/consent`))).version,
    addPerson: async (person: object) => {
      await read(await send('POST', `${urls.simulators}/people`, { body: person }));
    },
    start: (method: Method, body: object) => submit(urls.api, flows[method].path, body),
    step: (at: Flow, token: string, step: string, body: object) =>
      submit(urls.api, `/v1/flows/${at.id}/steps/${step}`, body, token),
    /** The flow at the next step that waits for the citizen, or at its end. */
    arrived: (at: Flow, token: string, step: string) =>
      untilThere(async () => {
        const seen = await look(urls.api, at, token);
        return seen.step === null || seen.step.name === step ? seen : undefined;
      }),
    /** A certificate (PEM) for a public key (SPKI, PEM), of the simulated CA. */
    certificate: async (publicKey: string, subject: object) => {
      const body = { publicKey, subject };
      const url = `${urls.simulators}/ca/certificates`;
      return issued.parse(await read(await send('POST', url, { body }))).certificate;
    },
    /** The prompt that is open on the phone's SIM, as soon as there is one. */
    prompt: (phone: string) =>
      untilThere(async () => {
        const seen = await read(await send('GET', `${urls.simulators}/handset/${phone}`));
        return handset.parse(seen).prompts.findLast(({ state }) => state === 'open');
      }),
    /** The citizen enters the PIN on the phone. */
    enterPin: async (phone: string, promptId: string, pin: string) => {
      const url = `${urls.simulators}/handset/${phone}/prompts/${promptId}`;
      await read(await send('POST', url, { body: { pin } }));
    },
    /** The newest message on the phone, as soon as there is one. */
    message: (phone: string) =>
      untilThere(async () => {
        const seen = await read(await send('GET', `${urls.simulators}/handset/${phone}`));
        return handset.parse(seen).messages.at(-1)?.text;
      }),
  };
}

async function submit(api: string, path: string, body: object, token?: string): Promise<Answered> {
  const response = await send('POST', api + path, { body, token });
  const { status } = response;
  const first = flow.parse(await read(response));
  const done = status === 202 ? await followed(api, first, token ?? first.token ?? '') : first;
  return { request: `POST ${path}`, status, flow: done };
}

/** 202: the answer takes longer than a client wants to wait; the flow tells it later. */
async function followed(api: string, at: Flow, token: string): Promise<Flow> {
  const settled = await untilThere(async () => {
    const seen = await look(api, at, token);
    return seen.step === null || seen.step.waitingFor === 'citizen' ? seen : undefined;
  });
  return at.token === undefined ? settled : { ...settled, token: at.token };
}

async function look(api: string, at: Flow, token: string): Promise<Flow> {
  return flow.parse(await read(await send('GET', `${api}/v1/flows/${at.id}`, { token })));
}

async function send(
  method: string,
  url: string,
  { body, token }: { body?: object; token?: string | undefined } = {},
): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      'accept-language': 'en',
      'content-type': 'application/json',
      ...(method === 'POST' && { 'idempotency-key': `"${randomUUID()}"` }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(waitMs),
  });
}

async function read(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (response.ok) return body;
  const refused = problem.safeParse(body);
  if (!refused.success) throw new Error(`${response.url} answered ${response.status}.`);
  const { code, title, detail } = refused.data;
  throw new Error(`${response.status} ${code}: ${title}. ${detail}`);
}

async function untilThere<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(askEveryMs);
  }
  throw new Error(`Nothing came in ${waitMs / 1000} s.`);
}
