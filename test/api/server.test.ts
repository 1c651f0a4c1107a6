import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { until } from '../support/until.ts';

const nowhere = '127.0.0.1:9'; // the discard port: nobody listens
const listening = z.object({ msg: z.literal('api listens'), port: z.number() });

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL'); // those that a failed test left
});

/** The API as a process of its own, with nothing behind it. */
function startProcess(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['src/api/server.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: `postgres://u:p@${nowhere}/d`,
      TEMPORAL_ADDRESS: nowhere,
      CARRIER_URL: `http://${nowhere}`,
      SMPP_PORT: '9',
      ...environment,
    },
  });
  children.push(child);
  const seen = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (seen.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (seen.err += chunk.toString()));
  const ended = once(child, 'close').then(([code]): unknown => code);
  return { child, seen, ended };
}

async function freePort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    port,
    free: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

test.each([
  ['alone', 'false'],
  ['with its worker', 'true'],
])(
  '%s it starts while all behind it is down, says so, and ends with 0',
  async (_, hosts) => {
    const { port, free } = await freePort();
    await free();
    const { child, seen, ended } = startProcess({
      API_PORT: String(port),
      API_HOSTS_WORKER: hosts,
    });
    await until('the API', () =>
      Promise.resolve(
        seen.out
          .split('\n')
          .some((line) => line !== '' && listening.safeParse(JSON.parse(line)).success),
      ),
    );
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      {
        status: 'not ready',
        required: { database: 'down', temporal: 'down', worker: 'down' },
        informational: {
          carrier: 'down',
          insurer: 'down',
          simProvider: 'down',
          vietnamPost: 'down',
          sms: 'down',
          email: 'down',
        },
      },
    ]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect({ code: await ended, said: seen.err }).toEqual({ code: 0, said: '' });
  },
  30_000,
);

test.each([
  ['a port that is taken', () => ({}), /^Port \d+ on 127\.0\.0\.1 is taken: set API_PORT/],
  ['a wrong setting', () => ({ MAX_IN_FLIGHT: '0' }), /^MAX_IN_FLIGHT must be a whole number/],
])(
  'ends with 1 and a sentence for %s',
  async (_, environment, sentence) => {
    const { port, free } = await freePort();
    const { seen, ended } = startProcess({ API_PORT: String(port), ...environment() });
    expect(await ended).toBe(1);
    expect(seen.err).toMatch(sentence);
    expect(seen.err.trim().split('\n')).toHaveLength(1);
    await free();
  },
  30_000,
);
