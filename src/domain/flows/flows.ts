import type { Method } from '../methods/methods.ts';
import type { FlowKind } from './flow-kind.ts';
import type { FlowRow } from './flow-row.ts';
import { registrationFlows } from './registration-flows.ts';

type FlowMatrix = Partial<Record<FlowKind, Readonly<Partial<Record<Method, FlowRow>>>>>;

/**
 * The matrix kind x method: every flow that this system offers. Routes, `GET /v1/methods`, the
 * OpenAPI document, metrics and the README's table are made from it. A new method of a kind is one
 * row, one workflow file and one test; a method that no kind had before, one declaration too.
 */
export const flows = { registration: registrationFlows } as const satisfies FlowMatrix;

/** The kinds of which there are flows. */
export type OfferedKind = keyof typeof flows;
export type MethodOf<K extends OfferedKind> = keyof (typeof flows)[K];

/** Names a flow's story: what it is for, and how it is proven. */
export type FlowName = {
  [K in OfferedKind]: { readonly kind: K; readonly method: MethodOf<K> };
}[OfferedKind];

/** The row of a flow. */
export function rowOf({ kind, method }: FlowName): FlowRow {
  return flows[kind][method];
}

/** Every flow of the matrix, in its order. */
export const flowNames: readonly FlowName[] = namesOf('registration');

function namesOf<K extends OfferedKind>(kind: K): { kind: K; method: MethodOf<K> }[] {
  const isMethod = (name: string): name is MethodOf<K> & string => Object.hasOwn(flows[kind], name);
  return Object.keys(flows[kind])
    .filter(isMethod)
    .map((method) => ({ kind, method }));
}
