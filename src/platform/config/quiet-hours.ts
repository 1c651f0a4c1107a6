import type { QuietHours } from '../../domain/proofs/quiet-hours.ts';
import type { SettingReader } from './reader.ts';

/** When nobody is sent anything that they have not asked for by a click: hours of the day in Vietnam. */
export function readQuietHours(read: SettingReader): QuietHours {
  const text = read.text('QUIET_HOURS', '22:00-06:00');
  const [from, until] = text.split('-').map(minuteOf);
  if (from !== undefined && until !== undefined && /^[^-]*-[^-]*$/.test(text)) {
    return { fromMinute: from, untilMinute: until };
  }
  read.refuse(`QUIET_HOURS must be like 22:00-06:00, not "${text}".`);
  return { fromMinute: 0, untilMinute: 0 };
}

function minuteOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
