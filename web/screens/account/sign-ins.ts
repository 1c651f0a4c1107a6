import { methods } from '../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { signInListTexts as t } from '../../texts/sign-ins.ts';
import { deviceWords } from './device-words.ts';
import { afterOf, nextPart } from './page-of.ts';
import type { SignInLine } from './sign-in-lines.ts';

/** The history of sign-ins with those that failed (guide 3.3). */
export const signIns: Screen = {
  path: paths.signIns,
  get: async (visit) => {
    const { items, next } = orRefuse(await visit.client.signIns(afterOf(visit).after)).signIns;
    return {
      title: t.title,
      area: 'account',
      back: { text: accountTexts.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.lead },
        items.length === 0 ? { kind: 'text', text: t.none } : { kind: 'text', text: t.reportable },
        ...(items.length === 0 ? [] : [{ kind: 'summary' as const, rows: items.map(rowOf) }]),
        ...nextPart(t.older, paths.signIns, next),
        { kind: 'links', items: [{ text: t.sessions, href: paths.sessions }] },
      ],
    };
  },
};

/** Where somebody says of a sign-in that it was not them. */
export function reportPath(id: string): string {
  return `${paths.signIns}/${id}/khong-phai-toi`;
}

function rowOf(line: SignInLine): SummaryRow {
  const { id, at, actions } = line;
  return {
    key: dayAndTime(at),
    value: inWords(line),
    ...(actions.includes('notMe') && { actions: [{ text: t.notMe, href: reportPath(id) }] }),
  };
}

function inWords({ method, outcome, problem, device }: SignInLine) {
  const parts = { method: methods[method].title, device: deviceWords(device) };
  if (outcome === 'signed_in') return fill(t.signedIn, parts);
  return fill(t.refused, { ...parts, problem: problem?.title ?? '' });
}
