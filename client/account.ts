import { type Answer, refusedBy } from './answer.ts';
import type { Ask, Received } from './ask.ts';
import { type AccountLists, listsBy } from './account-lists.ts';
import type {
  CancelledAnswer,
  NotMeAnswer,
  ObjectionBody,
  OwnDataAnswer,
  SessionView,
} from './contract.ts';
import { type DataRequests, dataRequestsBy } from './data-requests.ts';
import { isReport } from './is-report.ts';

/**
 * What a login with delivery `token` hands over to a client that keeps no cookies, as `result.session`
 * has it; both are secrets. The device's outlives the session: a device that is known is asked less.
 */
export type SessionTokens = {
  token?: string | undefined;
  deviceToken?: string | undefined;
};

/** What somebody does with a session: the one of the client's tokens, else of the browser's cookie. */
export type Account = AccountLists &
  DataRequests & {
    /** Who is signed in, at which level, until when. */
    session: () => Promise<Answer<{ session: SessionView }>>;
    /** Signs out, also the second time. */
    signOut: () => Promise<Answer<object>>;
    /**
     * Says by a notice's code that a sign-in was not its reader's; nobody needs to be signed in. A code
     * works once: where its answer is lost, it is refused the second time, and was taken all the same.
     */
    notMe: (code: string) => Promise<Answer<{ report: NotMeAnswer }>>;
    /**
     * Takes back by a notice's code what a flow is about to do to the account; nobody needs to be signed in.
     * Repeated where the flow could not be reached; once it has ended, the code is refused.
     */
    cancelByCode: (code: string) => Promise<Answer<CancelledAnswer>>;
    /**
     * Says by a notice's code why a complaint about the account is wrong; nobody needs to be signed in. A code
     * works once.
     */
    object: (objection: ObjectionBody) => Promise<Answer<object>>;
    /** All that is held of the account; who they are must have been proven a short while ago. */
    exportData: () => Promise<Answer<{ exported: OwnDataAnswer }>>;
  };

/** An account by the tokens of a session. */
export function accountBy(ask: Ask, { token }: SessionTokens): Account {
  const shown = token === undefined ? {} : { token };
  return {
    ...listsBy(ask, shown),
    ...dataRequestsBy(ask, shown),
    session: async () => {
      const received = await ask({ method: 'GET', path: '/v1/session', ...shown });
      const { status, json } = received;
      return isSession(json) ? { ok: true, status, session: json } : refusedBy(received);
    },
    signOut: async () => {
      const received = await ask({ method: 'DELETE', path: '/v1/session', ...shown });
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
    notMe: async (code) => {
      const body = { code };
      const received = await ask({ method: 'POST', path: '/v1/sign-ins/not-me', body });
      const { status, json } = received;
      return isReport(json) ? { ok: true, status, report: json } : refusedBy(received);
    },
    cancelByCode: async (code) => {
      const body = { code };
      const received = await ask({ method: 'POST', path: '/v1/cancellations', body });
      const { status, json } = received;
      return isCancelled(json) ? { ok: true, status, ...json } : refusedBy(received);
    },
    object: async (body) => {
      const received = await ask({ method: 'POST', path: '/v1/objections', body });
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
    exportData: async () => {
      const received = await ask({ method: 'GET', path: '/v1/account/export', ...shown });
      const { status, json } = received;
      return isExport(json) ? { ok: true, status, exported: json } : refusedBy(received);
    },
  };
}

function isCancelled(json: Received['json']): json is CancelledAnswer {
  return typeof json === 'object' && json !== null && 'cancelled' in json;
}

function isSession(json: Received['json']): json is SessionView {
  return typeof json === 'object' && json !== null && 'provenAt' in json && 'idleUntil' in json;
}

function isExport(json: Received['json']): json is OwnDataAnswer {
  return typeof json === 'object' && json !== null && 'exportedAt' in json;
}
