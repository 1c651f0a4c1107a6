import { type RegistrationMethod, type DetailsBody } from '../../../client/contract.ts';
import { registrationMethods, rowOf } from '../../../src/domain/flows/flows.ts';
import { orRefuse } from '../../http/refused.ts';
import { detailsTexts } from '../../texts/register.ts';
import { detailsStepTexts as t } from '../../texts/flow.ts';
import { consentPart, detailsBody, detailsFields } from '../register/details-form.ts';
import { subjectField } from '../register/subject-field.ts';
import { wait } from './wait.ts';
import { actionForm } from './action-form.ts';
import type { FlowView } from '../../../client/contract.ts';
import { submitted } from './step-screen.ts';

/** The details again, to be corrected in the same flow; or the wait for who is asked about them. */
export const details = submitted('details', {
  show: async (seen) => {
    const { step, at, flow, visit } = seen;
    if (!step.actions.includes('submit')) return wait(seen);
    const { shown, field } = consentPart(orRefuse(await visit.client.consent()).consent);
    const method = registrationOf(flow);
    // The flow does not tell who registers: it is asked anew where it may be either.
    const subject = rowOf(flow).subjectTypes.length > 1 ? [subjectField] : [];
    const fields = [...subject, ...detailsFields[method], field];
    return {
      title: t.title,
      blocks: [
        shown,
        {
          kind: 'form',
          form: { action: `${at}/buoc/details`, fields, submit: detailsTexts.correct },
        },
        ...(step.actions.includes('askForReview')
          ? [
              { kind: 'text' as const, text: t.reviewHint },
              actionForm(at, 'askForReview', t.askForReview),
            ]
          : []),
      ],
    };
  },
  body: (form, flow): DetailsBody => {
    const isEnterprise = form.text('subjectType') === 'enterprise';
    return detailsBody(registrationOf(flow), form, isEnterprise ? 'enterprise' : 'citizen');
  },
});

function registrationOf({ method }: FlowView): RegistrationMethod {
  const found = registrationMethods.find((one) => one === method);
  if (!found) throw new Error(`There is no registration by ${method}.`);
  return found;
}
