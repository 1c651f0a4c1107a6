import { deviceInWords } from '../../../src/domain/account/device.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import { fill } from '../../layout/words.ts';
import { sessionTexts } from '../../texts/sessions.ts';

/** A device for its owner: browser and system, and whether it is the one that asks. */
export function deviceWords({ name, current }: { name: string; current: boolean }): Text {
  const device = { vi: deviceInWords(name, 'vi'), en: deviceInWords(name, 'en') };
  return current ? fill(sessionTexts.thisDevice, { device }) : device;
}
