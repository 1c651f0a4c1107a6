import { z } from 'zod';
import { listOf } from '../account/list-view.ts';
import { time } from '../steps/shown.ts';

const dayMs = 86_400_000;
/** No report, and no look at the trail without a subject, goes over more days than this. */
export const mostAuditDays = 92;

/** From a time until another one: the later one is not among them. */
export type Span = { from: Date; to: Date };

/** Whether the span has a length, and is short enough. */
export function isFairSpan({ from, to }: Span): boolean {
  const ms = to.getTime() - from.getTime();
  return ms > 0 && ms <= mostAuditDays * dayMs;
}

/** The day before a time: what is shown where nothing else is asked for. */
export function lastDay(until: Date): Span {
  return { from: new Date(until.getTime() - dayMs), to: until };
}

/** Exactly as the trail has it: a sign that stands for others elsewhere is refused. */
const exact = z.string().regex(/^[!-$&-)+-~]{1,255}$/);
const at = z.iso.datetime({ offset: true });

/** What an auditor asks by. */
export const auditParameters = {
  flowId: exact.optional().describe('Events of this flow'),
  accountId: z.guid().optional().describe('Events of this account'),
  by: exact.optional().describe('What this member of staff has done: their id, exactly'),
  event: exact.optional().describe('Events of this name, exactly'),
  from: at
    .optional()
    .describe('RFC 3339; with a flow or an account unless told from the beginning'),
  to: at.optional().describe('RFC 3339; now unless told'),
};

export const breachParameters = {
  by: exact.optional().describe('Id of the member of staff, exactly'),
  account: z.guid().optional().describe('Id of the account'),
  from: at.describe('RFC 3339'),
  to: at.describe(`RFC 3339, at most ${mostAuditDays} days later`),
};

export const auditEventView = z
  .object({
    at: time,
    event: z.string(),
    actor: z.string(),
    flowId: z.string().nullable(),
    accountId: z.string().nullable(),
    details: z.looseObject({}),
    sequence: z.int().nullable().describe('Null: not sealed yet'),
    hash: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });

export const auditList = listOf(auditEventView)
  .extend({
    seal: z.object({
      head: z
        .string()
        .nullable()
        .describe('The newest seal, to be noted: n17:hash; null: none yet'),
      fits: z
        .boolean()
        .describe(
          'Whether the event there has the hash that was sealed; npm run audit:verify tells all',
        ),
      unsealed: z.object({ events: z.int(), since: time.nullable() }),
    }),
  })
  .meta({ id: 'AuditTrail' });
export type AuditList = z.output<typeof auditList>;

/** What one member of staff has read or changed of one account or flow. */
export const touchedView = z.object({
  by: z.string(),
  accountId: z.string().nullable(),
  flowId: z.string().nullable(),
  times: z.int(),
  firstAt: time,
  lastAt: time,
  events: z.array(z.object({ event: z.string(), times: z.int() })),
});

export const breachReport = z
  .object({
    by: z.string().nullable(),
    account: z.string().nullable(),
    from: time,
    to: time,
    accounts: z.int().describe('How many accounts were touched'),
    flows: z.int(),
    items: z.array(touchedView).describe('By account, then flow'),
    isWhole: z.boolean().describe('False: there is more than a report holds; ask for less time'),
  })
  .meta({ id: 'BreachReport' });
export type BreachReport = z.output<typeof breachReport>;
