import type { z } from 'zod';
import type { FlowView, problemAnswer } from '../src/domain/flows/flow-view.ts';
import type {
  Change,
  LoginMethod,
  MethodOf,
  OfferedKind,
  Recovery,
  RegistrationMethod,
} from '../src/domain/flows/flows.ts';
import type { kinds } from '../src/domain/flows/kinds.ts';
import type { ActionOnRoute } from '../src/domain/steps/actions.ts';
import type { changeBodies } from '../src/domain/account/change-bodies.ts';
import type { loginBodies } from '../src/domain/account/login-bodies.ts';
import type { cancelledAnswer } from '../src/domain/account/cancelled.ts';
import type { consentListView } from '../src/domain/account/consent-view.ts';
import type { IdentityView } from '../src/domain/account/identity-view.ts';
import type { MethodView, methodListView } from '../src/domain/account/method-view.ts';
import type { OwnDataAnswer } from '../src/domain/account/own-data-answer.ts';
import type { evidenceList, EvidenceType, EvidenceView } from '../src/domain/dispute/evidence.ts';
import type { recoveryBodies } from '../src/domain/account/recovery-bodies.ts';
import type { objectionBody } from '../src/domain/dispute/objection.ts';
import type { disputeFlows } from '../src/domain/flows/dispute-flows.ts';
import type { recoveryFlows } from '../src/domain/flows/recovery-flows.ts';
import type { notMeAnswer } from '../src/domain/account/not-me.ts';
import type { sessionListView } from '../src/domain/account/session-list-view.ts';
import type { signInListView } from '../src/domain/account/sign-in-view.ts';
import type { SessionView } from '../src/domain/account/session.ts';
import type { FoundAccountsView, StaffAccountView } from '../src/domain/staff/account-views.ts';
import type { AccountAct } from '../src/domain/staff/account-acts.ts';
import type { OutsideSystem } from '../src/domain/flows/waiting-for.ts';
import type { OutageView } from '../src/domain/staff/outages.ts';
import type { FlowAct } from '../src/domain/staff/flow-acts.ts';
import type { FlowLineView, StoryView } from '../src/domain/staff/flow-views.ts';
import type { AuditList, BreachReport } from '../src/domain/privacy/audit-views.ts';
import type { dataRequestAnswerBody, dataRequestBody } from '../src/domain/privacy/data-request.ts';
import type {
  dataRequestList,
  DataRequestView,
  OpenedRequestView,
  RequestQueue,
} from '../src/domain/privacy/data-request-views.ts';
import type { CodecTokenView } from '../src/domain/staff/codec-token.ts';
import type { disputeLines, DisputeView } from '../src/domain/staff/dispute-view.ts';
import type { DecisionBody, reviewLines, ReviewView } from '../src/domain/staff/review-view.ts';
import type { StaffSessionView } from '../src/domain/staff/staff-session.ts';
import type { detailsBodies } from '../src/domain/steps/details/details-bodies.ts';
import type { SubmittedStep, steps } from '../src/domain/steps/steps.ts';

/** The one place where the client takes its types from the declarations: nothing is typed again. */
export type {
  AccountAct,
  ActionOnRoute,
  AuditList,
  BreachReport,
  Change,
  CodecTokenView,
  DataRequestView,
  EvidenceType,
  EvidenceView,
  FlowAct,
  FlowLineView,
  FlowView,
  FoundAccountsView,
  IdentityView,
  LoginMethod,
  MethodView,
  DecisionBody,
  DisputeView,
  OfferedKind,
  OpenedRequestView,
  OutageView,
  OutsideSystem,
  OwnDataAnswer,
  RegistrationMethod,
  RequestQueue,
  ReviewView,
  SessionView,
  StaffAccountView,
  StaffSessionView,
  StoryView,
  SubmittedStep,
};

/** The reviews, and the complaints, that wait for staff. */
export type ReviewLines = z.output<typeof reviewLines>;
export type DisputeLines = z.output<typeof disputeLines>;

/** The body of every answer of 4xx and 5xx. */
export type ProblemAnswer = z.output<typeof problemAnswer>;

