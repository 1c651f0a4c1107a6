import type { ConsentList } from '../../../client/contract.ts';
import { withdrawalLocks } from '../../../src/domain/subject/consent.ts';
import { methodWords } from '../../../src/domain/account/method-words.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, type Words } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { consentTexts as t, purposeTitles } from '../../texts/consents.ts';

type Consent = ConsentList['items'][number];

const withdrawPath = (purpose: string): string => `${paths.consents}/${purpose}/rut-lai`;
const givePath = (purpose: string): string => `${paths.consents}/${purpose}/dong-y-lai`;

/** What was consented to, by purpose and version of the text. */
const listed: Screen = {
  path: paths.consents,
  get: async ({ client }) => {
    const { items } = orRefuse(await client.consents()).consents;
    return {
      title: t.title,
      area: 'account',
      back: { text: accountTexts.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.lead },
        ...items.flatMap(consentBlocks),
        { kind: 'inset', text: t.others },
        { kind: 'links', items: [{ text: t.close, href: paths.closing }] },
      ],
    };
  },
};

/** What is locked by it is said first. */
const withdrawal: Screen = {
  path: withdrawPath(':purpose'),
  get: async ({ client, params }) => {
    const { items } = orRefuse(await client.consents()).consents;
    const consent = items.find((one) => one.purpose === params['purpose'] && one.canWithdraw);
    if (!consent) throw new WebFailure(404);
    return {
      title: t.withdrawTitle,
      caption: titleOf(consent),
      area: 'account',
      back: { text: t.back, href: paths.consents },
      blocks: [
        { kind: 'inset', text: consent.text ?? t.textGone },
        ...locking(consent),
        { kind: 'text', text: t.again },
        { kind: 'form', form: { fields: [], submit: t.withdrawNow, look: 'warning' } },
      ],
    };
  },
  post: async ({ client, params }) => {
    const answer = await client.withdrawConsent(params['purpose'] ?? '');
    if (answer.status === 404) throw new WebFailure(404);
    orRefuse(answer);
    return { to: paths.consents, notice: 'consent_withdrawn' };
  },
};

const given: Screen = {
  path: givePath(':purpose'),
  get: () => ({ to: paths.consents }),
  post: async ({ client, params }) => {
    const answer = await client.giveConsent(params['purpose'] ?? '');
    if (answer.status === 404) throw new WebFailure(404);
    orRefuse(answer);
    return { to: paths.consents, notice: 'consent_given' };
  },
};

/** The text of a version, for whoever has consented to it, and anybody else. */
const textOfVersion: Screen = {
  path: `${paths.consentText}/:version`,
  get: async ({ client, params }) => {
    const { version, text, purposes } = orRefuse(
      await client.consentText(params['version'] ?? ''),
    ).consent;
    return {
      title: fill(t.fullText, { version }),
      blocks: [
        ...text.split('\n\n').map((paragraph): Block => ({ kind: 'text', text: paragraph })),
        { kind: 'heading', text: t.purposes },
        { kind: 'list', items: purposes.map((one) => one.text) },
      ],
    };
  },
};

export const consentScreens: readonly Screen[] = [listed, withdrawal, given, textOfVersion];

function consentBlocks(consent: Consent): Block[] {
  const { purpose, version, text, textHref, givenAt, withdrawnAt, canWithdraw } = consent;
  const title = titleOf(consent);
  const state =
    withdrawnAt === null ? t.given : fill(t.withdrawnAt, { at: dayAndTime(withdrawnAt) });
  const form = { action: givePath(purpose), fields: [], submit: t.give, about: title };
  return [
    {
      kind: 'summary',
      title,
      rows: [
        { key: t.text, value: text ?? t.textGone },
        {
          key: t.version,
          value: version,
          ...(textHref !== null && {
            actions: [{ text: t.seeText, href: `${paths.consentText}/${version}`, hint: title }],
          }),
        },
        { key: t.givenAt, value: dayAndTime(givenAt) },
        { key: t.state, value: state },
      ],
      ...(canWithdraw && {
        actions: [{ text: t.withdraw, href: withdrawPath(purpose), hint: title }],
      }),
    },
    ...(withdrawnAt === null ? [] : [{ kind: 'form' as const, form }]),
  ];
}

function locking({ purpose }: Consent): Block[] {
  const locks = withdrawalLocks(purpose) ?? [];
  if (locks.length === 0) return [];
  return [
    { kind: 'text', text: t.locks },
    { kind: 'list', items: locks.map((kind) => methodWords[kind]) },
    { kind: 'text', text: t.told },
  ];
}

function titleOf({ purpose }: Consent): Words {
  return purposeTitles[purpose] ?? purpose;
}
