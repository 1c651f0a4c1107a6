import { z } from 'zod';

const people = z.object({
  items: z.array(
    z.object({
      fullName: z.string(),
      documentNumber: z.string(),
      dateOfBirth: z.string(),
      phone: z.string(),
    }),
  ),
});

export type Citizen = z.output<typeof people>['items'][number];

/** The first few people whom the simulators know, for whom everything goes well. */
export async function sampleCitizens(simulatorsUrl: string, count: number): Promise<Citizen[]> {
  const signal = AbortSignal.timeout(5_000);
  const response = await fetch(`${simulatorsUrl}/people`, { signal });
  return people.parse(await response.json()).items.slice(0, count);
}
