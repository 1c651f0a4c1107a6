import { z } from 'zod';
import { notSignedIn } from '../account/not-signed-in.ts';
import { printableAscii } from '../fields/printable-ascii.ts';
import { reviewShown } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** RFC 6749 leaves lengths open; no code or state of ours or of the Post comes near. */
const longestParameter = 2_048;
const parameter = z.string().min(1).max(longestParameter).regex(printableAscii);

const body = z.strictObject({
  code: parameter.describe('As Vietnam Post gave it to the browser'),
  state: parameter.describe('Likewise'),
  iss: parameter.exactOptional().describe('Likewise, where it did (RFC 9207)'),
});

/** What the browser brought back from Vietnam Post. */
export type PostReturn = z.output<typeof body>;

/** The sign-in at Vietnam Post, and the wait for a clerk there to check the papers (guide 1.5). */
export const vietnamPost = {
  summary: {
    vi: 'Tiếp tục sau khi đăng nhập Bưu điện Việt Nam',
    en: 'Go on after the sign-in at Vietnam Post',
  },
  body: () => body,
  shows: {
    redirect: z.object({
      url: z.string().describe('Where the browser goes to sign in at Vietnam Post'),
    }),
    review: reviewShown,
  },
  actions: { askForReview: [] },
  refusals: [
    'PostSignInFailed',
    'PostStateMismatch',
    'PostTokenMalformed',
    'PostTokenAlgorithmForbidden',
    'PostTokenSignatureInvalid',
    'PostTokenIssuerMismatch',
    'PostTokenAudienceMismatch',
    'PostTokenNonceMismatch',
    'PostTokenExpired',
    'PostTokenNotYetValid',
    'PostTokenIncomplete',
    'PostAccountLinked',
    'PostUnavailable',
    'AccountAlreadyExists',
    'NoAccountYet',
    'PostAccountNotLinked',
    'PostPapersNotChecked',
    'ProofOfAnotherPerson',
    ...notSignedIn,
  ],
} as const satisfies StepDeclaration;
