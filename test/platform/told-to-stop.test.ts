import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { until } from '../support/until.ts';

const platform = path.resolve(import.meta.dirname, '../../src/platform');
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** A process that never ends what it has when it is told to stop. */
function hanging(mostMs: number) {
  const program = `
    import { createLogger } from '${platform}/log.ts';
    import { toldToStop } from '${platform}/told-to-stop.ts';
    const log = createLogger({ name: 'hanging', level: 'info' });
    const told = toldToStop({ log, mostMs: ${mostMs} });
    setInterval(() => undefined, 1_000);
    log.info('runs');
    await told;`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close').then(([code]): unknown => code);
  const says = (what: string) => until(what, () => Promise.resolve(said.includes(what)));
  return { child, ended, says };
}

test('a stop that hangs ends by force, and says so', async () => {
  const { child, ended, says } = hanging(50);
  await says('runs');
  child.kill('SIGTERM');
  expect(await ended).toBe(1);
  await says('not ended within 0.05 s');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'told again by %s it ends at once; the same wish twice is one',
  async (again) => {
    const { child, ended, says } = hanging(60_000);
    await says('runs');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    await says('told to stop by SIG');
    await until('its end', () => Promise.resolve(!child.kill(again) || child.exitCode !== null));
    expect(await ended).toBe(1);
    await says(`told again by ${again}`);
  },
);
