import type { FlowLineView, StaffAccountView } from '../../../client/contract.ts';
import { deviceInWords } from '../../../src/domain/account/device.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, type Words } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { sourceTexts } from '../../texts/flow.ts';
import { documentTexts, identityTexts } from '../../texts/identity.ts';
import { levelTexts } from '../../texts/levels.ts';
import { methodTitles } from '../../texts/methods.ts';
import { accountStateTexts, staffAccountTexts as t } from '../../texts/staff-accounts.ts';
import { findTexts, statusTexts } from '../../texts/staff-flows.ts';

/** Who it is, masked, and whether anybody can get in. */
export function standing(account: StaffAccountView): Block {
  const { name, level, state, since, openSessions, restrictions } = account;
  const { locked, closingAt, heard } = restrictions;
  const rows: SummaryRow[] = [
    { key: t.name, value: name },
    { key: t.level, value: levelTexts[level] },
    { key: t.state, value: accountStateTexts[state] },
    ...(locked ? [{ key: t.locked, value: lockedWords(locked) }] : []),
    ...(closingAt === null ? [] : [{ key: t.closing, value: dayAndTime(closingAt) }]),
    ...(heard ? [{ key: t.heard, value: t.heardOpen }] : []),
    { key: t.openSessions, value: String(openSessions) },
    { key: t.since, value: dayAndTime(since) },
  ];
  return { kind: 'summary', rows };
}

function lockedWords({
  because,
  since,
}: NonNullable<StaffAccountView['restrictions']['locked']>): Words {
  const text = because === 'staff' ? t.lockedByStaff : t.lockedForInactivity;
  return fill(text, { since: dayAndTime(since) });
}

/** The recoveries at a counter: each goes on by its review, and there is no other way to one. */
export function recoveryBlocks({ recoveries }: StaffAccountView): Block[] {
  return [
    { kind: 'heading', text: t.recovery },
    recoveries.length === 0
      ? { kind: 'text', text: t.recoveryNone }
      : { kind: 'links', items: recoveries.map(flowLink) },
  ];
}

/** What it is held by, and how somebody signs in: masked. */
export function heldBlocks({ documents, contacts, methods: held }: StaffAccountView): Block[] {
  return [
    {
      kind: 'summary',
      title: t.documents,
      rows: documents.map(({ kind, number, source, addedAt }) => ({
        key: documentTexts[kind],
        value: fill(identityTexts.documentFrom, {
          number,
          source: sourceTexts[source],
          since: dayAndTime(addedAt),
        }),
      })),
    },
    {
      kind: 'summary',
      title: t.contacts,
      rows: contacts.map(({ kind, value }) => ({ key: identityTexts[kind], value })),
    },
    {
      kind: 'table',
      caption: t.methods,
      head: [t.method, t.state, t.shown, t.lastUsed],
      rows: held.map(({ kind, state, shown, lastUsedAt }) => [
        methodTitles[kind],
        state === 'active' ? t.active : t.methodLocked,
        shown ?? '–',
        lastUsedAt === null ? t.never : dayAndTime(lastUsedAt),
      ]),
    },
  ];
}

/** Who has signed in of late, or tried to; and what flows there are. */
export function historyBlocks({ signIns, flows }: StaffAccountView): Block[] {
  return [
    ...(signIns.length === 0
      ? [
          { kind: 'heading' as const, text: t.signIns },
          { kind: 'text' as const, text: t.noSignIns },
        ]
      : [signInTable(signIns)]),
    { kind: 'heading', text: t.flows },
    flows.length === 0
      ? { kind: 'text', text: t.noFlows }
      : { kind: 'links', items: flows.map(flowLink) },
  ];
}

function signInTable(signIns: StaffAccountView['signIns']): Block {
  return {
    kind: 'table',
    caption: t.signIns,
    head: [t.when, t.method, t.outcome, t.device],
    rows: signIns.map(({ at, method, outcome, problem, device }) => [
      dayAndTime(at),
      methods[method].title,
      outcome === 'signed_in' ? t.signedIn : (problem?.title ?? t.refused),
      { vi: deviceInWords(device, 'vi'), en: deviceInWords(device, 'en') },
    ]),
  };
}

function flowLink({ id, reference, title, status, openedAt }: FlowLineView) {
  const parts = { title, status: statusTexts[status], openedAt: dayAndTime(openedAt) };
  return {
    text: reference,
    href: `${staffPaths.flows}/${id}`,
    hint: fill(findTexts.line, parts),
  };
}
