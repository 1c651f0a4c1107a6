import { Context } from '@temporalio/activity';
import type { Activities } from '../../../src/activities/activities.ts';
import { stubs } from './stubs.ts';

/** Activities that are those of the flow which calls them. */
export function dispatch(
  byFlow: ReadonlyMap<string, Activities>,
): Record<string, (input: unknown) => Promise<unknown>> {
  return Object.fromEntries(
    Object.keys(stubs([])).map((name) => [name, (input) => call(byFlow, name, input)]),
  );
}

async function call(
  byFlow: ReadonlyMap<string, Activities>,
  name: string,
  input: unknown,
): Promise<unknown> {
  const { workflowId = '' } = Context.current().info.workflowExecution ?? {};
  const activity: unknown = Reflect.get(byFlow.get(workflowId) ?? {}, name);
  if (typeof activity !== 'function') throw new Error(`no activity ${name} for ${workflowId}`);
  const result: unknown = await Reflect.apply(activity, undefined, [input]);
  return result;
}
