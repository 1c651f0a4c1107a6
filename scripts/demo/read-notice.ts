import type { FactKind } from '../../src/domain/account/notice.ts';
import { noticeTexts } from '../../src/domain/account/notices/notice-texts.ts';
import { say } from './say.ts';
import type { Tools } from './walk.ts';

/** Where somebody is told. */
type Contacts = { phone: string; email?: string | undefined };

/** Shows what somebody is told of, on the phone and in the mailbox; answers with the SMS. */
export async function readNotice(
  { simulators }: Pick<Tools, 'simulators'>,
  kind: FactKind,
  { phone, email }: Contacts,
): Promise<string> {
  const isIt = tellsOf(kind);
  const message = await simulators.message(phone, isIt);
  say(`\nSMS on ${phone}\n  ${message}`);
  if (email !== undefined) {
    const { subject } = await simulators.mail(email, (mail) => isIt(mail.subject));
    say(`\nE-mail to ${email}\n  ${subject}`);
  }
  return message;
}

/** The code of a notice, in three groups of four; throws one sentence where there is none. */
export function codeIn(message: string): string {
  const [code] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(message) ?? [];
  if (code === undefined) throw new Error('The message has no code.');
  return code;
}

/** Whether a message is about a fact, by the words of its text that are the same each time. */
function tellsOf(kind: FactKind): (text: string) => boolean {
  const known = Object.values(noticeTexts[kind].fact).map(longestPart);
  return (text) => known.some((words) => text.includes(words));
}

function longestPart(text: string): string {
  return text.split(/\{\w+\}/).reduce((a, b) => (b.length > a.length ? b : a));
}
