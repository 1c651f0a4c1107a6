import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { SmsClient } from '../../adapters/sms/client.ts';

/**
 * Null when the SMS centre did not say whether it has taken the message: it may be on its way, so it
 * is not sent a second time; the citizen can ask for another one.
 */
export async function handOverMessage(
  sms: Pick<SmsClient, 'submit'>,
  message: { to: string; text: string },
  timeoutMs: number,
): Promise<{ messageId: string } | null> {
  try {
    return await sms.submit(message, { timeoutMs });
  } catch (error) {
    const reason = error instanceof OutsideSystemError ? error.reason : undefined;
    if (reason === 'timeout' || reason === 'malformed') return null;
    throw error;
  }
}
