import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { anAccount } from '../support/accounts.ts';
import { aCitizen } from '../support/citizens.ts';
import { logins } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password } from '../support/registration.ts';
import { countStatements, type StatementCount } from '../support/statements.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let counted: StatementCount;
beforeAll(async () => {
  system = await startSystem();
  counted = await countStatements(system);
}, 60_000);
afterAll(() => Promise.all([counted.close(), system.stop()]), 30_000);

/** The number of an account of which something else is so by now. */
async function registeredAnd(change: ReturnType<typeof sql>): Promise<string> {
  const { citizen, accountId } = await logins(system).registered();
  await sql`update account set ${change} where id = ${accountId}`.execute(system.database.db);
  return citizen.documentNumber;
}

/** The number of an account that was registered by USB. */
async function registeredByUsb(): Promise<string> {
  const { documentNumber } = aCitizen();
  const certificate = { serial: '0A', issuer: 'CA', notAfter: '2030-01-01T00:00:00Z' };
  const methods = [{ kind: 'usb_signature' as const, certificate }];
  const account = { ...anAccount(documentNumber), methods };
  await insertAccount(system.database.db, system.keys, account);
  return documentNumber;
}

/** Who is tried, with which password; none of them signs anybody in. */
const tries = {
  'a wrong password': async () => [await registeredAnd(sql`level = 2`), 'Sai-mật-khẩu-1!'],
  'an empty password': async () => [await registeredAnd(sql`level = 2`), ''],
  'a name that nobody has': () => Promise.resolve([aCitizen().documentNumber, password]),
  'an account that is closed': async () => [await registeredAnd(sql`closed_at = now()`), password],
  'an account that is locked': async () => [await registeredAnd(sql`locked_at = now()`), password],
  'an account without a password': async () => [await registeredByUsb(), password],
} satisfies Record<string, () => Promise<string[]>>;

/** A text without what is another one each time: ids, tokens and times. */
function withoutNames(text: string, names: readonly (string | undefined)[]): string {
  const plain = names.reduce<string>(
    (rest, name) => (name ? rest.replaceAll(name, '…') : rest),
    text,
  );
  return plain.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
}

/** All that a stranger can see of a try, and what it cost. */
async function observe([username = '', typed = '']: string[]) {
  const seen: { status: number; told: string; asked: string }[] = [];
  const statements = await counted.during(async () => {
    const answer = await system.portal.login('password', { username, password: typed });
    const problem = problemOf(answer);
    const { flow } = problem;
    if (!flow) throw new Error('the flow goes on');
    const names = [flow.id, flow.reference, flow.token, problem.traceId];
    const told = withoutNames(JSON.stringify(problem), names);
    const later = flowOf(await system.portal.read(flow));
    seen.push({
      status: answer.status,
      told,
      asked: withoutNames(JSON.stringify(later), [...names, problem.traceId]),
    });
  });
  return { seen, statements: statements.map(({ query, calls }) => `${calls} × ${query}`).sort() };
}

test('nobody can tell who has an account, nor how it stands', async () => {
  await observe([aCitizen().documentNumber, randomUUID()]);
  const [first, ...others] = await Promise.all(
    Object.entries(tries).map(async ([what, who]) => ({ what, who: await who() })),
  );
  if (!first) throw new Error('nothing is tried');
  const expected = await observe(first.who);
  expect(expected.seen).toEqual([
    expect.objectContaining({
      status: 422,
      told: expect.stringMatching(/"code":"CredentialsWrong".*"name":"credentials"/),
    }),
  ]);
  expect(expected.statements.join()).toContain('sign_in_failure');
  for (const { what, who } of others)
    expect({ what, ...(await observe(who)) }).toEqual({ what, ...expected });
});
