import type { Server } from 'node:http';
import process from 'node:process';
import { openPage } from './prompt/open-page.ts';
import { createPagePrompter } from './prompt/page-prompter.ts';
import { createTerminalPrompter } from './prompt/terminal-prompter.ts';
import { createAgentServer } from './http/create-agent-server.ts';
import { Refusal } from './refusal.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import { version } from './version.ts';

const lastAnswersMs = 2_000;

try {
  await run(readSettings(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  const { port, prompt, promptSeconds, modules, portalOrigins } = settings;
  const address = `http://127.0.0.1:${port}`;
  const stopping = new AbortController();
  const pages =
    prompt === 'terminal'
      ? undefined
      : createPagePrompter((path) => void show(address + path, prompt));
  const server = createAgentServer({
    port,
    modules,
    portalOrigins,
    promptMs: promptSeconds * 1000,
    now: () => new Date(),
    pages,
    prompter: pages ?? createTerminalPrompter({ input: process.stdin, output: process.stdout }),
    log: (line) => {
      say(`${new Date().toISOString()} ${line}`);
    },
    stopping: stopping.signal,
  });
  await listen(server, port);
  say(`Signing agent ${version} at ${address}, for ${portalOrigins.join(', ')}`);
  // The last one: whoever started the agent with a channel is gone.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
    process.once(event, () => {
      stopping.abort(new Refusal('Cancelled'));
      stop(server);
    });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = `AGENT_PORT ${port} is in use: does the agent run already?`;
      reject(error.code === 'EADDRINUSE' ? new SettingsError([sentence]) : error);
    });
    // Nobody but this computer.
    server.listen(port, '127.0.0.1', resolve);
  });
}

function stop(server: Server): void {
  server.close();
  if (process.connected) process.disconnect();
  // Whoever has not taken the answer by then does not get it.
  setTimeout(() => {
    server.closeAllConnections();
  }, lastAnswersMs).unref();
}

/** Where no browser can be opened, somebody at the agent's output can open it. */
async function show(url: string, prompt: Settings['prompt']): Promise<void> {
  if (prompt === 'browser' && (await openPage(url))) return;
  say(`Enter the PIN at ${url}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
