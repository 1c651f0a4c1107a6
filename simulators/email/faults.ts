import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What can be wrong with the mail server: `down` cuts connections, `slow` answers a text late, `refused`
 * knows no such recipient, `throttled` takes none for now, `textRefused` takes the recipient and not the
 * text, `lostAnswer` takes a message and cuts the connection instead of saying so.
 */
export const emailFaults = [
  'down',
  'slow',
  'refused',
  'throttled',
  'textRefused',
  'lostAnswer',
] as const;
type EmailFault = (typeof emailFaults)[number];

/** The fault among those named that is in force; `seconds` is how late `slow` is. */
export type TakeFault = (
  among: readonly EmailFault[],
) => { fault: EmailFault; seconds: number } | undefined;

/** A refusal: a reply code of SMTP (RFC 5321, 4.2.3); the server adds the enhanced status. */
export class Refusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Null when the recipient is taken. */
export function judgeRecipient(takeFault: TakeFault): Refusal | null {
  const met = takeFault(['refused', 'throttled'])?.fault;
  if (met === 'refused') return new Refusal(550, 'No such mailbox here');
  return met === 'throttled' ? new Refusal(450, 'Try again later') : null;
}

/** What becomes of a text, as late as the fault says. */
export async function judgeText(takeFault: TakeFault): Promise<Refusal | 'taken' | 'answer_lost'> {
  const met = takeFault(['slow', 'textRefused', 'lostAnswer']);
  if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
  if (met?.fault === 'textRefused') return new Refusal(554, 'Not taken');
  return met?.fault === 'lostAnswer' ? 'answer_lost' : 'taken';
}
