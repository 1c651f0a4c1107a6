import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const handset = z.object({
  messages: z.array(z.object({ text: z.string() })),
  prompts: z.array(z.object({ id: z.string(), text: z.string(), state: z.string() })),
});
const mailbox = z.object({
  messages: z.array(z.object({ subject: z.string(), text: z.string() })),
});
const issued = z.object({ certificate: z.string() });

const askEveryMs = 100;
const waitMs = 30_000;

export type Mail = z.output<typeof mailbox>['messages'][number];
export type Simulators = ReturnType<typeof simulatorsAt>;

/** What anybody can do at the simulators, the citizen's phone among them; throws when it fails. */
export function simulatorsAt(url: string) {
  const look = async (phone: string) => handset.parse(await send(`${url}/handset/${phone}`));
  return {
    addPerson: async (person: object) => {
      await send(`${url}/people`, person);
    },
    /** A certificate (PEM) for a public key (SPKI, PEM), of the simulated CA. */
    certificate: async (publicKey: string, subject: object) =>
      issued.parse(await send(`${url}/ca/certificates`, { publicKey, subject })).certificate,
    /** The prompt that is open on the phone's SIM, as soon as there is one. */
    prompt: (phone: string) =>
      untilThere(async () => (await look(phone)).prompts.findLast(({ state }) => state === 'open')),
    /** The citizen enters the PIN on the phone. */
    enterPin: async (phone: string, promptId: string, pin: string) => {
      await send(`${url}/handset/${phone}/prompts/${promptId}`, { pin });
    },
    /** The newest such message on the phone, as soon as there is one. */
    message: (phone: string, isIt: (text: string) => boolean) =>
      untilThere(async () => (await look(phone)).messages.findLast(({ text }) => isIt(text))?.text),
    /** The newest such message in the mailbox of an address, as soon as there is one. */
    mail: (address: string, isIt: (mail: Mail) => boolean) =>
      untilThere(async () => {
        const { messages } = mailbox.parse(
          await send(`${url}/mailbox/${encodeURIComponent(address)}`),
        );
        return messages.findLast(isIt);
      }),
  };
}

async function send(url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    signal: AbortSignal.timeout(waitMs),
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return response.json();
}

async function untilThere<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(askEveryMs);
  }
  throw new Error(`Nothing came in ${waitMs / 1000} s.`);
}
