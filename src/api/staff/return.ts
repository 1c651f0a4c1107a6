import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { NewStaffSession } from '../../db/staff/staff-sessions.ts';
import { tokenHash } from '../../db/sessions/token-hash.ts';
import { printableAscii } from '../../domain/fields/printable-ascii.ts';
import type { Access } from '../http/access/access.ts';
import {
  clearedStaffSignInCookie,
  readCookies,
  readStaffSignIn,
  staffCookie,
} from '../http/cookies.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { askProvider } from './ask-provider.ts';
import { type BegunSignIn, openBegun } from './begun-sign-in.ts';
import type { StaffSessionDeps } from './session.ts';
import type { StaffSignInDeps } from './sign-in.ts';

export type StaffReturnDeps = StaffSignInDeps &
  Pick<StaffSessionDeps, 'staffSessions'> & {
    staffSessions: {
      open: (session: Pick<NewStaffSession, 'id' | 'tokenHash' | 'member'>) => Promise<void>;
    };
  };

const act = 'returnAsStaff';
const parameter = z.string().min(1).max(2_048).regex(printableAscii).optional();

/**
 * `GET /v1/staff/return`: where the staff's provider sends the browser back to. Only the browser that has
 * begun the sign-in brings what its answer is held against; whoever has no role here is not let in.
 */
export function staffReturn(deps: StaffReturnDeps): Route {
  const { staffProvider, staffSessions } = deps;
  return route({
    method: 'get',
    path: '/v1/staff/return',
    access: begunHere(deps),
    query: {
      state: parameter,
      code: parameter,
      iss: parameter,
      error: parameter,
      session_state: parameter,
      error_description: parameter,
    },
    answers: { 303: { description: 'Signed in: to the page that was asked for' } },
    refusals: ['StaffSignInFailed', 'StaffRoleMissing', 'StaffProviderUnavailable'],
    operation: {
      id: act,
      tag: 'staff',
      summary: {
        vi: 'Trở lại từ hệ thống đăng nhập của cán bộ',
        en: "Back from the staff's provider",
      },
    },
    handle: async ({ begun, endEarlier, networks, query: { state, code, iss } }) => {
      if (code === undefined || state !== begun.state) throw new Refused('StaffSignInFailed');
      const member = await askProvider(() => staffProvider.redeem({ code, state, iss }, begun));
      if (!member) throw new Refused('StaffSignInFailed');
      if (member.roles.length === 0) {
        await staffSessions.noteRefusal({ code: 'StaffRoleMissing', act, member, networks });
        throw new Refused('StaffRoleMissing');
      }
      await endEarlier();
      const token = randomBytes(32).toString('base64url');
      await staffSessions.open({ id: randomUUID(), tokenHash: tokenHash(token), member });
      const cookies = [staffCookie(token), clearedStaffSignInCookie()];
      return { status: 303, headers: { Location: begun.to ?? '/staff', 'Set-Cookie': cookies } };
    },
  });
}

type Begun = {
  begun: BegunSignIn;
  /** Ends the session that the browser had: the new one takes its place, whoever's it was. */
  endEarlier: () => Promise<void>;
};

function begunHere({ keys, now, staffSessions }: StaffReturnDeps): Access<Begun> {
  return {
    refusals: ['StaffSignInFailed'],
    check: ({ headers }) => {
      const begun = openBegun(keys, readStaffSignIn(headers), now());
      if (!begun) throw new Refused('StaffSignInFailed');
      const endEarlier = async (): Promise<void> => {
        const { staff: token } = readCookies(headers);
        const earlier = token === undefined ? null : await staffSessions.read(tokenHash(token));
        if (earlier) await staffSessions.end(earlier.session);
      };
      return { begun, endEarlier };
    },
  };
}
