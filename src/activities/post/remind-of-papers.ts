import { countOnce } from '../../db/throttles.ts';
import { laterOf, quietUntil } from '../../domain/proofs/quiet-hours.ts';
import { paperReminderText } from '../../domain/proofs/paper-reminder.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { messageThrottles } from '../otp/otp-throttles.ts';
import type { RemindOfPapers, Reminded } from './post-activities.ts';

/**
 * Reminds somebody by SMS to take papers to a post office, within the messages that a number gets.
 * Counted before it is sent: at most once, rather than again after a crash. A number is reminded by one
 * flow at a time: it is only claimed, and many flows would use up the messages of a stranger's phone.
 * Throws OutsideSystemError when the SMS centre does not take it; then it is not sent.
 */
export async function remindOfPapers(
  { database, keys, sms, timeouts, quotas, quietHours, now }: ActivityDeps,
  { phone, reference, until, everyMs, askedAt, language }: RemindOfPapers,
): Promise<Reminded> {
  const morning = quietUntil(laterOf(now(), askedAt), quietHours);
  if (morning) return { sent: false, heldUntil: morning.toISOString() };
  const once = {
    key: keys.lookup('throttle', `paper-reminder:${phone}`),
    limit: 1,
    // Over before the next reminder of the same flow is due.
    windowSeconds: Math.max(1, Math.floor(everyMs / 2_000)),
  };
  const isOurs = await countOnce(database.db, once, messageThrottles(keys, phone, quotas));
  if (!isOurs) return { sent: false };
  const text = paperReminderText(reference, new Date(until), language);
  await sms.submit({ to: phone, text }, { timeoutMs: timeouts.smsMs });
  return { sent: true };
}