/** What is told on the first step of a method, as a client writes it. */
export type DetailsBody<M extends RegistrationMethod = RegistrationMethod> = {
  [N in RegistrationMethod]: z.input<ReturnType<typeof detailsBodies>[N]>;
}[M];

/** The methods that flows of a kind are started by. */
export type MethodIn<K extends OfferedKind> = MethodOf<K> & string;

/** What starts a flow, by its kind and method. */
export type StartBody<K extends OfferedKind, M extends MethodIn<K>> = {
  registration: M extends RegistrationMethod ? DetailsBody<M> : never;
  login: M extends LoginMethod ? LoginBody<M> : never;
  recovery: M extends Recovery ? RecoveryBody<M> : never;
  change: M extends Change ? ChangeBody<M> : never;
  dispute: StepBody<'what_happened'>;
}[K];

/** What a recovery is started with. */
export type RecoveryBody<R extends Recovery = Recovery> = {
  [N in Recovery]: z.input<(typeof recoveryBodies)[N]>;
}[R];

/** What a change is started with. */
export type ChangeBody<C extends Change = Change> = {
  [N in Change]: z.input<(typeof changeBodies)[N]>;
}[C];

/** What a login is started with. */
export type LoginBody<M extends LoginMethod = LoginMethod> = {
  [N in LoginMethod]: z.input<(typeof loginBodies)[N]>;
}[M];

/** What was done about a sign-in that was not its owner's. */
export type NotMeAnswer = z.output<typeof notMeAnswer>;

/** What is said against a complaint. */
export type ObjectionBody = z.input<typeof objectionBody>;

/** The files of a complaint. */
export type EvidenceList = z.output<typeof evidenceList>;

/** What was taken back by a code. */
export type CancelledAnswer = z.output<typeof cancelledAnswer>;
/** The lists of account management. */
export type MethodList = z.output<typeof methodListView>;
export type SessionList = z.output<typeof sessionListView>;
export type SignInList = z.output<typeof signInListView>;
export type ConsentList = z.output<typeof consentListView>;

/** What is asked about one's own data, and how staff answer. */
export type DataRequestBody = z.input<typeof dataRequestBody>;
export type DataRequestList = z.output<typeof dataRequestList>;
export type RequestAnswerBody = z.input<typeof dataRequestAnswerBody>;

/** What is submitted at a step; details go by the flow's method. */
export type StepBody<S extends SubmittedStep> = {
  [N in SubmittedStep]: N extends 'details'
    ? DetailsBody
    : z.input<ReturnType<(typeof steps)[N]['body']>>;
}[S];

/** The text that a start consents to, in the language asked for. */
export type ConsentText = {
  /** Named in the body of a start. */
  version: string;
  text: string;
  purposes: readonly { purpose: string; text: string }[];
};

/** Whether a start needs a solved challenge, and one to solve. */
export type BotCheckOffer = { required: false } | { required: true; challenge: object };

/** The flows that there are, as a client needs to know of them. */
export type MethodsOffered = {
  items: readonly { kind: string; method: string; title: string; available: boolean }[];
};

/** Where the flows of a kind are started: under this path, by their names. */
const startPaths: { [K in OfferedKind]: (typeof kinds)[K]['path'] } = {
  registration: '/v1/registrations',
  login: '/v1/logins',
  recovery: '/v1/recoveries',
  change: '/v1/account/changes',
  dispute: '/v1/disputes',
};

/** Those that are started elsewhere. */
const ownPaths: Partial<Record<OfferedKind, Partial<Record<string, string>>>> = {
  recovery: {
    password: '/v1/recoveries' satisfies (typeof recoveryFlows)['password']['path'],
    resumption: '/v1/resumptions' satisfies (typeof recoveryFlows)['resumption']['path'],
  },
  dispute: { identity: '/v1/disputes' satisfies (typeof disputeFlows)['identity']['path'] },
};

/** Where a flow is started. */
export function startPathOf(kind: OfferedKind, method: string): string {
  return ownPaths[kind]?.[method] ?? `${startPaths[kind]}/${method}`;
}
