import { type Answer, has } from './answer.ts';
import type { Ask } from './ask.ts';
import type { OutageView, OutsideSystem } from './contract.ts';
import { readAnswer } from './read-answer.ts';
import { staffAct, type Why } from './staff.ts';

/** Outages of outside systems, as operators declare them; times in RFC 3339. */
export type Outages = {
  outages: () => Promise<Answer<{ items: OutageView[] }>>;
  declareOutage: (
    body: Why & { system: OutsideSystem; since?: string },
    key: string,
  ) => Promise<Answer<{ outage: OutageView }>>;
  endOutage: (
    id: string,
    body: Why & { until?: string },
    key: string,
  ) => Promise<Answer<{ outage: OutageView }>>;
};

const path = '/v1/staff/outages';

/** The same by the browser's staff session. */
export function outagesBy(ask: Ask): Outages {
  return {
    outages: async () =>
      readAnswer(await ask({ method: 'GET', path }), isList, ({ items }) => ({ items })),
    declareOutage: async (body, key) =>
      readAnswer(await staffAct(ask, path, { body, key }), isOutage, (outage) => ({ outage })),
    endOutage: async (id, body, key) => {
      const at = `${path}/${encodeURIComponent(id)}/end`;
      return readAnswer(await staffAct(ask, at, { body, key }), isOutage, (outage) => ({ outage }));
    },
  };
}

function isList(json: unknown): json is { items: OutageView[] } {
  return has(json, 'items');
}

function isOutage(json: unknown): json is OutageView {
  return has(json, 'system') && has(json, 'since');
}
