import type { Text } from '../../../../src/domain/flows/text.ts';
import { documentKinds } from '../../../../src/domain/account/identity-view.ts';
import type { ReviewClaimShown } from '../../../../src/domain/staff/review-claim.ts';
import type { SummaryRow } from '../../../layout/block.ts';
import { birthDate, dayAndTime } from '../../../layout/times.ts';
import { fill, joined, type Words } from '../../../layout/words.ts';
import { evidenceTypeTexts, reasonTexts, wishTexts } from '../../../texts/dispute.ts';
import { documentTexts, identityTexts } from '../../../texts/identity.ts';
import { claimLabels, claimTexts as t } from '../../../texts/staff-claims.ts';

type Claim = { [M in keyof ReviewClaimShown]-?: Exclude<ReviewClaimShown[M], undefined> };
type Member = keyof Claim;
type Values = { [M in Member]: (value: Claim[M]) => Words };
type Numbered = Claim['document'];

/** Each member in words: none of them is left out, since a decision is of all. */
const values: Values = {
  subjectType: (type) => t[type],
  fullName: itself,
  dateOfBirth: birthDate,
  sex: (sex) => identityTexts[sex],
  documentKind: (kind) => documentTexts[documentKinds[kind]],
  documentNumber: itself,
  socialInsuranceNumber: itself,
  documents: (numbers) => joined(numbers.map(numberIn)),
  phone: itself,
  email: itself,
  certificate: ({ issuer, serial, notAfter }) =>
    fill(t.certificate, { issuer, serial, until: dayAndTime(notAfter) }),
  username: itself,
  account: (id) => id ?? t.noAccount,
  reason: (reason) => reasonTexts[reason],
  wish: (wish) => wishTexts[wish].label,
  document: numberIn,
  statement: itself,
  evidence: (files) => joined(files.map(fileIn)),
  heard: (id) => id ?? t.noAccount,
  objection: (objection) =>
    objection
      ? fill(t.objection, { at: dayAndTime(objection.at), statement: objection.statement })
      : t.notObjected,
  consent: ({ version }) => fill(t.consent, { version }),
};

/** What is claimed, in words: what there is of it. */
export function claimRows(claim: ReviewClaimShown): SummaryRow[] {
  return members.flatMap((member) => rowOf(claim, member));
}

function isMember(name: string): name is Member {
  return Object.hasOwn(claimLabels, name);
}
const members = Object.keys(claimLabels).filter(isMember);

function rowOf<M extends Member>(
  claim: { [N in M]?: Claim[N] | undefined },
  member: M,
): SummaryRow[] {
  const value = claim[member];
  return value === undefined ? [] : [{ key: claimLabels[member], value: values[member](value) }];
}

function itself(text: string): string {
  return text;
}

function numberIn({ kind, number }: Numbered): Text {
  return fill(t.number, { kind: documentTexts[documentKinds[kind]], number });
}

function fileIn({ type, size }: Pick<Claim['evidence'][number], 'type' | 'size'>): Text {
  const kilobytes = String(Math.ceil(size / 1_000));
  return fill(t.file, { type: evidenceTypeTexts[type], size: kilobytes });
}
