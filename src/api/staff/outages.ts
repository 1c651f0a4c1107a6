import type { Database } from '../../db/database.ts';
import type { KeyedAct } from '../../db/staff/acts.ts';
import {
  declareOutage,
  endOutage,
  listOutages,
  type OutageRow,
  readOutage,
} from '../../db/staff/outages.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { OutsideSystem } from '../../domain/flows/waiting-for.ts';
import {
  declaredWithinMs,
  outageBody,
  outageEndBody,
  outageRoles,
  outagesView,
  outageView,
  type OutageView,
  systemTitles,
} from '../../domain/staff/outages.ts';
import type { Keys } from '../../platform/keys.ts';
import { idOf } from '../account/id-of.ts';
import { requestMac } from '../flows/request-mac.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';

type Act = Omit<KeyedAct, 'act' | 'details'>;

/** Outages of outside systems, as operators declare them. */
export type OutageStore = {
  declare: (
    act: Act,
    outage: { system: OutsideSystem; since: Date | undefined },
  ) => ReturnType<typeof declareOutage>;
  end: (act: Act, end: { id: string; until: Date | undefined }) => ReturnType<typeof endOutage>;
  read: (id: string) => Promise<OutageRow | null>;
  list: (limit: number) => Promise<OutageRow[]>;
};

export type OutageDeps = StaffAccessDeps & { keys: Keys; outages: OutageStore };

/** The same on the database. */
export function outageStore(database: Database): OutageStore {
  return {
    declare: (act, outage) => declareOutage(database, act, outage),
    end: (act, end) => endOutage(database, act, end),
    read: (id) => readOutage(database.db, id),
    list: (limit) => listOutages(database.db, limit),
  };
}

const path = '/v1/staff/outages';
const most = 50;

/** What operators do while an outside system is down: no flow that needs it expires meanwhile. */
export function outageRoutes(deps: OutageDeps): Route[] {
  return [list(deps), declare(deps), end(deps)];
}

function list({ outages, ...deps }: OutageDeps): Route {
  const id = 'listOutages';
  return route({
    method: 'get',
    path,
    access: staffOnly(deps, id, outageRoles),
    answers: { 200: { description: 'The outages', schema: outagesView } },
    refusals: [],
    operation: {
      id,
      tag: 'staff',
      summary: { vi: 'Sự cố của hệ thống bên ngoài', en: 'Outages of outside systems' },
    },
    handle: async ({ reader: { language } }) => {
      const found = await outages.list(most);
      return { status: 200, json: { items: found.map((one) => presentOutage(one, language)) } };
    },
  });
}

function declare({ outages, keys, ...deps }: OutageDeps): Route {
  const id = 'declareOutage';
  return route({
    method: 'post',
    path,
    access: staffOnly(deps, id, outageRoles),
    idempotencyKey: 'required',
    body: outageBody,
    answers: { 201: { description: 'The outage, which lasts', schema: outageView } },
    refusals: ['OutageAlreadyOpen', 'OutageTimesWrong', 'IdempotencyKeyReused'],
    operation: {
      id,
      tag: 'staff',
      summary: {
        vi: 'Khai báo sự cố: hồ sơ cần hệ thống đó không quá hạn',
        en: 'Declare an outage: no flow that needs that system expires',
      },
    },
    handle: async ({ staff, body, idempotencyKey: key, reader: { language, now } }) => {
      const { system, reason, ticket } = body;
      const since = past(body.since, now);
      const mac = requestMac(keys, id, { ...body, by: staff.id });
      const act = { key, by: staff.id, why: { reason, ticket }, requestMac: Buffer.from(mac) };
      const outcome = await outages.declare(act, { system, since });
      if (outcome === 'already_open') throw new Refused('OutageAlreadyOpen');
      if (outcome === 'key_reused') throw new Refused('IdempotencyKeyReused');
      return { status: 201, json: await presentOf(outages, key, language) };
    },
  });
}

function end({ outages, keys, ...deps }: OutageDeps): Route {
  const operationId = 'endOutage';
  return route({
    method: 'post',
    path: `${path}/{id}/end`,
    access: staffOnly(deps, operationId, outageRoles),
    idempotencyKey: 'required',
    body: outageEndBody,
    answers: { 200: { description: 'The outage, which has ended', schema: outageView } },
    refusals: ['OutageNotFound', 'OutageEnded', 'OutageTimesWrong', 'IdempotencyKeyReused'],
    operation: {
      id: operationId,
      tag: 'staff',
      summary: {
        vi: 'Kết thúc sự cố: thời hạn lại được tính',
        en: 'End an outage: deadlines count again',
      },
    },
    handle: async ({ params, staff, body, idempotencyKey: key, reader: { language, now } }) => {
      const id = idOf(params, 'OutageNotFound');
      const { reason, ticket } = body;
      const until = past(body.until, now);
      const mac = requestMac(keys, operationId, { id, ...body, by: staff.id });
      const act = { key, by: staff.id, why: { reason, ticket }, requestMac: Buffer.from(mac) };
      const outcome = await outages.end(act, { id, until });
      if (outcome !== 'done' && outcome !== 'repeated') throw new Refused(refusals[outcome]);
      return { status: 200, json: await presentOf(outages, id, language) };
    },
  });
}

const refusals = {
  not_found: 'OutageNotFound',
  ended: 'OutageEnded',
  times_wrong: 'OutageTimesWrong',
  key_reused: 'IdempotencyKeyReused',
} as const;

/** A moment that was told; refused where it is to come, or too long ago. */
function past(told: string | undefined, now: Date): Date | undefined {
  if (told === undefined) return undefined;
  const ago = now.getTime() - Date.parse(told);
  if (ago < 0 || ago > declaredWithinMs) throw new Refused('OutageTimesWrong');
  return new Date(told);
}

async function presentOf(
  { read }: OutageStore,
  id: string,
  language: Language,
): Promise<OutageView> {
  const found = await read(id);
  if (!found) throw new Refused('OutageNotFound');
  return presentOutage(found, language);
}

function presentOutage({ since, until, ...row }: OutageRow, language: Language): OutageView {
  return {
    ...row,
    title: systemTitles[row.system][language],
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
  };
}
