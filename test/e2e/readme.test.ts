import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createClient } from '../../client/create-client.ts';
import { manageAccount } from '../../scripts/demo/account/account-walk.ts';
import { complain } from '../../scripts/demo/complaint/complain.ts';
import { recover } from '../../scripts/demo/recovery/recover.ts';
import { simulatorsAt } from '../../scripts/demo/simulators.ts';
import { loginWalks } from '../../scripts/demo/login/login-walks.ts';
import type { Walk } from '../../scripts/demo/walk.ts';
import { walks } from '../../scripts/demo/walks.ts';
import { flows, loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';
import {
  changesTable,
  methodsTable,
  problemsTable,
  replaceSection,
} from '../../scripts/readme/sections.ts';
import { type System, startSystem } from '../support/system.ts';

const read = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8');
const readme = read('README.md');
const account = read('docs/account.md');

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('the tables of the README and of docs/account.md are those of the code (npm run readme writes them)', () => {
  const written = replaceSection(readme, 'methods', methodsTable());
  expect(replaceSection(written, 'problems', problemsTable())).toBe(readme);
  expect(replaceSection(account, 'changes', changesTable())).toBe(account);
});

test('the lines of curl in the README register a citizen, sign in, change the account, and sign out', async () => {
  const [toRegister = '', toSignIn = '', toChange = ''] = [
    ...readme.matchAll(/```sh\n([^]*?curl[^]*?)```/g),
  ].map(([, lines = '']) => lines.trim());
  const blocks = [toRegister, toSignIn, toChange];
  expect(blocks.map((lines) => lines.split('\n').length)).toEqual([5, 4, 4]);
  expect(await curl(toRegister)).toContain('"status":"completed"');
  const said = await curl(`${toSignIn}\n${toChange}`);
  expect(said).toMatch(
    /"level":2,"method":"password".*"method":"contact","status":"completed".*204\n$/,
  );
});

/** What the lines print, sent to the system of this test. */
function curl(lines: string): Promise<string> {
  const script = lines
    .replaceAll('http://127.0.0.1:3000', system.url)
    .replaceAll('http://127.0.0.1:3100', system.simulators.url);
  return run('bash', ['-euc', script]);
}

/** What a walk of the demo says. */
async function linesOf(walk: Walk): Promise<string[]> {
  const lines: string[] = [];
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation((line) => void lines.push(String(line)));
  try {
    await walk({
      api: system.url,
      client: createClient({ url: system.url, language: 'en' }),
      simulators: simulatorsAt(system.simulators.url),
      workflowAt: (flowId) => flowId,
    });
  } finally {
    log.mockRestore();
  }
  return lines;
}

test.each(registrationMethods)('the demo of %s registers somebody', async (method) => {
  const lines = await linesOf(walks[method]);
  const { level } = flows.registration[method];
  expect(lines.at(-1)).toMatch(
    new RegExp(`Registered: account \\S+ at verification level ${level}`),
  );
});

test.each(loginMethods)('the demo of a login by %s signs in, and out', async (method) => {
  const said = (await linesOf(loginWalks[method])).join('\n');
  const { level } = flows.login[method];
  expect(said).toMatch(new RegExp(`Signed in: session \\S+ at level ${level}\\b`));
  expect(said).toContain(`by ${method === 'password' ? 'sim_signature' : method}, level 3`);
  expect(said).toMatch(/401 SessionEnded$/);
});

test('the demo of the account changes all of it, and takes its closing back', async () => {
  const said = (await linesOf(manageAccount)).join('\n');
  expect(said).toMatch(/the account is at level 3\b/);
  expect(said).toMatch(/by its token\n {2}401 SessionEnded/);
  expect(said).toMatch(/cancelled: the account is as before/);
}, 60_000);

test('the demo of a recovery sets a password, and goes by two people to what is taken back', async () => {
  const said = (await linesOf(recover)).join('\n');
  expect(said).toMatch(/Đặng Thu Hà[^]*\n {2}open[^]*Hoàng Minh Châu[^]*\n {2}taken/);
  expect(said).toMatch(/cancelled: the account is as before/);
}, 60_000);

test('the demo of a complaint goes to the hearing, and the other party objects', async () => {
  const said = (await linesOf(complain)).join('\n');
  expect(said).toMatch(/next step: hearing/);
  expect(said).toMatch(/POST \/v1\/objections\n {2}204/);
}, 60_000);

function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', () => {
      resolve(output);
    });
  });
}
