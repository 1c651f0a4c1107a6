import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../../../src/platform/config.ts';
import { createApp } from '../../../src/api/create-app.ts';
import type { ApiDeps } from '../../../src/api/deps.ts';
import { noBotCheck } from '../../../src/api/http/bot-check.ts';
import { isCommonPassword } from '../../../src/api/flows/common-passwords.ts';
import { flowSettings } from '../../../src/api/flows/flow-settings.ts';
import { flowIdFrom, flowToken } from '../../../src/api/flows/flow-identity.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import { createHashPassword } from '../../../src/api/flows/hash-password.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { detailsSchemas } from '../../../src/domain/methods/details-schemas.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createLogger } from '../../../src/platform/log.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
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
  const { flows = closedFlows, ...others } = overrides;
  const deps: ApiDeps = {
    ...config,
    ...behindTheEdge(rows, lines),
    settings: config.api,
    flowSettings: flowSettings(config),
    stopping: stopping.signal,
    ...others,
    flows: recording(flows, submitted),
  };
  const app = createApp(deps);
  const server = createServer((...args) => {
    app(...args);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${addressOf(server.address()).port}`;
  return {
    url,
    deps,
    rows,
    submitted,
    lines,
    stop: async () => {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    stopping,
    send: (method: string, path: string, options?: SendOptions) => send(url, method, path, options),
  };
}

export type SendOptions = {
  body?: unknown;
  key?: string;
  token?: string;
  headers?: Record<string, string>;
};

/** A request as a client makes it; `body` is sent as it is when it is text. */
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
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

/** A flow's id and token, as the answer to a start would have given them. */
export function flowOfKey(key: string) {
  const id = flowIdFrom(keys, key);
  return { id, token: flowToken(keys, id) };
}

function behindTheEdge(rows: MemoryRows, lines: string[]) {
  return {
    keys,
    log: createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => lines.push(line) },
    }),
    now: () => today,
    rows,
    admitStart: () => Promise.resolve({ known: false, refusedUntil: null }),
    simNotifications: {
      read: () => ({ ok: false, code: 'SoapMalformed' }) as const,
      findPrompt: () => Promise.resolve(null),
      abandon: () => Promise.resolve(),
    },
    postNotices: {
      read: () => Promise.resolve({ outcome: 'unavailable' as const }),
      flowsOf: () => Promise.resolve([]),
    },
    metrics: createMetrics(),
    botCheck: noBotCheck,
    hashPassword: createHashPassword({ hashConcurrency: 2, hashQueue: 8 }),
    isCommonPassword,
    detailsSchemas: detailsSchemas({
      acceptsCitizenIdOld9: true,
      consentVersion: consentInForce.version,
      today: () => '2026-11-24',
    }),
    probes: { required: {}, informational: {} },
  };
}

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
