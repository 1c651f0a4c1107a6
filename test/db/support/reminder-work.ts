import type { Database } from '../../../src/db/database.ts';
import {
  countReminder,
  noteReminder,
  readLeft,
  takeReminderBack,
} from '../../../src/db/flows/left-registrations.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { aLeftFlow, rule } from '../reminders/left-flow.ts';

/** What reminders have our database do: one that is sent, and one that is not. */
export async function remind(database: Database): Promise<void> {
  const { db } = database;
  const { id, phone } = await aLeftFlow(database);
  const [found] = await readLeft(db, { after: null, atOnce: 20 }, rule);
  await readLeft(db, { after: found ?? null, atOnce: 20 }, rule);
  const left = { id, phoneLookup: keys.lookup('phone', phone) };
  const throttle = { key: keys.lookup('throttle', id), limit: 1, windowSeconds: 60 };
  await countReminder(db, left, rule, [throttle]);
  await takeReminderBack(db, id);
  await countReminder(db, left, rule, [throttle]);
  await noteReminder(db, id, { event: 'flow.reminded' });
}
