import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

/** A process that is told to stop, and does something else. */
async function stopped(what: string, signals: number) {
  const program = `
    import { toldToStop } from './src/platform/told-to-stop.ts';
    setInterval(() => undefined, 1_000);
    const told = toldToStop(${what});
    process.stdout.write('waits');
    await told;
    process.stdout.write('told');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const said = text(child.stderr);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  for (let sent = 0; sent < signals; sent += 1) {
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
  }
  return { ...(await ended), said: await said };
}

test('a process that does not end in time is ended, and says so', async () => {
  expect(await stopped('20', 1)).toEqual({
    code: 1,
    signal: null,
    said: 'it has not ended 0.02 s after it was told to: ended by force\n',
  });
});

test('a second signal ends it at once', async () => {
  expect(await stopped('3_600_000', 2)).toMatchObject({ code: null, signal: 'SIGTERM' });
});
