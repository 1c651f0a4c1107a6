/**
 * The matrix: every method of the guide that this system offers, with its steps and level.
 * The API's routes, `GET /v1/methods`, the OpenAPI document and the README's table are made from it.
 * A new method is one row here, one workflow file, one adapter folder and one test.
 */
export const flows = {
  mobile_subscriber: {
    kind: 'registration',
    guide: '1.1',
    title: { vi: 'Thuê bao di động', en: 'Mobile subscriber' },
    subjectTypes: ['citizen'],
    steps: ['details', 'otp', 'password'],
    level: 2,
    proof: {
      vi: 'nhà mạng xác nhận thuê bao chính chủ',
      en: 'the carrier confirms the registered owner',
    },
    workflow: 'registerByMobileSubscriber',
    path: '/v1/registrations/mobile_subscriber',
  },
  social_insurance: {
    kind: 'registration',
    guide: '1.2',
    title: { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
    subjectTypes: ['citizen'],
    steps: ['details', 'otp', 'password'],
    level: 2,
    proof: {
      vi: 'dữ liệu của cơ quan BHXH khớp với thông tin nhập vào',
      en: "the insurer's record equals what was typed",
    },
    workflow: 'registerBySocialInsurance',
    path: '/v1/registrations/social_insurance',
  },
} as const satisfies Record<string, FlowRow>;

type FlowRow = {
  readonly kind: FlowKind;
  /** Paragraph of the guide that the method implements. */
  readonly guide: string;
  readonly title: Text;
  readonly subjectTypes: readonly SubjectType[];
  /** The whole way, in order. */
  readonly steps: readonly StepName[];
  /** Verification level that the method proves, 1 to 3. */
  readonly level: Level;
  readonly proof: Text;
  /** Temporal workflow type. */
  readonly workflow: string;
  /** Route that starts it. */
  readonly path: string;
};

export type Method = keyof typeof flows;

/** The names of the methods, as a schema wants them. */
export const methodNames = {
  mobile_subscriber: 'mobile_subscriber',
  social_insurance: 'social_insurance',
} as const satisfies { [M in Method]: M };

export type FlowKind = 'registration';
export type SubjectType = 'citizen' | 'enterprise';
/** 1 self-declared, 2 verified by a source, 3 equal to in person. */
export type Level = 1 | 2 | 3;
export type StepName = 'details' | 'otp' | 'password';
export type ActionName = 'submit' | 'resendOtp' | 'askForReview' | 'cancel';
/** A text for people, in the two languages of the API. */
export type Text = { readonly vi: string; readonly en: string };
