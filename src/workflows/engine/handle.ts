import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Message } from './messages.ts';
import type { MessageQueue } from './message-queue.ts';
import { type Handlers, type Opening, type Outcome, stay } from './opening.ts';
import { type RewritingMessage, eventOfRewriting, isRewriting } from './rewriting.ts';

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
    if (isRewriting(message)) return writtenAnew(opening, message);
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
    case 'writeAgain':
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

/** The step as it is, but for a deadline that was put off: whatever it refuses, it refused before. */
function writtenAnew<S extends StepName, T, M extends FlowMethod>(
  opening: Opening<S, T, M>,
  message: RewritingMessage,
): Opening<S, T, M> {
  const again = { ...opening, event: eventOfRewriting(message) };
  delete again.written;
  return again.problem ? { ...again, isAccepted: true } : again;
}

/** A step's data is of its flow's method: the edge parses it by the flow's own row. */
function isOf<S extends StepName, M extends FlowMethod>(
  step: S,
  message: Message & { name: 'submit' },
): message is Message & { name: 'submit'; data: Submitted<S, M> } {
  return message.step === step;
}
