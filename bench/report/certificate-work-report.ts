import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import type { MethodFigures } from '../measure-method.ts';
import { processes } from '../processes.ts';
import { perRegistration } from './load-report.ts';
import { table } from './table.ts';

const names = { sim_signature: 'SIM signature', usb_signature: 'USB signature' } as const;
const mostMs = { sim_signature: 5, usb_signature: 8 } as const;
const withCertificate = ['sim_signature', 'usb_signature'] as const;

/**
 * Certificate work: CPU milliseconds of the worker for a registration by SIM and by USB over one by
 * phone. Undefined where these were not measured beside each other, or nothing is known of the worker.
 */
export function certificateWorkReport(figures: readonly MethodFigures[]): string | undefined {
  const workerMs = (wanted: RegistrationMethod): number | undefined => {
    const load = figures.find(({ name }) => name.method === wanted)?.load;
    return load && processes.worker in load.cpu
      ? perRegistration(load, [processes.worker])
      : undefined;
  };
  const phone = workerMs('mobile_subscriber');
  const rows = withCertificate.flatMap((method) => {
    const ms = workerMs(method);
    if (ms === undefined || phone === undefined) return [];
    return [[names[method], ms.toFixed(1), (ms - phone).toFixed(1), String(mostMs[method])]];
  });
  if (rows.length === 0) return undefined;
  return table(['certificate work', 'worker ms', 'over phone', 'at most'], rows);
}
