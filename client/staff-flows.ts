import { type Answer, has } from './answer.ts';
import type { Ask } from './ask.ts';
import type {
  AccountAct,
  FlowAct,
  FlowLineView,
  FoundAccountsView,
  StaffAccountView,
  StoryView,
} from './contract.ts';
import { readAnswer } from './read-answer.ts';
import { staffAct, staffRead, type Why } from './staff.ts';

/** By what a flow is looked up: one whole value. */
export type FlowKey = { kind: 'reference' | 'id' | 'number' | 'phone'; value: string };

/** Why, and of an extension until when (RFC 3339); done once under its key. */
export type StaffActBody = Why & { until?: string };

/** What members of staff see of flows and accounts, and do to them. */
export type StaffFlows = {
  findFlows: (key: FlowKey, why: Why) => Promise<Answer<{ items: FlowLineView[] }>>;
  stuckFlows: (after?: string) => Promise<Answer<StuckFlows>>;
  story: (flowId: string, why: Why) => Promise<Answer<{ story: StoryView }>>;
  actOnFlow: (
    flowId: string,
    act: FlowAct,
    body: StaffActBody,
    key: string,
  ) => Promise<Answer<{ story: StoryView }>>;
  findAccounts: (number: string, why: Why) => Promise<Answer<FoundAccountsView>>;
  account: (id: string, why: Why) => Promise<Answer<{ account: StaffAccountView }>>;
  actOnAccount: (
    id: string,
    act: AccountAct,
    body: Why,
    key: string,
  ) => Promise<Answer<{ account: StaffAccountView }>>;
};

export type StuckFlows = { items: FlowLineView[]; next: string | null };

const at = '/v1/staff';
const encoded = encodeURIComponent;

/** The same by the browser's staff session. */
export function staffFlowsBy(ask: Ask): StaffFlows {
  return { ...flowsBy(ask), ...accountsBy(ask) };
}

function flowsBy(ask: Ask): Pick<StaffFlows, 'findFlows' | 'stuckFlows' | 'story' | 'actOnFlow'> {
  return {
    findFlows: async ({ kind, value }, why) => {
      const path = `${at}/flows?${kind}=${encoded(value)}`;
      return readAnswer(await staffRead(ask, path, why), isFlowList, ({ items }) => ({ items }));
    },
    stuckFlows: async (after) => {
      const query = after === undefined ? '' : `?after=${encoded(after)}`;
      const received = await ask({ method: 'GET', path: `${at}/stuck-flows${query}` });
      return readAnswer(received, isStuck, ({ items, next }) => ({ items, next }));
    },
    story: async (flowId, why) => {
      const path = `${at}/flows/${encoded(flowId)}`;
      return readAnswer(await staffRead(ask, path, why), isStory, (story) => ({ story }));
    },
    actOnFlow: async (flowId, act, body, key) => {
      const path = `${at}/flows/${encoded(flowId)}/actions/${act}`;
      return readAnswer(await staffAct(ask, path, { body, key }), isStory, (story) => ({ story }));
    },
  };
}

function accountsBy(ask: Ask): Pick<StaffFlows, 'findAccounts' | 'account' | 'actOnAccount'> {
  return {
    findAccounts: async (number, why) => {
      const path = `${at}/accounts?number=${encoded(number)}`;
      return readAnswer(await staffRead(ask, path, why), isFound, ({ items }) => ({ items }));
    },
    account: async (id, why) => {
      const path = `${at}/accounts/${encoded(id)}`;
      return readAnswer(await staffRead(ask, path, why), isAccount, (account) => ({ account }));
    },
    actOnAccount: async (id, act, body, key) => {
      const path = `${at}/accounts/${encoded(id)}/${act}`;
      const received = await staffAct(ask, path, { body, key });
      return readAnswer(received, isAccount, (account) => ({ account }));
    },
  };
}

function isFlowList(json: unknown): json is { items: FlowLineView[] } {
  return has(json, 'items');
}

function isStuck(json: unknown): json is StuckFlows {
  return has(json, 'items') && has(json, 'next');
}

function isStory(json: unknown): json is StoryView {
  return has(json, 'flow') && has(json, 'events');
}

function isFound(json: unknown): json is FoundAccountsView {
  return has(json, 'items');
}

function isAccount(json: unknown): json is StaffAccountView {
  return has(json, 'restrictions') && has(json, 'openSessions');
}
