import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { servers } from '../../support/servers.ts';

const program = fileURLToPath(new URL('./looping-worker.ts', import.meta.url));

test('a workflow that loops for ever ends the process, with a sentence that names it', async () => {
  const child = spawn(process.execPath, [program, servers().temporalAddress], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [told] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(child.signalCode).toBe('SIGKILL');
  expect(told).toContain('The workflow loop that-loops');
  expect(told).toContain('loops for ever');
}, 60_000);
