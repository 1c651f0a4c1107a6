import type { PostIdentity } from '../../adapters/vietnam-post/client.ts';
import { isPostAccountLinked, isRegistered } from '../../db/accounts/accounts.ts';
import { documentWarnings } from '../../domain/subject/identity.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { PostAccount } from './post-activities.ts';

/** What the Post tells of an account, with what we know of it. */
export async function toPostAccount(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { subject, papersChecked, unreadable, ...known }: PostIdentity,
): Promise<PostAccount> {
  const person = { subjectType: 'citizen' as const, ...known };
  const { subjectType, documents } = person;
  return {
    subject,
    papersChecked,
    person,
    findings: [
      ...unreadable.map((member) => `${member}Unreadable`),
      ...documentWarnings(documents),
    ],
    isReadable: unreadable.length === 0,
    isLinked: await isPostAccountLinked(database.db, keys, subject),
    isRegistered: await isRegistered(database.db, keys, subjectType, documents),
  };
}
