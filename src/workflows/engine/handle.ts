import type { Method } from '../../domain/methods/methods.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Message } from './messages.ts';
import type { Handlers, Outcome } from './opening.ts';

/** Has a message handled by the handlers of an open step; undefined where none is meant for it. */
export function handle<S extends StepName, T, M extends Method>(
  step: S,
  on: Handlers<S, T, M>,
  message: Message,
): Promise<Outcome<S, T, M>> | undefined {
  switch (message.name) {
    case 'submit':
      return isOf<S, M>(step, message) ? on.submit?.(message.data, message.key) : undefined;
    case 'begin':
      return undefined; // a flow begins once
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

/** A step's data is of its flow's method: the edge parses it by the flow's own row. */
function isOf<S extends StepName, M extends Method>(
  step: S,
  message: Message & { name: 'submit' },
): message is Message & { name: 'submit'; data: Submitted<S, M> } {
  return message.step === step;
}
