import type { Identity } from '../../db/accounts/read-identity.ts';
import {
  type IdentityView,
  documentKinds,
  identityView,
} from '../../domain/account/identity-view.ts';
import { maskEmail } from '../../domain/subject/mask-email.ts';
import { maskNumber } from '../../domain/subject/mask-number.ts';
import { maskPhone } from '../../domain/subject/mask-phone.ts';
import { referenceOf } from '../flows/flow-identity.ts';
import { session } from '../http/access/session.ts';
import { route, type Route } from '../http/route.ts';
import type { ListDeps } from './list-deps.ts';

/** `GET /v1/account/identity`: what we hold of whoever is signed in, masked (guide 3.1). */
export function identity(deps: ListDeps): Route {
  return route({
    method: 'get',
    path: '/v1/account/identity',
    access: session(deps),
    answers: { 200: { description: 'What is held, and from whom', schema: identityView } },
    refusals: [],
    operation: {
      id: 'readIdentity',
      tag: 'account',
      summary: { vi: 'Thông tin định danh', en: 'The identity that is held' },
    },
    handle: async ({ session: { accountId } }) => ({
      status: 200,
      json: presentIdentity(await deps.lists.readIdentity(accountId)),
    }),
  });
}

/** What is held of somebody, documents and contacts masked. */
export function presentIdentity({ phone, email, since, ...held }: Identity): IdentityView {
  return {
    ...held,
    reference: referenceOf(held.id),
    documents: held.documents.map(({ kind, number, addedAt, ...document }) => ({
      ...document,
      kind: documentKinds[kind],
      number: maskNumber(number),
      addedAt: addedAt.toISOString(),
    })),
    contacts: [
      ...(phone
        ? [
            {
              id: phone.id,
              kind: 'phone' as const,
              value: maskPhone(phone.value),
              verifiedAt: phone.verifiedAt.toISOString(),
            },
          ]
        : []),
      ...(email
        ? [
            {
              id: 'email',
              kind: 'email' as const,
              value: maskEmail(email.value),
              verifiedAt: email.verifiedAt?.toISOString() ?? null,
            },
          ]
        : []),
    ],
    since: since.toISOString(),
  };
}
