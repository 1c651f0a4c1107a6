import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../../../src/platform/config.ts';
import { createApp } from '../../../src/api/create-app.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import { createBotCheck } from '../../../src/api/flows/bot-check.ts';
import { isCommonPassword } from '../../../src/api/flows/common-passwords.ts';
import { flowSettingsByKind } from '../../../src/api/flows/flow-settings.ts';
import { flowIdFrom, flowTokenOf } from '../../../src/api/flows/flow-identity.ts';
import { createMetrics } from '../../../src/api/operations/metrics.ts';
import { createHashPassword } from '../../../src/api/flows/hash-password.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createLogger } from '../../../src/platform/log.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { type CheckAnswer, declaredAnswers } from '../../support/declared-answers.ts';
import { closedStaff } from './closed-staff.ts';
import { memoryRows, type MemoryRows } from './memory-rows.ts';

export const config = loadConfig({});
export const keys = createKeys(config.keys);
export const today = new Date('2026-11-24T08:00:00Z');

export type Edge = Awaited<ReturnType<typeof startEdge>>;

/**
 * The API over real HTTP on a port of its own. What lies behind the edge (database, Temporal) is a
 * double that a test may replace; by default nothing behind it answers, and nobody must ask.
 */
export async function startEdge(overrides: Partial<ApiDeps> = {}) {
  const rows = memoryRows();
  const submitted: Submission[] = [];
  const lines: string[] = [];
  const stopping = new AbortController();
  const deps = {
    ...behindTheEdge(rows, lines),
    leaving: stopping.signal,
    stopping: stopping.signal,
    ...overrides,
  };
  deps.flows = recording(deps.flows, submitted);
  const { url, stop } = await serve(deps);
  return {
    url,
    deps,
    rows,
    submitted,
    lines,
    stop: async () => {
      stopping.abort();
      await stop();
    },
    stopping,
    /** A request whose answer must be one that the API's document declares. */
    send: async (method: string, path: string, options?: SendOptions) => {
      const answer = await send(url, method, path, options);
      (await checkAnswer())(method, path, answer);
      return answer;
    },
  };
}

async function serve(deps: ApiDeps) {
  const app = createApp(deps);
  const server = createServer((...args) => {
    app(...args);
  });
  // A test that computes for seconds would find its idle connection closed under its hands.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${addressOf(server.address()).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let known: Promise<CheckAnswer> | undefined;

/** The check by the document of an app that no test counts, listens to or overloads. */
function checkAnswer(): Promise<CheckAnswer> {
  known ??= (async () => {
    const { url, stop } = await serve(behindTheEdge(memoryRows(), []));
    const { json } = await send(url, 'GET', '/openapi.json');
    await stop();
    return declaredAnswers(json);
  })();
  return known;
}

export type SendOptions = {
  /** Text and bytes are sent as they are, all else as JSON. */
  body?: unknown;
  key?: string;
  token?: string;
  headers?: Record<string, string>;
};

/** A request as a client makes it. */
async function send(url: string, method: string, path: string, options: SendOptions = {}) {
  const { body, key, token, headers } = options;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: asSent(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

function asSent(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A flow's id and token, as the answer to a start would have given them. */
export function flowOfKey(key: string) {
  const id = flowIdFrom(keys, key);
  return { id, token: flowTokenOf(keys, id, 0) };
}

function behindTheEdge(rows: MemoryRows, lines: string[]): ApiDeps & { rows: MemoryRows } {
  return {
    ...config,
    settings: config.api,
    flowSettings: flowSettingsByKind(config),
    flows: closedFlows,
    leaving: new AbortController().signal,
    stopping: new AbortController().signal,
    keys,
    log: createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => lines.push(line) },
    }),
    now: () => today,
    rows,
    admit: () => Promise.resolve({ outcome: 'admitted', known: false }),
    isToBeCareful: () => Promise.resolve(false),
    readPasswordAccount: () =>
      Promise.resolve({ salt: null, isKnownDevice: false, lockedUntil: null }),
    isDeviceKnown: () => Promise.resolve(false),
    readSession: () => Promise.resolve(null),
    endSession: () => Promise.resolve(),
    useNotMeCode: () => Promise.resolve({ outcome: 'unknown' }),
    useCancellation: () => Promise.resolve({ outcome: 'unknown' }),
    lists: closedLists,
    noteExport: () => Promise.resolve({ refusedUntil: null }),
    readOwnData: () => Promise.resolve({}),
    disputes: {
      addEvidence: () => Promise.resolve({ outcome: 'not_open' }),
      listEvidence: () => Promise.resolve([]),
      removeEvidence: () => Promise.resolve('not_open'),
      object: () => Promise.resolve({ outcome: 'unknown' }),
    },
    ...closedStaff,
    simNotifications: {
      read: () => ({ ok: false, code: 'SoapMalformed' }) as const,
      findPrompt: () => Promise.resolve(null),
      keep: () => Promise.resolve(),
      abandon: () => Promise.resolve(),
    },
    postNotices: {
      read: () => Promise.resolve({ outcome: 'unavailable' as const }),
      flowsOf: () => Promise.resolve([]),
      keep: () => Promise.resolve(),
    },
    metrics: createMetrics(),
    botCheck: createBotCheck({ keys, now: () => today, isRequired: false }),
    hashPassword: createHashPassword({ hashConcurrency: 2, hashQueue: 8 }),
    isCommonPassword,
    detailsRules: {
      acceptsCitizenIdOld9: true,
      consentVersion: consentInForce.version,
      today: () => '2026-11-24',
    },
    probes: { required: {}, informational: {} },
  };
}

const noList = () => Promise.reject(new Error('no list is to be read here'));
const closedLists: ApiDeps['lists'] = {
  readIdentity: noList,
  listMethods: noList,
  lockMethod: noList,
  listSessions: noList,
  endSession: noList,
  endOthers: noList,
  listSignIns: noList,
  reportSignIn: noList,
  listConsents: noList,
  withdrawConsent: noList,
  giveConsent: noList,
};

const closedFlows: ApiDeps['flows'] = {
  start: () => Promise.reject(new Error('nothing is to be started here')),
  submit: () => Promise.reject(new Error('nothing is to be submitted here')),
  tell: () => Promise.resolve('ended'),
  recall: () => Promise.resolve(null),
};

function recording(flows: ApiDeps['flows'], submitted: Submission[]): ApiDeps['flows'] {
  return {
    ...flows,
    start: (input, submission) => {
      submitted.push(submission);
      return flows.start(input, submission);
    },
    submit: (flowId, submission) => {
      submitted.push(submission);
      return flows.submit(flowId, submission);
    },
  };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}
