import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { answers } from '../answers.ts';
import { viewOf, type Certificate } from '../certificate.ts';
import { Refusal } from '../refusal.ts';
import { purposes, type Outcome, type Prompter, type Question, type Reply } from './prompter.ts';

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };
/** Asks for a line, shown as it is typed or not at all. */
type AskLine = (prompt: string, isSecret?: boolean) => Promise<string>;

/** Asks in the terminal in which the agent was started. An empty line declines, as does Ctrl-C. */
export function createTerminalPrompter(terminal: Terminal): Prompter {
  const say = (line: string): void => {
    terminal.output.write(`${line}\n`);
  };
  return {
    ask: async (question, signal) => {
      introduce(question, say);
      const reply = await withLines(terminal, signal, (ask) => readReply(question, ask));
      const tell = (outcome: Outcome): void => {
        say(outcome === 'Signed' ? 'Đã ký xong.' : answers[outcome].text.vi);
      };
      return { reply, tell };
    },
  };
}

function introduce(question: Question, say: (line: string) => void): void {
  const purpose = question.purpose ? purposes[question.purpose].vi : 'Xác thực';
  say(`${question.origin} yêu cầu bạn ký số: ${purpose}. Bỏ trống để từ chối.`);
  question.certificates.forEach((one, index) => {
    const { name, notAfter } = viewOf(one);
    say(`${index + 1}. ${name} (${notAfter.slice(0, 10)})`);
  });
}

async function readReply({ certificates }: Question, ask: AskLine): Promise<Reply> {
  const certificate = await choose(certificates, ask);
  const pin = await ask('PIN: ', true);
  if (pin === '') throw new Refusal('Cancelled');
  return { certificate, pin };
}

async function choose(certificates: readonly Certificate[], ask: AskLine): Promise<Certificate> {
  const number = certificates.length === 1 ? '1' : await ask('Số (number): ');
  const chosen = certificates[Number(number) - 1];
  if (chosen) return chosen;
  throw new Refusal(number === '' ? 'Cancelled' : 'CertificateChoiceNeeded');
}

async function withLines<T>(
  { input, output }: Terminal,
  signal: AbortSignal,
  work: (ask: AskLine) => Promise<T>,
): Promise<T> {
  let isHidden = false;
  const screen = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: screen, terminal: true });
  const closed = new AbortController();
  for (const event of ['SIGINT', 'close'])
    lines.once(event, () => {
      closed.abort();
    });
  const either = AbortSignal.any([signal, closed.signal]);
  try {
    return await work(async (prompt, isSecret = false) => {
      const typed = lines.question(prompt, { signal: either });
      isHidden = isSecret;
      const line = await typed;
      isHidden = false;
      if (isSecret) output.write('\n');
      return line.trim();
    });
  } catch (error) {
    if (!either.aborted) throw error;
    throw signal.reason instanceof Refusal ? signal.reason : new Refusal('Cancelled');
  } finally {
    lines.close();
  }
}
