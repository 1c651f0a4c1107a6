import { countOnce } from '../../db/throttles.ts';
import { paperReminderText } from '../../domain/paper-reminder.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { messageThrottles } from '../otp-throttles.ts';
import type { RemindOfPapers } from '../post-activities.ts';

/** Longer than a repeated call can be late. */
const daySeconds = 86_400;

/**
 * Reminds somebody by SMS to take papers to a post office, within the messages that a number gets.
 * Counted before it is sent: at most once, rather than again after a crash. Throws OutsideSystemError
 * when the SMS centre does not take it; then it is not sent.
 */
export async function remindOfPapers(
  { database, keys, sms, timeouts }: ActivityDeps,
  { flowId, number, phone, reference, until, ...limits }: RemindOfPapers,
): Promise<{ sent: boolean }> {
  const once = {
    key: keys.lookup('throttle', `paper-reminder:${flowId}:${number}`),
    limit: 1,
    windowSeconds: daySeconds,
  };
  const isOurs = await countOnce(database.db, once, messageThrottles(keys, phone, limits));
  if (!isOurs) return { sent: false };
  const text = paperReminderText(reference, new Date(until));
  await sms.submit({ to: phone, text }, { timeoutMs: timeouts.smsMs });
  return { sent: true };
}
