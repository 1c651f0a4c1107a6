import type { RegistrationMethod } from '../../../client/contract.ts';
import { registrationFlows } from '../../../src/domain/flows/registration-flows.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import { stepList } from '../../layout/step-list.ts';
import { fill } from '../../layout/words.ts';
import { paths, registerPath } from '../../paths.ts';
import { detailsTexts as t, startTexts } from '../../texts/register.ts';
import { consentPart, detailsBody, detailsFields } from './details-form.ts';

/** "Đăng ký bằng …" (guide 1.1 to 1.5, Bước 3): the method's form, and "Đăng ký" (vùng 7). */
export function startRegistration(method: RegistrationMethod): Screen[] {
  const subjects: readonly string[] = registrationFlows[method].subjectTypes;
  return [
    screenFor(method, 'citizen'),
    ...(subjects.includes('enterprise') ? [screenFor(method, 'enterprise')] : []),
  ];
}

function screenFor(method: RegistrationMethod, subjectType: 'citizen' | 'enterprise'): Screen {
  const row = registrationFlows[method];
  // For the page where they are corrected.
  const subject = { kind: 'hidden', name: 'subjectType', value: subjectType } as const;
  return {
    path: registerPath(method) + (subjectType === 'enterprise' ? '/doanh-nghiep' : ''),
    get: async (visit) => {
      const { shown, field } = consentPart(orRefuse(await visit.client.consent()).consent);
      const fields = [subject, ...detailsFields[method], field, ...(await botCheckFields(visit))];
      return {
        title: fill(startTexts.title, { method: methods[method].title }),
        area: 'register',
        back: { text: startTexts.back, href: paths.register },
        steps: stepList(row.steps, 'details'),
        blocks: [
          ...startTexts.before[method].map((text) => ({ kind: 'text' as const, text })),
          shown,
          {
            kind: 'form',
            form: { fields, submit: t.submit },
          },
        ],
      };
    },
    post: (visit, form) =>
      startChecked(visit, form, 'registration', method, (checked) =>
        detailsBody(method, form, subjectType, checked),
      ),
  };
}
