import { expect, test } from '@jest/globals';
import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import type { MethodFigures } from '../../bench/measure-method.ts';
import { certificateWorkReport } from '../../bench/report/certificate-work-report.ts';

const counts: MethodFigures['counts'] = {
  requests: 3,
  events: 24,
  bytes: 9_000,
  workflowTasks: 3,
  localActivities: 4,
  activities: 0,
  own: { statements: 10, commits: 8 },
  temporal: undefined,
};
const registered = { flowId: 'a', requests: [], ms: 40 };
const figuresOf = (method: RegistrationMethod, worker?: number): MethodFigures => ({
  name: { kind: 'registration', method },
  counts,
  middleMs: 40,
  load: {
    inFlight: 8,
    seconds: 2,
    done: [registered, registered],
    failures: [],
    cpu: worker === undefined ? {} : { worker },
  },
});

test('what a SIM and a USB registration cost the worker over one by phone stands in a line each', () => {
  const report = certificateWorkReport([
    figuresOf('mobile_subscriber', 40),
    figuresOf('sim_signature', 49),
    figuresOf('usb_signature', 54.6),
  ]);
  const [, , sim, usb] = (report ?? '').split('\n').map((line) => line.split(/ {2,}/));
  expect(sim).toEqual(['SIM signature', '24.5', '4.5', '5']);
  expect(usb).toEqual(['USB signature', '27.3', '7.3', '8']);
});

test('nothing is said where one by phone was not measured, or of no process', () => {
  expect(certificateWorkReport([figuresOf('sim_signature', 49)])).toBeUndefined();
  const unknown = [figuresOf('mobile_subscriber'), figuresOf('sim_signature')];
  expect(certificateWorkReport(unknown)).toBeUndefined();
});
