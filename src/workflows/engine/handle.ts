import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Message } from './messages.ts';
import type { MessageQueue } from './message-queue.ts';
import { type Handlers, type Opening, type Outcome, stay } from './opening.ts';

/** What the audit says of a deadline that staff have put off. */
export const extended = 'flow.extended';
/** And of a row that was of another time than its flow. */
export const recorded = 'flow.recorded_anew';

/**
 * Has what comes next handled at an open step, until a message is one that it handles, or it wakes. What
 * the citizen sends is let in by `guard`, which throws where it is not.
 */
export async function handleNext<S extends StepName, T, M extends FlowMethod>(
  queue: MessageQueue,
  step: S,
  opening: Opening<S, T, M>,
  guard: (() => Promise<void>) | null,
): Promise<Outcome<S, T, M>> {
  const { on, wake } = opening;
  for (;;) {
    const message = await queue.next(wake?.at(), wake?.summary);
    if (message === null) return wake ? wake.run() : stay;
    if (isOfOurs(message)) return openAgain<S, T, M>(opening, message.name);
    if (guard && message.from === 'citizen') await guard();
    const handling = handle(step, on, message);
    if (handling) return handling;
    queue.refuse({ code: 'ActionNotAllowed' });
  }
}

/** Undefined where none of the handlers is meant for the message. */
function handle<S extends StepName, T, M extends FlowMethod>(
  step: S,
  on: Handlers<S, T, M>,
  message: Message,
): Promise<Outcome<S, T, M>> | undefined {
  switch (message.name) {
    case 'submit':
      return isOf<S, M>(step, message) ? on.submit?.(message.data, message.key) : undefined;
    case 'begin': // a flow begins once
    case 'extendDeadline':
    case 'recordAnew':
      return undefined;
    case 'verifyManually':
      return on.verifyManually?.(message.data);
    case 'simSigned':
      return on.simSigned?.(message.data);
    case 'postVerified':
      return on.postVerified?.(message.data);
    case 'resendOtp':
    case 'resendPrompt':
    case 'askForReview': {
      const actions: Partial<Record<string, () => Promise<Outcome<S, T, M>>>> = on;
      return actions[message.name]?.();
    }
  }
}

/** What no step handles, since the flow has done its part of it: where it stands is to be written. */
export const ofOurs = ['extendDeadline', 'recordAnew'] as const;
type OfOurs = (typeof ofOurs)[number];

function isOfOurs(message: Message): message is Message & { name: OfOurs } {
  return ofOurs.some((name) => name === message.name);
}

/** What the audit says of such a message. */
export function eventOf(name: Message['name']): string {
  return name === 'recordAnew' ? recorded : extended;
}

/**
 * The step as it is, but for a deadline that was put off, or a row that is of another time: whatever it
 * refuses, it refused before.
 */
function openAgain<S extends StepName, T, M extends FlowMethod>(
  opening: Opening<S, T, M>,
  name: OfOurs,
): Opening<S, T, M> {
  const again = { ...opening, event: eventOf(name) };
  delete again.written;
  delete again.isAnew;
  if (name === 'recordAnew') again.isAnew = true;
  return again.problem ? { ...again, isAccepted: true } : again;
}

/** A step's data is of its flow's method: the edge parses it by the flow's own row. */
function isOf<S extends StepName, M extends FlowMethod>(
  step: S,
  message: Message & { name: 'submit' },
): message is Message & { name: 'submit'; data: Submitted<S, M> } {
  return message.step === step;
}
