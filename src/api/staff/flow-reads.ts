import { z } from 'zod';
import { foundFlowsView, storyView, stuckFlowsView } from '../../domain/staff/flow-views.ts';
import type { StaffRole } from '../../domain/staff/roles.ts';
import { readSearchKey, type SearchKey, searchKinds } from '../../domain/staff/search-key.ts';
import { whyHeaders } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { StaffFlowStore } from './flow-store.ts';
import { presentFlowLine } from './present-flow-line.ts';
import { presentStory } from './present-story.ts';
import { readingOf } from './reading-of.ts';
import { afterStuck, stuckCursor, stuckPlace } from './stuck-cursors.ts';

export type StaffFlowDeps = StaffAccessDeps & { keys: Keys; staffFlows: StaffFlowStore };

/** Who finds flows of citizens; who sees the story of one; who looks after those that are stuck. */
const finders: readonly StaffRole[] = ['support'];
const readers: readonly StaffRole[] = ['support', 'supervisor', 'operator'];
const stuckReaders: readonly StaffRole[] = ['support', 'operator'];
const linesOfPage = 25;

/** The staff's reads of flows: by one exact key, those that are stuck, and the story of one. */
export function staffFlowReads(deps: StaffFlowDeps): Route[] {
  return [found(deps), stuck(deps), story(deps)];
}

const key = z.string().min(1).max(64).optional();

function found(deps: StaffFlowDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/flows',
    access: staffOnly(deps, 'findFlows', finders),
    query: {
      reference: key.describe('As the citizen reads it out'),
      id: key,
      number: key.describe('Of a document, whole'),
      phone: key,
    },
    headers: whyHeaders,
    answers: { 200: { description: 'Those of this very key', schema: foundFlowsView } },
    refusals: ['SearchNotExact'],
    operation: {
      id: 'findFlows',
      tag: 'staff',
      summary: { vi: 'Tra cứu hồ sơ theo đúng một mã', en: 'Find flows by one exact key' },
    },
    handle: async ({ query, headers, staff, reader: { language } }) => {
      const lines = await deps.staffFlows.find(exactKey(query), readingOf(staff, headers));
      const items = lines.map((line) => presentFlowLine(line, language));
      return { status: 200, json: { items } };
    },
  });
}

/** The one key that was given; refused where there are none or several, and for a part of one. */
export function exactKey(query: { [K in SearchKey['kind']]?: string | undefined }): SearchKey {
  const [first, ...others] = searchKinds.flatMap((kind) => {
    const text = query[kind];
    return text === undefined ? [] : [readSearchKey(kind, text)];
  });
  if (!first || others.length > 0) throw new Refused('SearchNotExact');
  return first;
}

function stuck(deps: StaffFlowDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/stuck-flows',
    access: staffOnly(deps, 'listStuckFlows', stuckReaders),
    query: { after: afterStuck },
    answers: { 200: { description: 'Nothing of a person', schema: stuckFlowsView } },
    refusals: [],
    operation: {
      id: 'listStuckFlows',
      tag: 'staff',
      summary: {
        vi: 'Hồ sơ đang chờ bên khác, lâu nhất trước',
        en: 'Flows that wait for somebody other than the citizen, the longest first',
      },
    },
    handle: async ({ query: { after }, reader: { language } }) => {
      const asked = { after: stuckPlace(deps.keys, after), limit: linesOfPage };
      const { items, next } = await deps.staffFlows.stuck(asked);
      const lines = items.map((line) => presentFlowLine(line, language));
      return { status: 200, json: { items: lines, next: stuckCursor(deps.keys, next) } };
    },
  });
}

function story(deps: StaffFlowDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/flows/{id}',
    access: staffOnly(deps, 'readStory', readers),
    headers: whyHeaders,
    answers: { 200: { description: 'What happened, and what can be done', schema: storyView } },
    refusals: ['StaffFlowNotFound'],
    operation: {
      id: 'readStory',
      tag: 'staff',
      summary: { vi: 'Diễn biến của hồ sơ', en: 'The story of a flow' },
    },
    handle: async ({ params, headers, staff, reader }) => {
      const reading = readingOf(staff, headers);
      const found = await deps.staffFlows.story(params['id'] ?? '', reading);
      if (!found) throw new Refused('StaffFlowNotFound');
      return { status: 200, json: presentStory(found, staff, reader) };
    },
  });
}
