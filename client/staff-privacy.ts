import { type Answer, has } from './answer.ts';
import type { Ask } from './ask.ts';
import type {
  AuditList,
  BreachReport,
  OpenedRequestView,
  RequestAnswerBody,
  RequestQueue,
} from './contract.ts';
import { readAnswer } from './read-answer.ts';
import { staffAct, staffRead, type Why } from './staff.ts';

/** What a list of the staff is asked by; what is '' is not asked. */
export type Asked = Readonly<Record<string, string>>;

/** Data requests, as support staff answer them, and the audit trail, as auditors read it. */
export type StaffPrivacy = {
  requestQueue: (asked: Asked) => Promise<Answer<{ queue: RequestQueue }>>;
  openDataRequest: (id: string, why: Why) => Promise<Answer<{ request: OpenedRequestView }>>;
  answerDataRequest: (
    id: string,
    body: RequestAnswerBody,
    key: string,
  ) => Promise<Answer<{ request: OpenedRequestView }>>;
  audit: (asked: Asked, why: Why) => Promise<Answer<{ trail: AuditList }>>;
  breachReport: (asked: Asked, why: Why) => Promise<Answer<{ report: BreachReport }>>;
};

/** The same by the browser's staff session. */
export function staffPrivacyBy(ask: Ask): StaffPrivacy {
  const requestPath = (id: string) => `/v1/staff/data-requests/${encodeURIComponent(id)}`;
  return {
    requestQueue: async (asked) => {
      const received = await ask({ method: 'GET', path: at('/v1/staff/data-requests', asked) });
      return readAnswer(received, isQueue, (queue) => ({ queue }));
    },
    openDataRequest: async (id, why) => {
      const received = await staffRead(ask, requestPath(id), why);
      return readAnswer(received, isRequest, (request) => ({ request }));
    },
    answerDataRequest: async (id, body, key) => {
      const received = await staffAct(ask, `${requestPath(id)}/answers`, { body, key });
      return readAnswer(received, isRequest, (request) => ({ request }));
    },
    audit: async (asked, why) => {
      const received = await staffRead(ask, at('/v1/staff/audit', asked), why);
      return readAnswer(received, isTrail, (trail) => ({ trail }));
    },
    breachReport: async (asked, why) => {
      const received = await staffRead(ask, at('/v1/staff/breach-report', asked), why);
      return readAnswer(received, isReport, (report) => ({ report }));
    },
  };
}

function at(path: string, asked: Asked): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function isQueue(json: unknown): json is RequestQueue {
  return has(json, 'items') && has(json, 'next');
}

function isRequest(json: unknown): json is OpenedRequestView {
  return has(json, 'accountId') && has(json, 'dueAt');
}

function isTrail(json: unknown): json is AuditList {
  return has(json, 'items') && has(json, 'seal');
}

function isReport(json: unknown): json is BreachReport {
  return has(json, 'items') && has(json, 'isWhole');
}
