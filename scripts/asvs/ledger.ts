import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../../docs/asvs/', import.meta.url));

/**
 * How a requirement stands: `met`, which tests show; `absent`, met since there is nothing of what it forbids;
 * `not_applicable`, since there is nothing of what it is about; `not_done`. All but `met` say why.
 */
const statuses = ['met', 'absent', 'not_applicable', 'not_done'] as const;

const row = z
  .strictObject({
    id: z.string().regex(/^\d+\.\d+\.\d+$/),
    /** What is asked, in our own words. */
    asks: z.string().min(1),
    status: z.enum(statuses),
    /** Why it is not met, or how it is. */
    because: z.string().min(1).exactOptional(),
    /** Where in the code, or in the documents. */
    where: z.array(z.string()).exactOptional(),
    /** `file > describe > test`: those that fail when it is not so any more. */
    tests: z.array(z.string().regex(/^\S+\.test\.ts > ./)).exactOptional(),
  })
  .refine(({ status, because }) => status === 'met' || because !== undefined, {
    error: 'a requirement that no test shows says why',
  })
  .refine(({ status, tests = [] }) => status !== 'met' || tests.length > 0, {
    error: 'a requirement that is met names its tests',
  });

const requirements = z.strictObject({
  source: z.string(),
  licence: z.string(),
  chapters: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      levels: z.record(z.string(), z.union([z.literal(1), z.literal(2)])),
    }),
  ),
});

export type LedgerRow = z.output<typeof row>;

/** The requirements of levels 1 and 2 of the chapters that are kept, as OWASP numbers them. */
export function readRequirements(): z.output<typeof requirements> {
  return requirements.parse(JSON.parse(readFileSync(`${folder}requirements.json`, 'utf8')));
}

/** The rows of a chapter, `docs/asvs/<chapter>.yaml`. Throws for a row that says neither test nor reason. */
export function readRows(chapter: string): LedgerRow[] {
  return z.array(row).parse(parse(readFileSync(`${folder}${chapter}.yaml`, 'utf8')));
}
