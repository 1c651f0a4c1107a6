import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { Channel, DueFact, DueNotice } from '../../db/notices/notices.ts';
import { codePages } from '../../domain/account/code-pages.ts';
import { newDeviceEmail, newDeviceSms } from '../../domain/account/new-device-notice.ts';
import { factEmail, factSms, type ToldFact } from '../../domain/account/notices/fact-messages.ts';
import { noticeTexts } from '../../domain/account/notices/notice-texts.ts';
import { cancellationCode, notMeCode, objectionCode } from '../../platform/look-ups.ts';
import type { NoticeDeps } from './notice-deps.ts';

/**
 * Hands one notice to the SMS centre or the mail server. Throws OutsideSystemError when it is not taken.
 * Whatever was not said to be taken goes out again: by e-mail as often as it takes, since it is the same
 * message by its name; by SMS once, where no answer came.
 */
export async function handOverNotice(
  deps: NoticeDeps,
  channel: Channel,
  notice: DueNotice,
): Promise<void> {
  const { id, to, tries } = notice;
  const message = messageOf(deps, notice);
  if (channel === 'sms') {
    await submit(deps, { to: to(), text: message.sms() }, tries);
    return;
  }
  await deps.email.send({ id, to: to(), ...message.email() }, { timeoutMs: deps.timeouts.emailMs });
}

/** A notice by the way that it goes, in the account's language. */
type Message = { sms: () => string; email: () => { subject: string; text: string } };

function messageOf(deps: NoticeDeps, { about, language }: DueNotice): Message {
  if (about.kind !== 'new_device') {
    const told = toldFact(deps, about);
    return { sms: () => factSms(told, language), email: () => factEmail(told, language) };
  }
  const { signIn } = about;
  if (!signIn) throw new Error('the sign-in that a notice is about is not there');
  const code = notMeCode(deps.keys, signIn.id);
  const told = { ...signIn, notMeCode: code };
  const link = { notMeUrl: linkTo(deps, 'notMe', code), until: signIn.notMeUntil };
  return {
    sms: () => newDeviceSms(told, language),
    email: () => newDeviceEmail(told, link, language),
  };
}

const codes = { cancellation: cancellationCode, objection: objectionCode };

function toldFact(deps: NoticeDeps, { kind, flowId, at, details }: DueFact): ToldFact {
  const { code: page } = noticeTexts[kind];
  if (page === undefined) return { kind, at, details };
  if (flowId === null) throw new Error('the flow that a code is for is not there');
  const typed = codes[page](deps.keys, flowId);
  return { kind, at, details, code: { typed, link: linkTo(deps, page, typed) } };
}

/** The code is in the fragment, which is sent to no server. */
function linkTo({ publicUrl }: NoticeDeps, page: keyof typeof codePages, code: string): string {
  return `${publicUrl}${codePages[page]}#${code}`;
}

async function submit(
  { sms, timeouts }: NoticeDeps,
  message: { to: string; text: string },
  tries: number,
): Promise<void> {
  try {
    await sms.submit(message, { timeoutMs: timeouts.smsMs });
  } catch (error) {
    const reason = error instanceof OutsideSystemError ? error.reason : undefined;
    // A network that was cut has lost it: rather two than none, and never three.
    const isLostPerhaps = reason === 'timeout' && tries === 1;
    if (isLostPerhaps || (reason !== 'timeout' && reason !== 'malformed')) throw error;
  }
}
