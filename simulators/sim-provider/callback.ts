import { type Sender, statusAnswer } from './messages.ts';
import type { Transaction } from './transactions.ts';
import { soapType } from './soap.ts';

export type CallbackFault = 'lostCallback' | 'repeatedCallback' | 'forgedCallback';

const timeoutMs = 5_000;

/**
 * Notifies the application provider of a transaction that has ended. `repeatedCallback` does it
 * three times; for `forgedCallback` somebody without the password says first that it was signed.
 * Who misses a notification can ask.
 */
export async function notify(
  transaction: Transaction,
  ap: Sender,
  fault: CallbackFault | undefined,
): Promise<void> {
  const { callbackUrl, apTransId } = transaction;
  if (callbackUrl === undefined || fault === 'lostCallback') return;
  const head = { ...ap, apTransId, instant: new Date() };
  if (fault === 'forgedCallback') {
    const claimed = { ...transaction, status: 500, signature: 'Zm9yZ2Vk' };
    const forger = { ...head, apPassword: 'forged' };
    await post(callbackUrl, statusAnswer(forger, claimed, 'notification'));
  }
  for (let left = fault === 'repeatedCallback' ? 3 : 1; left > 0; left -= 1) {
    await post(callbackUrl, statusAnswer(head, transaction, 'notification'));
  }
}

async function post(url: string, body: string): Promise<void> {
  const headers = { 'content-type': soapType };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  } catch {
    // Nobody there: the application provider will ask.
  }
}
