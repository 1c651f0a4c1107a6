import { z } from 'zod';
import { parsePhone } from '../../src/domain/subject/phone.ts';
import { textField } from '../../src/domain/fields/text-field.ts';
import { canBeOfOnePhone, faultNamed, faultySystems } from './fault-names.ts';

const slowBySeconds = 5;

/**
 * A fault: of which system, by name, for one number or for all, for so many calls or for all.
 * `seconds` is how late `slow` answers, and how long any other fault stays.
 */
export const fault = z
  .strictObject({
    system: z.enum(faultySystems),
    fault: z.string(),
    phone: textField(parsePhone).optional(),
    times: z.int().min(1).optional(),
    seconds: z.number().positive().max(3600).optional(),
  })
  .transform((given, context) => {
    const named = faultNamed(given.system, given.fault);
    if (!named.ok) {
      context.addIssue({ code: 'custom', message: named.why, path: ['fault'] });
      return z.NEVER;
    }
    if (given.phone !== undefined && !canBeOfOnePhone(given.system, named.name)) {
      const message = `"${named.name}" of "${given.system}" meets everybody: give no phone.`;
      context.addIssue({ code: 'custom', message, path: ['phone'] });
      return z.NEVER;
    }
    return { ...given, fault: named.name };
  });
export type Fault = z.infer<typeof fault>;

export type Faults = {
  list: () => Fault[];
  add: (fault: Fault) => void;
  clear: () => void;
  /** The oldest fault among those named that a call about this phone meets; counts it down. */
  take: <Name extends string>(
    system: Fault['system'],
    phone: string | undefined,
    among: readonly Name[],
  ) => { fault: Name; seconds: number } | undefined;
};

/** The faults in force. They do not outlive the process. */
export function createFaults(): Faults {
  let inForce: { fault: Fault; until: number }[] = [];

  function current(): Fault[] {
    inForce = inForce.filter(({ fault, until }) => until > Date.now() && fault.times !== 0);
    return inForce.map(({ fault }) => fault);
  }

  return {
    list: current,
    add(fault) {
      const lastsSeconds = fault.fault === 'slow' ? undefined : fault.seconds;
      inForce.push({ fault, until: Date.now() + (lastsSeconds ?? Infinity) * 1000 });
    },
    clear() {
      inForce = [];
    },
    take(system, phone, among) {
      for (const met of current()) {
        const name = among.find((one) => one === met.fault);
        const isMeant = met.system === system && (met.phone === undefined || met.phone === phone);
        if (name === undefined || !isMeant) continue;
        if (met.times !== undefined) met.times -= 1;
        return { fault: name, seconds: met.seconds ?? slowBySeconds };
      }
      return undefined;
    },
  };
}
