import { type Answer, has, refusedBy } from './answer.ts';
import type { Ask, Request } from './ask.ts';
import type { ConsentText, DataRequestBody, DataRequestList, DataRequestView } from './contract.ts';
import { readAnswer } from './read-answer.ts';

/** What somebody asks about their own data, and what they have consented to. */
export type DataRequests = {
  /** Their requests, the newest first, from there on where a part has ended. */
  dataRequests: (after?: string) => Promise<Answer<{ requests: DataRequestList }>>;
  /** Makes one: once under its key. */
  askAboutData: (
    body: DataRequestBody,
    key: string,
  ) => Promise<Answer<{ request: DataRequestView }>>;
  /** Withdraws one that is open, or lifts a restriction. */
  withdrawDataRequest: (id: string) => Promise<Answer<object>>;
  /** The consent text of a version; nobody needs to be signed in. */
  consentText: (version: string) => Promise<Answer<{ consent: ConsentText }>>;
};

const path = '/v1/account/data-requests';

/** The same by a session. */
export function dataRequestsBy(ask: Ask, shown: Pick<Request, 'token'>): DataRequests {
  return {
    dataRequests: async (after) => {
      const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
      const received = await ask({ method: 'GET', path: path + query, ...shown });
      return readAnswer(received, isList, (requests) => ({ requests }));
    },
    askAboutData: async (body, key) => {
      const received = await ask({ method: 'POST', path, body, key, ...shown });
      return readAnswer(received, isRequest, (request) => ({ request }));
    },
    withdrawDataRequest: async (id) => {
      const at = `${path}/${encodeURIComponent(id)}`;
      const received = await ask({ method: 'DELETE', path: at, ...shown });
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
    consentText: async (version) => {
      const at = `/v1/consent/${encodeURIComponent(version)}`;
      const received = await ask({ method: 'GET', path: at });
      return readAnswer(received, isConsent, (consent) => ({ consent }));
    },
  };
}

function isList(json: unknown): json is DataRequestList {
  return has(json, 'items') && has(json, 'next');
}

function isRequest(json: unknown): json is DataRequestView {
  return has(json, 'restricts') && has(json, 'dueAt');
}

function isConsent(json: unknown): json is ConsentText {
  return has(json, 'version') && has(json, 'purposes');
}
