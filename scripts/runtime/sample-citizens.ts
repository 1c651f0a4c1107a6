import { z } from 'zod';
import { isRegistered } from '../../src/db/accounts/accounts.ts';
import type { Database } from '../../src/db/database.ts';
import { parseDocumentNumber } from '../../src/domain/subject/identity.ts';
import type { Keys } from '../../src/platform/keys.ts';

const people = z.object({
  items: z.array(
    z.object({
      fullName: z.string(),
      documentNumber: z.string(),
      dateOfBirth: z.string(),
      phone: z.string(),
      suspended: z.boolean().default(false),
    }),
  ),
});

export type Citizen = z.output<typeof people>['items'][number];

/** The people whom the simulators know and for whom everything goes well, in their order. */
export async function sampleCitizens(simulatorsUrl: string): Promise<Citizen[]> {
  const signal = AbortSignal.timeout(5_000);
  const response = await fetch(`${simulatorsUrl}/people`, { signal });
  return people.parse(await response.json()).items.filter(({ suspended }) => !suspended);
}

/** Those of them who can still register: no account is held by their number. */
export async function withoutAccount(
  { db }: Database,
  keys: Keys,
  citizens: readonly Citizen[],
): Promise<Citizen[]> {
  const found: Citizen[] = [];
  for (const citizen of citizens) {
    const document = parseDocumentNumber(citizen.documentNumber);
    if (!document.ok) continue;
    if (!(await isRegistered(db, keys, 'citizen', [document.value]))) found.push(citizen);
  }
  return found;
}
