import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { askSimulators } from '../load/ask-simulators.ts';
import type { Tools } from './registration.ts';

const shown = z.object({
  messages: z.array(z.object({ text: z.string() })),
  prompts: z.array(z.object({ id: z.string(), state: z.string() })),
});

const lookEveryMs = 5;
const looks = 2_000;

/** The phone in the citizen's hand, which the simulators play. */
export function handsetOf({ http, urls }: Pick<Tools, 'http' | 'urls'>, phone: string) {
  const url = `${urls.simulators}/handset/${phone}`;
  const look = async () => shown.parse(await askSimulators(http, url));
  return {
    /** The code of the newest message, which is there before the start is answered. */
    code: async (): Promise<string> => {
      const newest = (await look()).messages.at(-1)?.text;
      const code = newest?.match(/\d{6}/)?.[0];
      if (code === undefined) throw new Error('no message with a code');
      return code;
    },
    /** The prompt of the SIM, as soon as it is there. */
    prompt: async (): Promise<string> => {
      for (let count = 0; count < looks; count += 1) {
        const open = (await look()).prompts.find(({ state }) => state === 'open');
        if (open) return open.id;
        await sleep(lookEveryMs);
      }
      throw new Error('no prompt on the phone');
    },
    enterPin: async (promptId: string, pin: string): Promise<void> => {
      await askSimulators(http, `${url}/prompts/${promptId}`, { pin });
    },
  };
}
