import type { Change, MethodView } from '../../../client/contract.ts';
import type { MethodKind } from '../../../src/domain/account/authentication-method.ts';
import type { MethodAction } from '../../../src/domain/account/method-view.ts';
import { recoveryCodesInSet } from '../../../src/domain/account/recovery-codes.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { changePaths, methodKindSlugs, paths } from '../../paths.ts';
import { methodActionTexts, methodsTexts as t, methodTitles } from '../../texts/methods.ts';

/** A method of the account: what it is, and what may be done with it now. */
export function methodCard(method: MethodView): Block {
  const { kind, actions } = method;
  const title = methodTitles[kind];
  return {
    kind: 'summary',
    title,
    rows: [...methodRows(method), ...noteRows(method)],
    actions: actions.map((action) => ({
      text: methodActionTexts[action],
      href: pathOf(kind, action),
      hint: title,
    })),
  };
}

/** What is known of it. */
export function methodRows(method: MethodView): SummaryRow[] {
  const { state, addedAt, lastUsedAt } = method;
  return [
    { key: t.state, value: state === 'active' ? t.active : t.locked },
    ...tellingRows(method),
    { key: t.addedAt, value: dayAndTime(addedAt) },
    { key: t.lastUsedAt, value: lastUsedAt === null ? t.neverUsed : dayAndTime(lastUsedAt) },
  ];
}

/** The change that adds a method of the kind, or puts another one in its place. */
export function changeOf(kind: MethodKind): Change {
  return kind === 'otp_phone' ? 'phone' : kind;
}

function pathOf(kind: MethodKind, action: MethodAction): string {
  const slug = methodKindSlugs[kind];
  switch (action) {
    case 'change':
      return changePaths[changeOf(kind)];
    case 'remove':
      return `${changePaths.removal}/${slug}`;
    case 'lock':
      return `${paths.methods}/${slug}/khoa`;
    case 'unlock':
      return `${changePaths.unlock}/${slug}`;
  }
}

/** What tells it from another one of its kind. */
function tellingRows({ kind, shown, codesLeft, certificate }: MethodView): SummaryRow[] {
  if (codesLeft !== undefined) {
    const parts = { left: String(codesLeft), all: String(recoveryCodesInSet) };
    return [{ key: t.codesLeft, value: fill(t.codesLeftValue, parts) }];
  }
  const isOfPhone = kind === 'otp_phone' || kind === 'sim_signature';
  return [
    ...(isOfPhone && shown !== null ? [{ key: t.phone, value: shown }] : []),
    ...(certificate
      ? [
          { key: t.issuer, value: certificate.issuer },
          { key: t.serial, value: certificate.serialEnd },
          { key: t.validUntil, value: dayAndTime(certificate.notAfter) },
        ]
      : []),
  ];
}

/** Why something may not be done with it that people look for. */
function noteRows({ state, actions }: MethodView): SummaryRow[] {
  if (state === 'active') {
    return actions.includes('remove') ? [] : [{ key: t.note, value: t.onlyWayIn }];
  }
  if (actions.includes('unlock')) return [];
  const consents = { text: t.toConsents, href: paths.consents };
  return [{ key: t.note, value: t.consentWithdrawn, actions: [consents] }];
}
