import type { MethodDeclaration } from '../methods/method-declaration.ts';
import { type Method, isMethod, methods } from '../methods/methods.ts';
import type { StepName } from '../steps/steps.ts';
import { changeFlows } from './change-flows.ts';
import { disputeFlows } from './dispute-flows.ts';
import type { FlowKind } from './flow-kind.ts';
import type { FlowRow, OwnFlowRow } from './flow-row.ts';
import { loginFlows } from './login-flows.ts';
import { recoveryFlows } from './recovery-flows.ts';
import { registrationFlows } from './registration-flows.ts';

type ByMethod = Readonly<Partial<Record<Method, FlowRow>>>;
type ByName = Readonly<Record<string, OwnFlowRow>>;

/**
 * The matrix: every flow that this system offers, by its kind, and by the method that it is proven by;
 * a change by what is changed. Routes, `GET /v1/methods`, the OpenAPI document, metrics and the
 * README's table are made from it. A new method of a kind is one row, one workflow file and one test;
 * a method that no kind had before, one declaration too.
 */
export const flows = {
  registration: registrationFlows,
  login: loginFlows,
  recovery: recoveryFlows,
  change: changeFlows,
  dispute: disputeFlows,
} as const satisfies Partial<Record<FlowKind, ByMethod | ByName>>;

/** The kinds of which there are flows. */
export type OfferedKind = keyof typeof flows;
export type MethodOf<K extends OfferedKind> = K extends OfferedKind
  ? keyof (typeof flows)[K]
  : never;
export type RegistrationMethod = MethodOf<'registration'>;
export type LoginMethod = MethodOf<'login'>;
export type Recovery = MethodOf<'recovery'>;
export type Change = MethodOf<'change'>;

/** What a flow may be named by beside its kind. */
export type FlowMethod = MethodOf<OfferedKind>;

/** Names a flow's story: what it is for, and how it is proven. */
export type FlowName = {
  [K in OfferedKind]: { readonly kind: K; readonly method: MethodOf<K> };
}[OfferedKind];

/** The same of a flow that is only known to be one of them. */
export type AnyFlow = { readonly kind: OfferedKind; readonly method: FlowMethod };

/** The steps of a flow, in order: its method's usual ones, unless it goes by others. */
export function stepsOf(
  flow: AnyFlow & { steps?: readonly StepName[] | undefined },
): readonly StepName[] {
  return flow.steps ?? rowOf(flow).steps;
}

/** The row of a flow; throws for a method that its kind does not have. */
export function rowOf({ kind, method }: AnyFlow): FlowRow | OwnFlowRow {
  const rows: Readonly<Partial<Record<string, FlowRow | OwnFlowRow>>> = flows[kind];
  const row = rows[method];
  if (!row) throw new Error(`no flow of the kind ${kind} is by ${method}`);
  return row;
}

/** What there is to say of a flow beside its row: its own words, or those of the method it is proven by. */
export function declarationOf(
  flow: AnyFlow,
): Pick<MethodDeclaration, 'title' | 'asksFirst' | 'refusals'> {
  const row = rowOf(flow);
  if ('title' in row) return row;
  const { method } = flow;
  if (!isMethod(method)) throw new Error(`nothing says what ${method} is`);
  return methods[method];
}

/** Whether a flow can be taken up on another device. */
export function isResumable(flow: AnyFlow): boolean {
  return rowOf(flow).resumable === true;
}

/** Every flow of the matrix, in its order. */
export const flowNames: readonly FlowName[] = [
  ...namesOf('registration'),
  ...namesOf('login'),
  ...namesOf('recovery'),
  ...namesOf('change'),
  ...namesOf('dispute'),
];

/** The names that flows go by beside their kinds, each once: as a schema wants them. */
export const flowMethods: readonly FlowMethod[] = [
  ...new Set(flowNames.map(({ method }) => method)),
];

/** The ways to register, to sign in, and back in; and what can be changed. */
export const registrationMethods = namesOf('registration').map(({ method }) => method);
export const loginMethods = namesOf('login').map(({ method }) => method);
export const recoveries = namesOf('recovery').map(({ method }) => method);
export const changes = namesOf('change').map(({ method }) => method);

function namesOf<K extends OfferedKind>(kind: K): { kind: K; method: MethodOf<K> }[] {
  const isName = (name: string): name is MethodOf<K> & string => Object.hasOwn(flows[kind], name);
  return Object.keys(flows[kind])
    .filter(isName)
    .map((method) => ({ kind, method }));
}
