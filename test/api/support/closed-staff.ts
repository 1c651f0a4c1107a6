import type { ApiDeps } from '../../../src/api/create-app.ts';

const noProvider = () => Promise.reject(new Error('no provider is to be asked here'));
const noList = () => Promise.reject(new Error('no list is to be read here'));

/** What lies behind the routes of staff: nobody is signed in, and there is nothing. */
export const closedStaff: Pick<
  ApiDeps,
  | 'reviews'
  | 'staffDisputes'
  | 'staffFlows'
  | 'staffAccounts'
  | 'staffProvider'
  | 'staffSessions'
  | 'issueCodecToken'
  | 'outages'
  | 'privacy'
> = {
  reviews: {
    list: () => Promise.resolve({ items: [], next: null }),
    read: () => Promise.resolve(null),
    latestOf: () => Promise.resolve(null),
    decide: () => Promise.resolve({ outcome: 'not_found' }),
    noteRefused: () => Promise.resolve(),
    closeOf: () => Promise.resolve(),
    note: () => Promise.resolve(),
  },
  staffDisputes: {
    list: () => Promise.resolve({ items: [], next: null }),
    read: () => Promise.resolve(null),
    evidenceOf: () => Promise.resolve([]),
    readEvidence: () => Promise.resolve(null),
  },
  staffFlows: {
    find: () => Promise.resolve([]),
    stuck: () => Promise.resolve({ items: [], next: null }),
    story: () => Promise.resolve(null),
    storyOfAct: () => Promise.resolve(null),
    act: () => Promise.resolve({ outcome: 'repeated' }),
  },
  staffAccounts: {
    find: () => Promise.resolve([]),
    read: () => Promise.resolve(null),
    readAfterAct: () => Promise.resolve(null),
    act: () => Promise.resolve({ outcome: 'repeated' }),
  },
  staffProvider: {
    authorizationUrl: noProvider,
    redeem: noProvider,
  },
  staffSessions: {
    read: () => Promise.resolve(null),
    readToken: () => Promise.resolve({ code: 'StaffTokenInvalid' }),
    noteRefusal: () => Promise.resolve(),
    open: () => Promise.resolve(),
    end: () => Promise.resolve(),
  },
  outages: {
    declare: () => Promise.resolve('repeated'),
    end: () => Promise.resolve('not_found'),
    read: () => Promise.resolve(null),
    list: () => Promise.resolve([]),
  },
  issueCodecToken: () => Promise.resolve(new Date(0)),
  privacy: {
    ask: noList,
    list: noList,
    read: noList,
    withdraw: noList,
    queue: noList,
    open: noList,
    answer: noList,
    readEvents: noList,
    readTouched: noList,
  },
};
