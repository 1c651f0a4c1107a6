import type { Method } from '../methods/methods.ts';
import type { StepName } from '../steps/steps.ts';
import type { FlowKind } from './flow-kind.ts';
import type { FlowRow } from './flow-row.ts';
import { loginFlows } from './login-flows.ts';
import { registrationFlows } from './registration-flows.ts';

type FlowMatrix = Partial<Record<FlowKind, Readonly<Partial<Record<Method, FlowRow>>>>>;

/**
 * The matrix kind x method: every flow that this system offers. Routes, `GET /v1/methods`, the
 * OpenAPI document, metrics and the README's table are made from it. A new method of a kind is one
 * row, one workflow file and one test; a method that no kind had before, one declaration too.
 */
export const flows = {
  registration: registrationFlows,
  login: loginFlows,
} as const satisfies FlowMatrix;

/** The kinds of which there are flows. */
export type OfferedKind = keyof typeof flows;
export type MethodOf<K extends OfferedKind> = K extends OfferedKind
  ? keyof (typeof flows)[K]
  : never;
export type RegistrationMethod = MethodOf<'registration'>;
export type LoginMethod = MethodOf<'login'>;

/** Names a flow's story: what it is for, and how it is proven. */
export type FlowName = {
  [K in OfferedKind]: { readonly kind: K; readonly method: MethodOf<K> };
}[OfferedKind];

/** The same of a flow that is only known to be one of them. */
export type AnyFlow = { readonly kind: OfferedKind; readonly method: Method };

/** The steps of a flow, in order: its method's usual ones, unless it goes by others. */
export function stepsOf(
  flow: AnyFlow & { steps?: readonly StepName[] | undefined },
): readonly StepName[] {
  return flow.steps ?? rowOf(flow).steps;
}

/** The row of a flow; throws for a method that its kind does not have. */
export function rowOf({ kind, method }: AnyFlow): FlowRow {
  const rows: Readonly<Partial<Record<Method, FlowRow>>> = flows[kind];
  const row = rows[method];
  if (!row) throw new Error(`no flow of the kind ${kind} is by ${method}`);
  return row;
}

/** Every flow of the matrix, in its order. */
export const flowNames: readonly FlowName[] = [...namesOf('registration'), ...namesOf('login')];

/** The ways to register, and the ways to sign in. */
export const registrationMethods = namesOf('registration').map(({ method }) => method);
export const loginMethods = namesOf('login').map(({ method }) => method);

function namesOf<K extends OfferedKind>(kind: K): { kind: K; method: MethodOf<K> }[] {
  const isMethod = (name: string): name is MethodOf<K> & string => Object.hasOwn(flows[kind], name);
  return Object.keys(flows[kind])
    .filter(isMethod)
    .map((method) => ({ kind, method }));
}
