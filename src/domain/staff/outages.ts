import { z } from 'zod';
import { outsideSystems, type OutsideSystem } from '../flows/waiting-for.ts';
import type { Text } from '../flows/text.ts';
import { time } from '../steps/shown.ts';
import type { StaffRole } from './roles.ts';
import { why } from './why.ts';

/** Who declares an outage of an outside system, sees them, and ends them. */
export const outageRoles: readonly StaffRole[] = ['operator', 'supervisor'];

/** How long ago an outage may have begun that is declared now: as long as a review lasts. */
export const declaredWithinMs = 16 * 86_400_000;

/** `POST /v1/staff/outages`. */
export const outageBody = z.strictObject({
  ...why,
  system: z.enum(outsideSystems),
  since: time.exactOptional().describe('When it began, within the last 16 days; now unless told'),
});

/** `POST /v1/staff/outages/{id}/end`. */
export const outageEndBody = z.strictObject({
  ...why,
  until: time.exactOptional().describe('When it ended; now unless told'),
});

export const outageView = z
  .strictObject({
    id: z.uuid(),
    system: z.enum(outsideSystems),
    title: z.string().describe('The system, in the language asked for'),
    since: time,
    until: time.nullable().describe('Null while it lasts'),
    declaredBy: z.string(),
    endedBy: z.string().nullable(),
    reason: z.string(),
    ticket: z.string(),
    flowsWaiting: z.int().min(0).describe('Flows that wait for this system now'),
  })
  .meta({ id: 'Outage' });
export type OutageView = z.output<typeof outageView>;

/** `GET /v1/staff/outages`. */
export const outagesView = z
  .strictObject({
    items: z.array(outageView).describe('Those that last first, then the latest; fifty at most'),
  })
  .meta({ id: 'Outages' });

/** The systems in words. */
export const systemTitles: Readonly<Record<OutsideSystem, Text>> = {
  carrier: { vi: 'Nhà mạng', en: 'Carrier' },
  insurer: { vi: 'Cơ quan Bảo hiểm xã hội', en: 'Social insurer' },
  sms: { vi: 'Trung tâm tin nhắn', en: 'SMS centre' },
  email: { vi: 'Máy chủ email', en: 'Mail server' },
  sim: { vi: 'Nhà cung cấp Sim ký số', en: 'SIM signature provider' },
  ca: { vi: 'Tổ chức chứng thực chữ ký số', en: 'Certification authority' },
  post: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
};
