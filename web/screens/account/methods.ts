import type { MethodList, MethodsOffered } from '../../../client/contract.ts';
import { type MethodKind, methodKinds } from '../../../src/domain/account/authentication-method.ts';
import { changeFlows } from '../../../src/domain/flows/change-flows.ts';
import type { SubjectType } from '../../../src/domain/flows/levels.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { changePaths, paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { methodHints, methodsTexts as t, methodTitles } from '../../texts/methods.ts';
import { changeOf, methodCard } from './method-card.ts';

/** "Các phương thức xác thực" (guide 3.2): one card each, and those that can be added. */
export const methodsPage: Screen = {
  path: paths.methods,
  get: async ({ client }) => {
    const { items } = orRefuse(await client.methods()).methods;
    const { subjectType } = orRefuse(await client.identity()).identity;
    const { offered } = orRefuse(await client.offered());
    return {
      title: accountTexts.methods,
      caption: t.account,
      area: 'account',
      back: { text: t.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.lead },
        ...items.toSorted(byKind).map(methodCard),
        ...additions(missing(items, subjectType, offered)),
      ],
    };
  },
};

type Item = MethodList['items'][number];

function byKind(a: Item, b: Item): number {
  return methodKinds.indexOf(a.kind) - methodKinds.indexOf(b.kind);
}

/** What the account does not have and may be given: recovery codes come with the app. */
function missing(
  items: readonly Item[],
  subjectType: SubjectType,
  offered: MethodsOffered,
): MethodKind[] {
  return methodKinds.filter((kind) => {
    const change = changeOf(kind);
    const meantFor: readonly SubjectType[] = changeFlows[change].subjectTypes;
    const isOffered = offered.items.some(
      (one) => one.kind === 'change' && one.method === change && one.available,
    );
    const isHeld = items.some((one) => one.kind === kind);
    return kind !== 'recovery_codes' && !isHeld && isOffered && meantFor.includes(subjectType);
  });
}

function additions(kinds: readonly MethodKind[]): Block[] {
  if (kinds.length === 0) return [];
  const items = kinds.map((kind) => {
    const hint = methodHints[kind];
    const href = changePaths[changeOf(kind)];
    return { text: methodTitles[kind], href, ...(hint && { hint }) };
  });
  return [
    { kind: 'heading', text: t.addTitle },
    { kind: 'links', items },
  ];
}
