import type { IdentityView } from '../../../client/contract.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block, Link, SummaryRow } from '../../layout/block.ts';
import { birthDate, dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { changePaths, paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { confirmTexts, sourceTexts } from '../../texts/flow.ts';
import { documentTexts, identityTexts as t } from '../../texts/identity.ts';
import { emailRemovalPath } from '../changes/remove-email.ts';

/** "Thông tin định danh" (guide 3.1): what is held, from whom, since when; and how it is changed. */
export const identityPage: Screen = {
  path: paths.identity,
  get: async ({ client }) => {
    const { identity } = orRefuse(await client.identity());
    return {
      title: accountTexts.identity,
      caption: t.account,
      area: 'account',
      back: { text: t.account, href: paths.account },
      blocks: [
        person(identity),
        documents(identity),
        contacts(identity),
        { kind: 'text', look: 'quiet', text: t.masked },
        {
          kind: 'links',
          items: [
            { text: t.toMethods, href: paths.methods },
            { text: t.toExport, href: paths.export },
          ],
        },
      ],
    };
  },
};

function person(identity: IdentityView): Block {
  const { subjectType, fullName, dateOfBirth, sex, level, reference, since } = identity;
  const isCitizen = subjectType === 'citizen';
  return {
    kind: 'summary',
    title: isCitizen ? t.person : t.enterprise,
    rows: [
      { key: isCitizen ? t.fullName : t.enterpriseName, value: fullName },
      ...(dateOfBirth === null ? [] : [{ key: t.dateOfBirth, value: birthDate(dateOfBirth) }]),
      ...(sex === null ? [] : [{ key: t.sex, value: t[sex] }]),
      {
        key: t.level,
        value: fill(confirmTexts.levelValue, { level: String(level) }),
        ...(level < 3 && { actions: [{ text: t.raise, href: changePaths.level, hint: t.level }] }),
      },
      { key: t.reference, value: reference },
      { key: t.since, value: dayAndTime(since) },
    ],
  };
}

/** Another number can be added to that of a citizen; an enterprise has one tax code. */
function documents({ documents: held, subjectType }: IdentityView): Block {
  return {
    kind: 'summary',
    title: t.documents,
    rows: held.map(({ kind, number, source, addedAt }) => ({
      key: documentTexts[kind],
      value: fill(t.documentFrom, {
        number,
        source: sourceTexts[source],
        since: dayAndTime(addedAt),
      }),
    })),
    ...(subjectType === 'citizen' && {
      actions: [{ text: t.addDocument, href: changePaths.document }],
    }),
  };
}

function contacts({ contacts: held, language, subjectType }: IdentityView): Block {
  const phone = held.find(({ kind }) => kind === 'phone');
  const email = held.find(({ kind }) => kind === 'email');
  const removal = { text: t.remove, href: emailRemovalPath, hint: t.email };
  const canRemove = email !== undefined && subjectType === 'citizen';
  return {
    kind: 'summary',
    title: t.contacts,
    rows: [
      contactRow(t.phone, phone, changePaths.phone),
      contactRow(t.email, email, changePaths.contact, canRemove ? [removal] : []),
      { key: t.language, value: language === 'vi' ? t.inVietnamese : t.inEnglish },
    ],
  };
}

function contactRow(
  key: SummaryRow['key'],
  contact: IdentityView['contacts'][number] | undefined,
  href: string,
  more: readonly Link[] = [],
): SummaryRow {
  const change = { text: contact ? t.change : t.add, href, hint: key };
  return { key, value: contact ? valueOf(contact) : t.none, actions: [change, ...more] };
}

function valueOf({ value, verifiedAt }: IdentityView['contacts'][number]) {
  return verifiedAt === null
    ? fill(t.notVerified, { value })
    : fill(t.verified, { value, since: dayAndTime(verifiedAt) });
}
