import { parseArgs } from 'node:util';
import { z } from 'zod';
import { decideReview } from '../src/db/staff/decide-review.ts';
import { listOpenReviews, showReviews } from '../src/db/staff/find-reviews.ts';
import type { Database } from '../src/db/database.ts';
import { parseReference } from '../src/domain/flows/reference.ts';
import { problems } from '../src/domain/problems/problems.ts';
import { type Config, ConfigError, loadConfig } from '../src/platform/config.ts';
import { createKeys } from '../src/platform/keys.ts';
import { runMain } from '../src/platform/run-main.ts';
import { anotherNeeded, listText, reviewText } from './review/review-text.ts';
import { tellFlow } from './review/tell-flow.ts';
import { readEnvironment } from './runtime/environment.ts';
import { withDatabase } from './runtime/with-database.ts';

/**
 * Support's manual verification. Who looks at a review, and why, is in the audit trail, as is who
 * decides; a decision names the review and the claim that was shown, and given again it is told again.
 * The flow is told once as many people as the review's level asks for have decided.
 */
const usage = `npm run review -- list
npm run review -- show <reference> <why>
npm run review -- approve|reject <review> --claim <claim> <why>
<why>: --by <your name> --ticket <number> --reason <text, without names and numbers of the citizen>
<review> and <claim> stand in what show prints.`;

const listed = 100;
const why = {
  // However it is typed, one name is one pair of eyes.
  by: z.string().trim().min(1).normalize().toLowerCase(),
  ticket: z.string().trim().min(1),
  reason: z.string().trim().min(1),
};
const command = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('list') }),
  z.strictObject({ verb: z.literal('show'), subject: z.string(), ...why }),
  z.strictObject({
    verb: z.enum(['approve', 'reject']),
    subject: z.string().trim(),
    claim: z.string().trim().toLowerCase(),
    ...why,
  }),
]);
type Command = z.output<typeof command>;
type Show = Extract<Command, { verb: 'show' }>;
type Decide = Extract<Command, { verb: 'approve' | 'reject' }>;

await runMain(() => run(readCommand(), loadConfig(readEnvironment())));

function readCommand(): Command {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: text, ticket: text, reason: text, claim: text },
  });
  const [verb, subject, ...others] = positionals;
  const asked = command.safeParse({ verb, ...(subject !== undefined && { subject }), ...values });
  if (!asked.success || others.length > 0) throw new ConfigError([usage]);
  return asked.data;
}

async function run(wanted: Command, config: Config): Promise<void> {
  await withDatabase(config, 5_000, async (database) => {
    switch (wanted.verb) {
      case 'list':
        console.log(listText(await listOpenReviews(database, listed)));
        return;
      case 'show':
        return show(database, config, wanted);
      case 'approve':
      case 'reject':
        return decide(database, config, wanted);
    }
  });
}

async function show(database: Database, config: Config, { subject, ...reading }: Show) {
  const reference = parseReference(subject);
  if (reference === null) {
    throw new ConfigError([`"${subject}" is no reference: one looks like DD-7K3F-92QX.`]);
  }
  await showReference(database, config, reference, reading);
}

async function showReference(
  database: Database,
  config: Config,
  reference: string,
  reading: Pick<Show, 'by' | 'ticket' | 'reason'>,
): Promise<void> {
  const found = await showReviews(database, createKeys(config.keys), reference, reading);
  if (found.length === 0) throw new ConfigError([problems.ReviewNotFound.detail.en]);
  console.log(found.map(reviewText).join('\n\n'));
}

async function decide(database: Database, config: Config, wanted: Decide): Promise<void> {
  const { verb, subject: reviewId, claim: claimDigest, by, ticket, reason } = wanted;
  const decision = verb === 'approve' ? 'approved' : 'rejected';
  const of = { reviewId, claimDigest };
  const decided = await decideReview(database, { ...of, decision, decidedBy: by, ticket, reason });
  if (decided.code === undefined) {
    const told = { reviewId, flowId: decided.flowId };
    console.log(decided.outcome ? await tellFlow(database, config, told) : anotherNeeded);
    return;
  }
  const { title, detail } = problems[decided.code];
  console.error(`${title.en}. ${detail.en}\n`);
  if ('reference' in decided) {
    await showReference(database, config, decided.reference, { by, ticket, reason });
  }
  process.exitCode = 1;
}
