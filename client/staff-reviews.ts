import { type Answer, has, refusedBy } from './answer.ts';
import type { Ask } from './ask.ts';
import type {
  DecisionBody,
  DisputeLines,
  DisputeView,
  ReviewLines,
  ReviewView,
} from './contract.ts';
import { readAnswer } from './read-answer.ts';
import { staffAct, staffRead, type Why } from './staff.ts';

/** A file as it was sent, under the name that it is saved by. */
export type EvidenceFile = { fileName: string; content: Uint8Array };

/** What staff do about manual verification and complaints. */
export type StaffReviews = {
  reviews: (after?: string) => Promise<Answer<{ reviews: ReviewLines }>>;
  review: (id: string, why: Why) => Promise<Answer<{ review: ReviewView }>>;
  /** Once under its key; answers with the review as it stands then. */
  decideReview: (
    id: string,
    decision: { body: DecisionBody; key: string },
  ) => Promise<Answer<{ review: ReviewView }>>;
  disputes: (after?: string) => Promise<Answer<{ disputes: DisputeLines }>>;
  dispute: (id: string, why: Why) => Promise<Answer<{ dispute: DisputeView }>>;
  evidenceFile: (
    of: { dispute: string; id: string },
    why: Why,
  ) => Promise<Answer<{ file: EvidenceFile }>>;
};

const encoded = encodeURIComponent;

export function staffReviewsBy(ask: Ask): StaffReviews {
  const list = (what: string, after?: string) => {
    const query = after === undefined ? '' : `?after=${encoded(after)}`;
    return ask({ method: 'GET', path: `/v1/staff/${what}${query}` });
  };
  const at = (what: string, id: string) => `/v1/staff/${what}/${encoded(id)}`;
  return {
    reviews: async (after) =>
      readAnswer(await list('reviews', after), isReviews, (reviews) => ({ reviews })),
    review: async (id, why) =>
      readAnswer(await staffRead(ask, at('reviews', id), why), isReview, (review) => ({ review })),
    decideReview: async (id, decision) => {
      const received = await staffAct(ask, `${at('reviews', id)}/decisions`, decision);
      return readAnswer(received, isReview, (review) => ({ review }));
    },
    disputes: async (after) =>
      readAnswer(await list('disputes', after), isDisputes, (disputes) => ({ disputes })),
    dispute: async (id, why) =>
      readAnswer(await staffRead(ask, at('disputes', id), why), isDispute, (dispute) => ({
        dispute,
      })),
    evidenceFile: async ({ dispute, id }, why) => {
      const path = `${at('disputes', dispute)}/evidence/${encoded(id)}`;
      const received = await staffRead(ask, path, why);
      const { status, headers, body } = received;
      if (status !== 200 || !body) return refusedBy(received);
      const [, fileName = 'file'] =
        /filename="([\w.-]+)"/.exec(headers.get('content-disposition') ?? '') ?? [];
      const content = new Uint8Array(await new Response(body).arrayBuffer());
      return { ok: true, status, file: { fileName, content } };
    },
  };
}

function isReviews(json: unknown): json is ReviewLines {
  return has(json, 'items') && has(json, 'next');
}

function isDisputes(json: unknown): json is DisputeLines {
  return has(json, 'items') && has(json, 'next');
}

function isReview(json: unknown): json is ReviewView {
  return has(json, 'claimDigest') && has(json, 'choices');
}

function isDispute(json: unknown): json is DisputeView {
  return has(json, 'hearing') && has(json, 'evidence');
}
