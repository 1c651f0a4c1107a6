import { makeToken } from '../make-token.ts';
import { readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { signByUsb } from '../sign-by-usb.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

type Holder = { fullName: string; documentNumber: string; phone: string; email: string };

/** Adds a USB certificate of the account's own holder, which raises the account to level 3. */
export async function addUsb(tools: Tools, holder: Holder): Promise<void> {
  say('');
  const token = await makeToken(tools, holder);
  const change = { kind: 'change', method: 'usb_signature' } as const;
  const { flow, opened } = await startFlow(tools, change, {}, 'a challenge is there to be signed');
  const authToken = await signByUsb(flow, token);
  const meaning = "the certificate is good, and its holder is the account's";
  const { result } = await submit(opened, 'usb_signature', { authToken }, meaning);
  say(`  the account is at level ${result?.account?.level ?? '?'}`);
  await readNotice(tools, 'level_raised', holder);
}
