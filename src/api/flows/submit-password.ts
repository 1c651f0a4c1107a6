import type { FlowRow } from '../../db/flows/flows.ts';
import { checkPassword, guidePasswordPolicy } from '../../domain/account/password.ts';
import type { SubmissionAnswer } from './answer-submission.ts';
import type { HashPassword } from './hash-password.ts';
import { refuseFlow } from './refuse-flow.ts';
import { type HashedRequest, submitHashed, type SubmitHashedDeps } from './submit-hashed.ts';
import { toCredential } from './to-credential.ts';

const step = 'password';

export type PasswordDeps = SubmitHashedDeps & {
  hashPassword: HashPassword;
  isCommonPassword: (password: string) => boolean;
};

type Typed = { password: string; repeated: string };

/** Takes a chosen password to its flow; one against the rule is refused before it is hashed. */
export function submitPassword(
  deps: PasswordDeps,
  request: HashedRequest,
  typed: Typed,
): Promise<SubmissionAnswer<200>> {
  const { flowId } = request;
  return submitHashed(deps, request, {
    step,
    check: (row) => {
      refuseBadPassword(deps, row, typed);
    },
    toData: async (key) => ({
      step,
      data: await toCredential(deps, flowId, key, typed.password),
    }),
  });
}

function refuseBadPassword(
  { isCommonPassword }: PasswordDeps,
  row: FlowRow,
  { password, repeated }: Typed,
): void {
  if (password !== repeated) {
    const errors = [{ pointer: '/repeated', code: 'InvalidValue' } as const];
    throw refuseFlow({ code: 'PasswordsDiffer', errors }, row);
  }
  // A flow that is open at this step has come past the details: without them there is no rule.
  const { documentNumber, phone, fullName } = row.personal ?? {};
  if (documentNumber === undefined || phone === undefined || fullName === undefined) {
    throw new Error('A flow at its password without the details.');
  }
  const personal = { documentNumber, phone, fullName };
  const broken = checkPassword(password, guidePasswordPolicy, personal, isCommonPassword);
  if (broken.length === 0) return;
  const errors = broken.map((code) => ({ pointer: '/password', code }));
  throw refuseFlow({ code: 'PasswordTooWeak', errors }, row);
}
