import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { printableAscii } from '../../domain/fields/printable-ascii.ts';
import { claimedByState, postState } from '../../domain/proofs/post-state.ts';
import type { Keys } from '../../platform/keys.ts';
import { referenceOf } from '../flows/flow-identity.ts';
import type { Access } from '../http/access/access.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { pageAnswer } from '../pages/page.ts';
import { postReturnAgainPage, postReturnPage } from '../pages/post-return-page.ts';

/** RFC 6749, sections 4.1.2 and 4.1.2.1; `iss`: RFC 9207. A parameter given twice is an array. */
const parameter = z.string().min(1).max(2_048).regex(printableAscii);
const parameters = {
  state: parameter
    .optional()
    .describe(
      'Ours: of the sign-in that the browser was sent to; missing when the page is reloaded',
    ),
  code: parameter.optional(),
  iss: parameter.optional(),
  error: parameter.optional(),
};

export type PostReturnDeps = { keys: Keys; settings: { webOrigin: string } };

/**
 * `GET /callbacks/vietnam-post/return`: where the Post sends a browser back to. It acts for no flow:
 * it hands code and state to the page that opened it, and the client that holds the flow's token
 * submits them. Were a browser's return enough, somebody could send a victim the sign-in address of
 * their own flow, and have the victim's identity in it. As it is, the code comes to the victim's
 * browser alone: the page gives it to our web client's origin (never to whoever opened the window),
 * and shows which flow it is for. An attacker has the token and no code, the victim a code
 * and no token.
 */
export function vietnamPostReturn({ keys, settings: { webOrigin } }: PostReturnDeps): Route {
  return route({
    method: 'get',
    path: '/callbacks/vietnam-post/return',
    access: ourState(keys),
    query: parameters,
    answers: pageAnswer,
    refusals: [],
    operation: {
      id: 'vietnam_post_return',
      tag: 'callback',
      summary: {
        vi: 'Trang mà Bưu điện Việt Nam đưa trình duyệt trở lại',
        en: 'The page that Vietnam Post sends a browser back to',
      },
    },
    handle: ({ signIn, query: { code, error, iss } }) => {
      if (signIn === null) return postReturnAgainPage();
      const { flowId, state } = signIn;
      return postReturnPage({
        reference: referenceOf(flowId),
        submission: { method: 'POST', path: `/v1/flows/${flowId}/steps/vietnam_post` },
        brought: code === undefined || error !== undefined ? null : { code, state, iss },
        isCancelled: error === 'access_denied',
        webOrigin,
      });
    },
  });
}

type SignIn = { flowId: string; state: string };

/**
 * For a browser that brings a state that we have made, and with it the flow that it is of; or nothing at
 * all, as when it loads the page again: null then.
 */
function ourState(keys: Keys): Access<{ signIn: SignIn | null }> {
  return {
    refusals: ['PostStateMismatch'],
    check: ({ query }) => {
      if (Object.keys(query).length === 0) return { signIn: null };
      const { state } = z.object(parameters).safeParse(query).data ?? {};
      const flowId = state === undefined ? null : flowOfState(keys, state);
      if (state === undefined || flowId === null) throw new Refused('PostStateMismatch');
      return { signIn: { flowId, state } };
    },
  };
}

/** The flow whose sign-in a state is of; null when it was not made by us. */
function flowOfState(keys: Keys, state: string): string | null {
  const claimed = claimedByState(state);
  if (!claimed) return null;
  const mac = (text: string): string => keys.lookup('post-state', text).toString('base64url');
  const right = Buffer.from(postState(claimed, mac));
  const given = Buffer.from(state);
  return given.length === right.length && timingSafeEqual(given, right) ? claimed.flowId : null;
}
