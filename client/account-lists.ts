import { type Answer, has, refusedBy } from './answer.ts';
import type { Ask, Received, Request } from './ask.ts';
import type {
  ConsentList,
  IdentityView,
  MethodList,
  MethodView,
  NotMeAnswer,
  SessionList,
  SignInList,
} from './contract.ts';
import { isReport } from './is-report.ts';
import { readAnswer } from './read-answer.ts';

/** The lists of account management, as whoever is signed in reads and edits them. */
export type AccountLists = {
  /** What is held of them, masked. */
  identity: () => Promise<Answer<{ identity: IdentityView }>>;
  /** What they sign in by, and what may be done with each now. */
  methods: () => Promise<Answer<{ methods: MethodList }>>;
  /** Locks one at once; unlocking it takes a change. */
  lockMethod: (id: string) => Promise<Answer<{ method: MethodView }>>;
  /** The open sessions; or those that have ended. */
  sessions: (which?: Listing) => Promise<Answer<{ sessions: SessionList }>>;
  endSession: (id: string) => Promise<Answer<object>>;
  /** Tells how many were ended: where an answer was lost, those of the second time. */
  endOtherSessions: () => Promise<Answer<{ ended: number }>>;
  /** The history, from the latest on or from where a part of it has ended. */
  signIns: (after?: string) => Promise<Answer<{ signIns: SignInList }>>;
  /** Says that a sign-in of the list was not them. */
  reportSignIn: (id: string) => Promise<Answer<{ report: NotMeAnswer }>>;
  consents: () => Promise<Answer<{ consents: ConsentList }>>;
  withdrawConsent: (purpose: string) => Promise<Answer<{ consents: ConsentList }>>;
  giveConsent: (purpose: string) => Promise<Answer<{ consents: ConsentList }>>;
};

/** Which part of the sessions. */
export type Listing = { ended?: boolean; after?: string };

const at = '/v1/account';
/** A name within a path. */
const encoded = encodeURIComponent;

/** The lists of the account of a session. */
export function listsBy(ask: Ask, shown: Pick<Request, 'token'>): AccountLists {
  const send = (method: Request['method'], path: string): Promise<Received> =>
    ask({ method, path: at + path, ...shown });
  return {
    identity: async () =>
      readAnswer(await send('GET', '/identity'), isIdentity, (identity) => ({ identity })),
    methods: async () =>
      readAnswer(await send('GET', '/methods'), isMethods, (methods) => ({ methods })),
    lockMethod: async (id) => {
      const received = await send('POST', `/methods/${encoded(id)}/lock`);
      return readAnswer(received, isMethod, (method) => ({ method }));
    },
    sessions: async ({ ended = false, after } = {}) => {
      const received = await send('GET', `/sessions${query({ ended: String(ended), after })}`);
      return readAnswer(received, isSessions, (sessions) => ({ sessions }));
    },
    endSession: async (id) => {
      const received = await send('DELETE', `/sessions/${encoded(id)}`);
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
    endOtherSessions: async () =>
      readAnswer(await send('DELETE', '/sessions'), isEnded, ({ ended }) => ({ ended })),
    signIns: async (after) =>
      readAnswer(await send('GET', `/sign-ins${query({ after })}`), isSignIns, (signIns) => ({
        signIns,
      })),
    reportSignIn: async (id) =>
      readAnswer(await send('POST', `/sign-ins/${encoded(id)}/not-me`), isReport, (report) => ({
        report,
      })),
    consents: async () => readConsents(await send('GET', '/consents')),
    withdrawConsent: async (purpose) =>
      readConsents(await send('DELETE', `/consents/${encoded(purpose)}`)),
    giveConsent: async (purpose) =>
      readConsents(await send('POST', `/consents/${encoded(purpose)}`)),
  };
}

function readConsents(received: Received): Answer<{ consents: ConsentList }> {
  return readAnswer(received, isConsents, (consents) => ({ consents }));
}

function query(parameters: Record<string, string | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) given.set(name, value);
  }
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}

function isMethods(json: unknown): json is MethodList {
  return isList(json);
}

function isSessions(json: unknown): json is SessionList {
  return isList(json);
}

function isSignIns(json: unknown): json is SignInList {
  return isList(json);
}

function isConsents(json: unknown): json is ConsentList {
  return isList(json);
}

function isList(json: unknown): boolean {
  return has(json, 'items') && has(json, 'next');
}

function isIdentity(json: unknown): json is IdentityView {
  return has(json, 'documents') && has(json, 'contacts');
}

function isMethod(json: unknown): json is MethodView {
  return has(json, 'kind') && has(json, 'state');
}

function isEnded(json: unknown): json is { ended: number } {
  return has(json, 'ended');
}
