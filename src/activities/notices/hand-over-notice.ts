import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { Channel, DueNotice } from '../../db/notices/notices.ts';
import { newDeviceEmail, newDeviceSms } from '../../domain/account/new-device-notice.ts';
import { notMeCode } from '../../platform/look-ups.ts';
import type { NoticeDeps } from './notice-deps.ts';

/**
 * Hands one notice to the SMS centre or the mail server. Throws OutsideSystemError when it is not taken;
 * whatever was not said to be taken goes out by e-mail again, since it is the same message by its name,
 * and by SMS not.
 */
export async function handOverNotice(
  deps: NoticeDeps,
  channel: Channel,
  { id, to, language, signIn }: DueNotice,
): Promise<void> {
  if (!signIn) throw new Error('the sign-in that a notice is about is not there');
  const code = notMeCode(deps.keys, signIn.id);
  const told = { ...signIn, notMeCode: code };
  if (channel === 'sms') {
    await submit(deps, { to: to(), text: newDeviceSms(told, language) });
    return;
  }
  const until = signIn.notMeUntil;
  const link = { notMeUrl: `${deps.publicUrl}/not-me#${code}`, until };
  const message = newDeviceEmail(told, link, language);
  await deps.email.send({ id, to: to(), ...message }, { timeoutMs: deps.timeouts.emailMs });
}

async function submit(
  { sms, timeouts }: NoticeDeps,
  message: { to: string; text: string },
): Promise<void> {
  try {
    await sms.submit(message, { timeoutMs: timeouts.smsMs });
  } catch (error) {
    const reason = error instanceof OutsideSystemError ? error.reason : undefined;
    // It may be on its way: rather none than two.
    if (reason !== 'timeout' && reason !== 'malformed') throw error;
  }
}
