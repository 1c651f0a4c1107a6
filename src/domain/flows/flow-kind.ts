/** What a flow is for; also the purpose that a proof in it is given for. */
export const flowKinds = ['registration', 'login', 'recovery', 'change', 'dispute'] as const;
export type FlowKind = (typeof flowKinds)[number];
