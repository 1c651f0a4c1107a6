import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { Registry } from 'prom-client';
import type { Activities } from '../../../src/activities/activities.ts';
import { flowSettings } from '../../../src/api/flows/flow-settings.ts';
import type { SignInRequest } from '../../../src/domain/account/sign-in.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import { type FlowName, rowOf } from '../../../src/domain/flows/flows.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createDataConverter } from '../../../src/platform/payload-codec.ts';
import { createFlowPlaces } from '../../../src/platform/telemetry/flow-places.ts';
import { hearFlows } from '../../../src/platform/telemetry/flow-sinks.ts';
import { LeanWorker } from '../../../src/platform/sandbox/lean-worker.ts';
import { payloadsOfWorker } from '../../../src/platform/temporal.ts';
import type { FlowSettings } from '../../../src/workflows/engine/flow-settings.ts';
import { servers } from '../../support/servers.ts';
import { dispatch } from './dispatch.ts';
import { changeRequest } from './change-stubs.ts';
import { stubs } from './stubs.ts';
import { type ToldFlow, toldFlow } from './told-flow.ts';

/** The settings of these tests: short pauses between tries, and else those of production. */
export const settings: FlowSettings = {
  ...flowSettings(loadConfig({}), 'registration'),
  retry: { initialMs: 20, maximumMs: 50 },
};

type Told = {
  activities?: Partial<Activities>;
  settings?: Partial<FlowSettings>;
  /** What a login is asked for, unless told. */
  signIn?: Partial<SignInRequest>;
};

const aSignIn: SignInRequest = {
  delivery: 'token',
  device: { tokenHash: 'ZGV2aWNl', name: 'Chrome, Android', isNew: true },
  stepUp: null,
};

/**
 * Where stories are told: a real Temporal server, the workflows as a worker runs them, and activities
 * that a test may replace.
 */
export async function openStage() {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'off' } },
  });
  const { temporalAddress, workflowBundle } = servers();
  const keys = createKeys(loadConfig({}).keys);
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    address: temporalAddress,
    client: { dataConverter: createDataConverter(keys) },
  });
  const taskQueue = `stories-${randomUUID()}`;
  const byFlow = new Map<string, Activities>();
  const worker = await LeanWorker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle: { codePath: workflowBundle },
    ...payloadsOfWorker(keys, dispatch(byFlow)),
    sinks: hearFlows({
      registry: new Registry(),
      places: createFlowPlaces(),
      tracing: undefined,
      log: { info: () => undefined },
    }).sinks,
    stickyQueueScheduleToStartTimeout: '2s',
  });
  const running = worker.run();
  return {
    keys,
    taskQueue,
    /** The server, as others reach it who have no keys. */
    connection: environment.connection,
    /** Begins the story of a method; nothing is started before its first submission. */
    tell: (
      name: FlowName,
      { activities = {}, settings: changed = {}, signIn: asked = {} }: Told = {},
    ): ToldFlow => {
      const saved: SavedFlow[] = [];
      const { workflow } = rowOf(name);
      const signIn = name.kind === 'login' ? { ...aSignIn, ...asked } : undefined;
      const change = name.kind === 'change' ? changeRequest : undefined;
      const given = {
        taskQueue,
        workflow,
        settings: { ...settings, ...changed },
        signIn,
        change,
      };
      const told = { ...stubs(saved), ...activities };
      const flow = toldFlow(environment.client, given, saved, told);
      byFlow.set(flow.handle.workflowId, told);
      return flow;
    },
    close: async (): Promise<void> => {
      worker.shutdown();
      await running;
      await environment.teardown();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
