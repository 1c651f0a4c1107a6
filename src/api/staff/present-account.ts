import type { AccountFound } from '../../db/staff/find-accounts.ts';
import type { AccountShown, AccountState } from '../../db/staff/read-account.ts';
import type { Language } from '../../domain/flows/text.ts';
import { problems } from '../../domain/problems/problems.ts';
import { offeredAccountActs } from '../../domain/staff/account-acts.ts';
import type { FoundAccountsView, StaffAccountView } from '../../domain/staff/account-views.ts';
import type { StaffMember } from '../../domain/staff/roles.ts';
import { maskName } from '../../domain/subject/mask-name.ts';
import { presentIdentity } from '../account/identity.ts';
import { presentMethods } from '../account/present-methods.ts';
import { referenceOf } from '../flows/flow-identity.ts';
import { presentFlowLine } from './present-flow-line.ts';
import { presentAct } from './present-story.ts';

type Line = FoundAccountsView['items'][number];

/** An account that was found: masked. */
export function presentFound(found: AccountFound): Line {
  const { id, subjectType, level, fullName } = found;
  const name = maskName(fullName);
  return { id, reference: referenceOf(id), subjectType, level, name, state: stateOf(found) };
}

/** An account as this member of staff is shown it: masked, with what they may do now. */
export function presentAccount(
  { identity, state, ...shown }: AccountShown,
  staff: StaffMember,
  language: Language,
): StaffAccountView {
  const { id, reference, subjectType, level, fullName, since, documents, contacts } =
    presentIdentity(identity);
  return {
    ...{ id, reference, subjectType, level, since, contacts },
    name: maskName(fullName),
    documents: documents.map(({ kind, number, source, addedAt }) => ({
      ...{ kind, number, source, addedAt },
    })),
    state: stateOf(state),
    restrictions: restrictionsOf(state),
    openSessions: state.openSessions,
    methods: presentMethods(shown.methods, []).map((method) => {
      const { kind, state: how, addedAt, lastUsedAt, shown: which } = method;
      return { kind, state: how, addedAt, lastUsedAt, shown: which };
    }),
    signIns: shown.signIns.map((line) => presentSignIn(line, language)),
    flows: shown.flows.map((line) => presentFlowLine(line, language)),
    recoveries: shown.recoveries.map((line) => presentFlowLine(line, language)),
    actions: offeredAccountActs(state, staff.roles).map((act) => presentAct(act, language)),
  };
}

function stateOf({ lockedBecause, closingAt }: Pick<AccountState, 'lockedBecause' | 'closingAt'>) {
  if (lockedBecause) return 'locked';
  return closingAt ? 'closing' : 'open';
}

function restrictionsOf({
  lockedAt,
  lockedBecause,
  closingAt,
  isHeard,
}: AccountState): StaffAccountView['restrictions'] {
  return {
    locked:
      lockedAt && lockedBecause ? { since: lockedAt.toISOString(), because: lockedBecause } : null,
    closingAt: closingAt?.toISOString() ?? null,
    heard: isHeard,
  };
}

function presentSignIn(
  { at, method, outcome, problem, deviceName }: AccountShown['signIns'][number],
  language: Language,
): StaffAccountView['signIns'][number] {
  return {
    at: at.toISOString(),
    method,
    outcome,
    problem: problem && { code: problem, title: problems[problem].title[language] },
    device: deviceName,
  };
}
