import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import { openRow } from '../../db/flows/flows.ts';
import {
  countReminder,
  type LeftRegistration,
  noteReminder,
  readLeft,
  takeReminderBack,
} from '../../db/flows/left-registrations.ts';
import type { Throttle } from '../../db/throttles.ts';
import { leftReminderText } from '../../domain/proofs/left-reminder.ts';
import { quietUntil } from '../../domain/proofs/quiet-hours.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { handOverMessage } from '../otp/hand-over-message.ts';
import { messageThrottles } from '../otp/otp-throttles.ts';
import type { RemindedSome, ReminderActivities } from './reminder-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

const atOnce = 50;
/** A batch ends after this, well within the time of an activity. */
const batchMs = 8_000;
/** From the count of a reminder to its handing over; who is slower may be after the flow, or in the night. */
const readyMs = 2_000;
/** A number is reminded of one registration in a day, however many it has left. */
const daySeconds = 86_400;

/** What reminders are sent with. */
export type ReminderDeps = Pick<ScheduleDeps, 'database' | 'keys' | 'reminders'> &
  Pick<ActivityDeps, 'quietHours' | 'now'> & {
    sms: Pick<ActivityDeps['sms'], 'submit'>;
    timeouts: Pick<ActivityDeps['timeouts'], 'smsMs'>;
    quotas: Parameters<typeof messageThrottles>[2];
  };

/** Reminds some of those who have left a registration, one after the other, by day. */
export async function remindLeft(
  deps: ReminderDeps,
  { after: from }: Parameters<ReminderActivities['remindLeft']>[0],
): ReturnType<ReminderActivities['remindLeft']> {
  const begun = performance.now();
  const { db } = deps.database;
  const found = await readLeft(db, { after: from, atOnce }, deps.reminders);
  const done: RemindedSome = { reminded: 0, limited: 0, refused: 0, broken: [] };
  let after = from;
  for (const left of found) {
    const morning = quietUntil(deps.now(), deps.quietHours);
    if (morning) return { ...done, after: null, heldUntil: morning.toISOString() };
    const isLate = performance.now() - begun > batchMs;
    const outcome = isLate ? null : await remind(deps, left).catch(unlessFirst(left === found[0]));
    if (outcome === null) return { ...done, after, heldUntil: null };
    if (outcome === 'broken') done.broken.push(left.id);
    else if (outcome !== 'not_due') done[outcome] += 1;
    after = { expiresAt: left.expiresAt, id: left.id };
  }
  return { ...done, after: found.length < atOnce ? null : after, heldUntil: null };
}

/** What was done before is told; then the next batch begins with what has failed. */
function unlessFirst(isFirst: boolean) {
  return (error: unknown): null => {
    if (isFirst) throw error;
    return null;
  };
}

type Outcome = 'reminded' | 'limited' | 'refused' | 'broken' | 'not_due';

/** Counts a reminder, and sends it then: at most once. Throws while the SMS centre takes no messages. */
async function remind(deps: ReminderDeps, left: LeftRegistration): Promise<Outcome> {
  const { database, keys, reminders, quotas } = deps;
  const whom = receiverOf(keys, left);
  if (!whom) return 'broken';
  const { phone, language } = whom;
  const counting = { id: left.id, phoneLookup: keys.lookup('phone', phone) };
  const throttles = [...messageThrottles(keys, phone, quotas), onceADay(keys, phone)];
  const begun = performance.now();
  const counted = await countReminder(database.db, counting, reminders, throttles);
  if ('not' in counted) return counted.not === 'due' ? 'not_due' : 'limited';
  if (performance.now() - begun > readyMs) {
    await takeReminderBack(database.db, left.id);
    throw new Error('a reminder was not sent: it took too long to count it');
  }
  const text = leftReminderText(left.reference, counted.until, language);
  return send(deps, left.id, { to: phone, text });
}

/** Null: the row says nothing of use, or is sealed by a key that is missing. */
function receiverOf(keys: Keys, left: LeftRegistration) {
  try {
    const { personal, language = 'vi' } = openRow(keys, left.id, left);
    const phone = personal?.phone;
    return phone === undefined ? null : { phone, language };
  } catch {
    return null;
  }
}

function onceADay(keys: Keys, phone: string): Throttle {
  const key = keys.lookup('throttle', `left-reminder:${phone}`);
  return { key, limit: 1, windowSeconds: daySeconds };
}

async function send(
  { database: { db }, sms, timeouts }: ReminderDeps,
  id: string,
  message: { to: string; text: string },
): Promise<Outcome> {
  try {
    await handOverMessage(sms, message, timeouts.smsMs);
  } catch (error) {
    // What is not of the outside is a fault of ours in this very message, which may be on its way.
    if (!(error instanceof OutsideSystemError)) return 'broken';
    if (error.retryable) {
      await takeReminderBack(db, id);
      throw error;
    }
    await noteReminder(db, id, { event: 'flow.reminder_refused' });
    return 'refused';
  }
  await noteReminder(db, id, { event: 'flow.reminded' });
  return 'reminded';
}
