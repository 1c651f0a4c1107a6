import type { BreachReport } from '../../../client/contract.ts';
import { isFairSpan } from '../../../src/domain/privacy/audit-views.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import { csvOf } from '../../http/csv.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { Field } from '../../layout/field.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { auditTexts as t } from '../../texts/staff-audit.ts';
import { type AuditField, auditInputs, auditTyped } from './audit-fields.ts';
import { staffScreen } from './staff-screen.ts';

const path = staffPaths.breachReport;
const area = 'staff-audit';
const roles: readonly StaffRole[] = ['auditor'];
const names: readonly AuditField[] = ['by', 'account', 'from', 'to'];

/** Which accounts and flows somebody has touched, or who has touched an account. */
const report = staffScreen({
  path,
  area,
  roles,
  get: async ({ query, client, why }) => {
    const asked = Object.fromEntries(names.map((name) => [name, query(name)]));
    const made =
      query('from') === '' ? null : orRefuse(await client.staff.breachReport(asked, why)).report;
    return {
      title: t.report,
      isWide: true,
      back: { text: t.title, href: staffPaths.audit },
      blocks: [
        { kind: 'text', text: t.reportLead },
        { kind: 'form', form: { fields: auditInputs(names, asked), submit: t.make } },
        ...(made ? reportBlocks(made, asked) : []),
      ],
    };
  },
  post: (visit, form) => {
    const { asked, wrong } = reportTyped(form);
    if (Object.keys(wrong).length > 0) {
      return refuseForm(visit, form, { title: t.malformed, fields: wrong });
    }
    return { to: `${path}?${new URLSearchParams(asked).toString()}` };
  },
});

/** The same as a file; made anew, since what stands on a page may be changed by whoever sends it. */
const file = staffScreen({
  path: `${path}/csv`,
  area,
  roles,
  get: () => ({ to: path }),
  post: async ({ client, why }, form) => {
    const { asked } = reportTyped(form);
    const made = orRefuse(await client.staff.breachReport(asked, why)).report;
    return {
      fileName: `truy-cap-${made.from.slice(0, 10)}-${made.to.slice(0, 10)}.csv`,
      type: 'text/csv; charset=utf-8',
      content: csvOf([columns, ...made.items.map(cellsOf)]),
    };
  },
});

export const breachScreens: readonly Screen[] = [report, file];

function reportTyped(form: PostedForm): ReturnType<typeof auditTyped> {
  const { asked, wrong } = auditTyped(names, form);
  const { by, account, from, to } = asked;
  const missing: Record<string, Text> = {
    ...(by === undefined && account === undefined && { by: t.exactMissing }),
    ...(from === undefined && { from: t.timeMissing }),
    ...(to === undefined && { to: t.timeMissing }),
  };
  const all = { ...missing, ...wrong };
  const span = { from: new Date(from ?? ''), to: new Date(to ?? '') };
  const isReadable = !('from' in all) && !('to' in all);
  return { asked, wrong: isReadable && !isFairSpan(span) ? { ...all, to: t.notFair } : all };
}

function reportBlocks(made: BreachReport, asked: Readonly<Record<string, string>>): Block[] {
  const { accounts, flows, from, to, items, isWhole } = made;
  const counts = { accounts: String(accounts), flows: String(flows), from, to };
  const head = [t.actor, t.accountId, t.flowId, t.times, t.firstAt, t.lastAt, t.events];
  const fields = names.map((name): Field => ({ kind: 'hidden', name, value: asked[name] ?? '' }));
  return [
    { kind: 'inset', text: fill(t.summary, counts) },
    ...(isWhole ? [] : [{ kind: 'warning' as const, text: t.notWhole }]),
    ...(items.length === 0
      ? [{ kind: 'text' as const, text: t.none }]
      : [{ kind: 'table' as const, caption: t.touched, head, rows: items.map(cellsOf) }]),
    {
      kind: 'form',
      form: { action: `${path}/csv`, fields, submit: t.download, look: 'secondary' },
    },
  ];
}

/** By their names in the API, whatever the language: programs read them. */
const columns = ['by', 'accountId', 'flowId', 'times', 'firstAt', 'lastAt', 'events'];

function cellsOf(line: BreachReport['items'][number]): string[] {
  const { by, accountId, flowId, times, firstAt, lastAt, events } = line;
  const named = events.map(({ event, times: often }) => `${event} (${often})`).join('; ');
  return [by, accountId ?? '', flowId ?? '', String(times), firstAt, lastAt, named];
}
