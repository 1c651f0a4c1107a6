import { z } from 'zod';
import type { Citizen } from './citizens.ts';
import { until } from './until.ts';

const handset = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string(), at: z.string(), text: z.string() })),
  prompts: z.array(
    z.looseObject({ id: z.string(), text: z.string(), code: z.string(), state: z.string() }),
  ),
});

const mailbox = z.object({
  messages: z.array(
    z.looseObject({
      messageId: z.string(),
      from: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});

/** A connection of its own: one that is kept may be closed by the other side just as it is used again. */
const alone = { headers: { connection: 'close' } };

/** What a test does at the simulators: adds people, reads phones, breaks systems by name. */
export function simulatorsAt(url: string) {
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  const read = async (phone: string) =>
    handset.parse(await (await fetch(`${url}/handset/${phone}`, alone)).json());
  const messages = async (phone: string): Promise<string[]> =>
    (await read(phone)).messages.map(({ text }) => text);
  const codes = async (phone: string): Promise<string[]> =>
    (await messages(phone)).flatMap((text) => /^\d{6}(?= )/.exec(text) ?? []);
  return {
    url,
    addPerson: (citizen: Citizen) => post('/people', citizen),
    setFault: (fault: Record<string, unknown>) => post('/faults', fault),
    clearFaults: async () => {
      await fetch(`${url}/faults`, { method: 'DELETE' });
    },
    messages,
    /** The codes of one-time passwords that a phone has got. */
    codes,
    /** What is in an address's mailbox. */
    mails: async (address: string) =>
      mailbox.parse(
        await (await fetch(`${url}/mailbox/${encodeURIComponent(address)}`, alone)).json(),
      ).messages,
    /** The prompt of the SIM that is open on a phone, as soon as it is there. */
    prompt: (phone: string) =>
      until('an open prompt on the phone', async () =>
        (await read(phone)).prompts.findLast(({ state }) => state === 'open'),
      ),
    /** The same as it is now. */
    openPrompt: async (phone: string) =>
      (await read(phone)).prompts.findLast(({ state }) => state === 'open'),
    /** What the citizen does with a prompt. */
    answerPrompt: (phone: string, id: string, reply: { pin: string } | { cancel: true }) =>
      post(`/handset/${phone}/prompts/${id}`, reply),
    /** The code of the `count`th message with one to a phone, as soon as it is there. */
    code: (phone: string, count = 1) =>
      until(`code ${count} on the phone`, async () => {
        const all = await codes(phone);
        return all.length >= count ? all.at(-1) : undefined;
      }),
  };
}

export type Simulators = ReturnType<typeof simulatorsAt>;
