import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { notMeCode } from '../../src/platform/look-ups.ts';
import { anAccount, noticesOf, signIn } from '../db/notices/told-account.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('a worker sends what an account is told, though the mail server was away', async () => {
  const { keys, simulators } = system;
  const { db } = system.database;
  await simulators.setFault({ system: 'email', fault: 'down' });
  const account = await anAccount(db, undefined, keys);
  const code = notMeCode(keys, await signIn(db, account.id, { keys }));
  const [text] = await until('the SMS', async () => {
    const texts = await simulators.messages(account.phone);
    return texts.length > 0 && texts;
  });
  expect(text).toContain(code);
  await until(
    'a try by e-mail',
    async () => (await noticesOf(db, account.id))[0]?.failure !== null,
  );
  const figures = await (await fetch(system.metricsUrls.worker)).text();
  expect(figures).toContain('dinhdanh_notices_waiting{channel="email"} 1');
  await simulators.clearFaults();
  const [mail] = await until('the e-mail', async () => {
    const mails = await simulators.mails(account.email);
    return mails.length > 0 && mails;
  });
  expect(mail?.text).toContain(`/not-me#${code}`);
  expect(await system.logs()).not.toContain(code);
});
