import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { answerPrompt, type PromptReply } from './agent-prompt.ts';
import { projectFolder } from './node-part.ts';
import { freePort } from './ports.ts';

export type AgentAnswer = { status: number; body: unknown };

/** The signing agent in a process of its own, with somebody who answers its page over HTTP. */
export type RunningAgent = {
  url: string;
  process: ChildProcess;
  /** One request as the browser sends it from a page of the origin. */
  ask: (path: string, page: Page) => Promise<AgentAnswer>;
  /** Asks for a token and, when the agent asks for the PIN, gives this reply. */
  authenticate: (request: AuthenticationRequest) => Promise<AgentAnswer>;
  /** The address of the next prompt's page. */
  nextPrompt: () => Promise<string>;
  /** What it has printed so far. */
  output: () => string;
  stop: () => Promise<void>;
};

type Page = { origin: string; body?: object | undefined; signal?: AbortSignal };

type AuthenticationRequest = {
  origin: string;
  nonce: string;
  reply: PromptReply;
  /** Beside the nonce: purpose, certificate (a fingerprint), origin. */
  more?: object;
};

/** Starts the agent for the pages of one origin; throws what it says when it ends before it is ready. */
export async function startAgent(options: {
  /** The path of a PKCS#11 module, or several as PKCS11_MODULE takes them. */
  module: string;
  origin: string;
  /** A free one, unless pages know another. */
  port?: number;
  environment?: Record<string, string>;
}): Promise<RunningAgent> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['agent/src/main.ts'], {
    cwd: projectFolder,
    env: {
      PATH: process.env['PATH'],
      AGENT_PORT: String(port),
      AGENT_PROMPT: 'print',
      PKCS11_MODULE: options.module,
      PORTAL_ORIGINS: options.origin,
      ...options.environment,
    },
    // With the channel it ends when we are gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = listenTo(child);
  await said.ready;
  return {
    url,
    process: child,
    ask: (path, page) => ask(url + path, page),
    authenticate: (request) => authenticate(url, request, said.events),
    nextPrompt: () => firstPrompt(said.events),
    output: said.output,
    stop: async () => {
      child.kill('SIGTERM');
      await said.ended;
    },
  };
}

/** Tells lines apart: the first one is the address, some are prompts. */
function listenTo(child: ChildProcess) {
  const events = new EventEmitter();
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      const prompt = /^Enter the PIN at (\S+)$/.exec(line)?.[1];
      if (prompt !== undefined) events.emit('prompt', prompt);
      if (line.startsWith('Signing agent ')) events.emit('ready');
    });
  }
  const output = (): string => lines.join('\n');
  const ended = new Promise<void>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    events.once('ready', resolve);
    child.once('error', reject);
    child.once('close', () => {
      reject(new Error(output()));
    });
  });
  return { events, output, ended, ready };
}

async function ask(url: string, { origin, body, signal }: Page): Promise<AgentAnswer> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { Origin: origin, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  return { status: response.status, body: await response.json() };
}

async function authenticate(
  url: string,
  { origin, nonce, reply, more }: AuthenticationRequest,
  events: EventEmitter,
): Promise<AgentAnswer> {
  const done = new AbortController();
  const answering = firstPrompt(events, done.signal).then((page) => answerPrompt(page, reply));
  // Only its failure counts: the agent's own answer ends the waiting.
  const failed = answering.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);
  try {
    const body = { nonce, ...more };
    return await Promise.race([ask(`${url}/authenticate`, { origin, body }), failed]);
  } finally {
    done.abort();
  }
}

async function firstPrompt(events: EventEmitter, signal?: AbortSignal): Promise<string> {
  const told: unknown[] = await once(events, 'prompt', signal && { signal });
  return String(told[0]);
}
