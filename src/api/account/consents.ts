import type { ConsentGiven } from '../../db/consents/give-consent.ts';
import type { OwnConsent } from '../../db/consents/list-consents.ts';
import type { ConsentTo, ConsentWithdrawn } from '../../db/consents/withdraw-consent.ts';
import { type ConsentView, consentListView } from '../../domain/account/consent-view.ts';
import type { Language, Text } from '../../domain/flows/text.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { consentOf, purposeOf, withdrawalLocks } from '../../domain/subject/consent.ts';
import { freshSession } from '../http/access/fresh-session.ts';
import { session } from '../http/access/session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { ListDeps } from './list-deps.ts';

const path = '/v1/account/consents';

/** What was consented to, by purpose and version, and how it is withdrawn, and given again. */
export function consents(deps: ListDeps): Route[] {
  const { withdrawConsent, giveConsent } = deps.lists;
  return [
    entry(deps, {
      method: 'get',
      path,
      id: 'listConsents',
      summary: { vi: 'Các mục đích đã đồng ý', en: 'What was consented to' },
      refusals: [],
      edit: () => Promise.resolve({ outcome: 'done' }),
    }),
    entry(deps, {
      method: 'delete',
      path: `${path}/{purpose}`,
      id: 'withdrawConsent',
      summary: { vi: 'Rút lại sự đồng ý', en: 'Withdraw the consent to a purpose' },
      refusals: ['ConsentNotFound', 'ConsentNeeded', 'LastWayIn'],
      edit: withdrawConsent,
    }),
    entry(deps, {
      method: 'post',
      path: `${path}/{purpose}`,
      id: 'giveConsent',
      summary: { vi: 'Đồng ý lại', en: 'Consent to a purpose again' },
      refusals: ['ConsentNotFound'],
      edit: giveConsent,
    }),
  ];
}

type Entry = {
  method: 'get' | 'post' | 'delete';
  path: string;
  id: string;
  summary: Text;
  refusals: readonly ProblemCode[];
  /** What is done before they are read. */
  edit: (consent: ConsentTo) => Promise<ConsentWithdrawn | ConsentGiven>;
};

function entry({ lists, ...deps }: ListDeps, { id, summary, edit, ...declared }: Entry): Route {
  return route({
    ...declared,
    access: declared.method === 'get' ? session(deps) : freshSession(deps),
    answers: { 200: { description: 'All of them, as they are now', schema: consentListView } },
    operation: { id, tag: 'account', summary },
    handle: async ({ params, session: { accountId }, reader: { language } }) => {
      const { outcome } = await edit({ accountId, purpose: params['purpose'] ?? '' });
      const refused = refusals[outcome];
      if (refused) throw new Refused(refused);
      const items = (await lists.listConsents(accountId)).map((own) => present(own, language));
      return { status: 200, json: { items, next: null } };
    },
  });
}

const refusals: Record<(ConsentWithdrawn | ConsentGiven)['outcome'], ProblemCode | null> = {
  done: null,
  not_consented: 'ConsentNotFound',
  needed: 'ConsentNeeded',
  last_way_in: 'LastWayIn',
  account_over: 'SessionEnded',
};

function present(
  { version, purpose, givenAt, channel, withdrawnAt }: OwnConsent,
  language: Language,
): ConsentView {
  return {
    purpose,
    version,
    textHref: consentOf(version) ? `/v1/consent/${version}` : null,
    text: purposeOf(version, purpose)?.text[language] ?? null,
    givenAt: givenAt.toISOString(),
    channel,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    canWithdraw: withdrawnAt === null && withdrawalLocks(purpose) !== null,
  };
}
