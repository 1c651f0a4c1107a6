import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../../platform/keys.ts';
import type { StaffIdentity } from '../../platform/staff-identity.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { staffSignInCookie } from '../http/cookies.ts';
import { route, type Route } from '../http/route.ts';
import { askProvider } from './ask-provider.ts';
import { sealBegun } from './begun-sign-in.ts';
import { ownPath } from './own-path.ts';

export type StaffSignInDeps = {
  keys: Keys;
  staffProvider: Pick<StaffIdentity, 'authorizationUrl' | 'redeem'>;
  now: () => Date;
};

/**
 * `GET /v1/staff/sign-in`: sends a browser to the staff's provider (OpenID Connect Core 3.1.2.1); what it is
 * to come back with is kept sealed in the browser itself.
 */
export function staffSignIn({ keys, staffProvider, now }: StaffSignInDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/sign-in',
    access: openToAll,
    query: {
      to: z
        .string()
        .max(500)
        .regex(ownPath)
        .optional()
        .describe('Path of the page to come back to'),
    },
    answers: { 303: { description: "To the staff's provider" } },
    refusals: ['StaffProviderUnavailable'],
    operation: {
      id: 'signInAsStaff',
      tag: 'staff',
      summary: { vi: 'Cán bộ đăng nhập', en: 'Sign in as a member of staff' },
    },
    handle: async ({ query: { to } }) => {
      const expected = { state: random(), nonce: random(), codeVerifier: random() };
      const address = await askProvider(() => staffProvider.authorizationUrl(expected));
      const begun = sealBegun(keys, { ...expected, to: to ?? null, at: now().getTime() });
      return {
        status: 303,
        headers: { Location: address, 'Set-Cookie': staffSignInCookie(begun) },
      };
    },
  });
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
