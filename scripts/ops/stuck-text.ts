import { stuckQueries } from '../../src/domain/staff/stuck-queries.ts';
import { aligned } from '../runtime/aligned.ts';
import type { FoundStuck, StuckFlow } from './find-stuck.ts';

const heads = [
  'Reference',
  'Method',
  'Step',
  'Waits for',
  'Since',
  'State',
  'Attempts',
  'Workflow',
];

/** What was found as tables; `link` says where a flow is looked at. */
export function stuckText(found: readonly FoundStuck[], link: (id: string) => string): string {
  const some = found.filter(({ flows }) => flows.length > 0);
  if (some.length === 0) return 'No flow is stuck.';
  return some.map((each) => tableOf(each, link)).join('\n\n');
}

function tableOf({ name, flows }: FoundStuck, link: (id: string) => string): string {
  const { title, help } = stuckQueries[name];
  const rows = flows.map((flow) => cellsOf(flow, link));
  return [
    `${title.en} (${name}): ${flows.length}`,
    `  ${help.en}`,
    ...aligned([heads, ...rows]),
  ].join('\n');
}

function cellsOf(flow: StuckFlow, link: (id: string) => string): string[] {
  const { reference, method, step, waitingFor, since, state, attempts, id } = flow;
  return [reference, method, step, waitingFor, since, state, attempts, link(id)];
}
