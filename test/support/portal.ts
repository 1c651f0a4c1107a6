import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** A flow as a client reads it: loosely, so that a test says itself what it expects. */
const flow = z.looseObject({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  token: z.string().optional(),
  step: z
    .looseObject({
      name: z.string(),
      waitingFor: z.string(),
      actions: z.array(z.string()),
      until: z.string(),
      otp: z
        .looseObject({ attemptsLeft: z.number(), resendAfter: z.string(), delivery: z.string() })
        .optional(),
      simPrompt: z.looseObject({ code: z.string() }).optional(),
      challenge: z
        .looseObject({ nonce: z.string(), origin: z.string(), until: z.string() })
        .optional(),
      redirect: z.looseObject({ url: z.string() }).optional(),
      identity: z.looseObject({ fullName: z.string(), documentNumber: z.string() }).optional(),
      review: z.looseObject({ reference: z.string() }).optional(),
    })
    .nullable(),
  problem: z.looseObject({ code: z.string() }).nullable(),
  expiresAt: z.string(),
  result: z
    .looseObject({
      account: z.looseObject({ id: z.string(), level: z.number(), subjectType: z.string() }),
    })
    .nullable(),
});

const problem = z.looseObject({
  code: z.string(),
  status: z.number(),
  errors: z.array(z.looseObject({ pointer: z.string(), code: z.string() })).optional(),
  retryAfter: z.number().optional(),
  nextActions: z.array(z.looseObject({ action: z.string() })).optional(),
  flow: flow.optional(),
});

export type FlowSeen = z.output<typeof flow>;
export type ProblemSeen = z.output<typeof problem>;
export type Answer = { status: number; headers: Headers; body: unknown };

type Options = { key?: string; token?: string; headers?: Record<string, string>; method?: string };

/** The flow of an answer; throws with the body when it is none. */
export function flowOf(answer: Answer): FlowSeen {
  if (answer.status >= 400) throw new Error(JSON.stringify(answer.body));
  return flow.parse(answer.body);
}

/** The problem of an answer; throws with the body when it is none. */
export function problemOf(answer: Answer): ProblemSeen {
  return problem.parse(answer.body);
}

/** A client of the REST contract that adds nothing of its own but a key where one is required. */
export function portal(url: string) {
  const send = async (method: string, path: string, body?: unknown, options: Options = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(options.key !== undefined && { 'idempotency-key': `"${options.key}"` }),
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    send,
    start: (body: unknown, options: Options = {}) =>
      send('POST', `/v1/registrations/${options.method ?? 'mobile_subscriber'}`, body, {
        key: randomUUID(),
        ...options,
      }),
    step: (at: FlowSeen, step: string, body: unknown, options: Options = {}) =>
      send('POST', `/v1/flows/${at.id}/steps/${step}`, body, { ...tokenOf(at), ...options }),
    act: (at: FlowSeen, action: string, options: Options = {}) =>
      send('POST', `/v1/flows/${at.id}/actions/${action}`, undefined, {
        ...tokenOf(at),
        ...options,
      }),
    read: (at: FlowSeen, query = '', options: Options = {}) =>
      send('GET', `/v1/flows/${at.id}${query}`, undefined, { ...tokenOf(at), ...options }),
    cancel: (at: FlowSeen) => send('DELETE', `/v1/flows/${at.id}`, undefined, tokenOf(at)),
  };
}

export type Portal = ReturnType<typeof portal>;

function tokenOf({ token }: FlowSeen): Options {
  return token === undefined ? {} : { token };
}
