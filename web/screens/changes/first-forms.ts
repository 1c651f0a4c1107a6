import { changes } from '../../../src/domain/flows/flows.ts';
import { emailForm, newPhoneForm } from './contact-forms.ts';
import { type FirstForm, nothingToTell } from './first-form.ts';
import { documentForm, levelForm, simForm } from './proof-forms.ts';
import type { Change } from '../../../src/domain/flows/flows.ts';

/** The changes that start by a page of their own kind: those of one method name it, and closing warns first. */
export type StartedChange = Exclude<Change, 'removal' | 'unlock' | 'closure'>;

/** What each change is started with. */
export const firstForms: { readonly [C in StartedChange]: FirstForm<C> } = {
  password: nothingToTell,
  phone: newPhoneForm,
  contact: emailForm,
  authenticator_app: nothingToTell,
  recovery_codes: nothingToTell,
  document: documentForm,
  sim_signature: simForm,
  usb_signature: nothingToTell,
  vietnam_post: nothingToTell,
  level: levelForm,
};

export const startedChanges: readonly StartedChange[] = changes.filter(isStarted);

function isStarted(change: Change): change is StartedChange {
  return Object.hasOwn(firstForms, change);
}
