import { changeFlows } from '../flows/change-flows.ts';
import type { OwnFlowRow } from '../flows/flow-row.ts';
import type { SubjectType } from '../flows/levels.ts';
import { type Method, isMethod } from '../methods/methods.ts';
import { withdrawalLocks } from '../subject/consent.ts';
import type { MethodKind } from './authentication-method.ts';
import type { MethodAction } from './method-view.ts';
import { hasWayInWithout, removedWith } from './ways-in.ts';

type Having = {
  methods: readonly { kind: MethodKind; isLocked: boolean; isEmpty: boolean }[];
  subjectType: SubjectType;
  /** The purposes that are not consented to any more. */
  withdrawn: readonly string[];
  /** The methods that this installation offers. */
  offered: readonly Method[];
};

const changes: Readonly<Partial<Record<string, OwnFlowRow>>> = changeFlows;

/** What may be done now with a method of an account: nothing that would leave it without a way in. */
export function methodActions(
  { kind, isLocked }: Having['methods'][number],
  having: Having,
): MethodAction[] {
  const { methods, withdrawn } = having;
  const isWithdrawn = withdrawn.some((purpose) => withdrawalLocks(purpose)?.includes(kind));
  const may: Record<MethodAction, boolean> = {
    change: !isWithdrawn && isChanged(kind, having),
    remove: hasWayInWithout(methods, [kind, ...removedWith(kind)]),
    lock: !isLocked && hasWayInWithout(methods, [kind]),
    unlock: isLocked && !isWithdrawn,
  };
  const all: readonly MethodAction[] = ['change', 'remove', 'lock', 'unlock'];
  return all.filter((action) => may[action]);
}

/** Whether there is a change that puts another one in its place. */
function isChanged(kind: MethodKind, { methods, subjectType, offered }: Having): boolean {
  const change = kind === 'otp_phone' ? 'phone' : kind;
  if (isMethod(change) && !offered.includes(change)) return false;
  // A new set of recovery codes is given to whoever has the app that they stand in for.
  const needs: MethodKind = kind === 'recovery_codes' ? 'authenticator_app' : kind;
  if (!methods.some((method) => method.kind === needs)) return false;
  return changes[change]?.subjectTypes.includes(subjectType) === true;
}
