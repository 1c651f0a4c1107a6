import { randomBytes } from 'node:crypto';
import { readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

/** Adds an e-mail address by the code that is sent there; answers with it. */
export async function changeEmail(tools: Tools, { phone }: { phone: string }): Promise<string> {
  const email = `demo-${randomBytes(4).toString('hex')}@thu.example`;
  const change = { kind: 'change', method: 'contact' } as const;
  const meaning = 'a code is sent to the new address';
  const { flow, opened } = await startFlow(tools, change, { email }, meaning);
  const { reference } = flow;
  const { subject } = await tools.simulators.mail(email, ({ text }) => text.includes(reference));
  say(`\nE-mail to ${email}\n  ${subject}`);
  const code = /\d{6}/.exec(subject)?.[0] ?? '';
  await submit(opened, 'email_code', { code }, `the code ${code} is right`);
  await readNotice(tools, 'email_changed', { phone });
  return email;
}
