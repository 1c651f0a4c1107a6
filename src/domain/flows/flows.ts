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
  sim_signature: {
    kind: 'registration',
    guide: '1.3',
    title: { vi: 'Sim ký số', en: 'SIM signature' },
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['details', 'sim_signature', 'confirm'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong SIM; danh tính đọc từ chứng thư số của SIM',
      en: "a signature made in the SIM; identity read from the SIM's certificate",
    },
    workflow: 'registerBySimSignature',
    path: '/v1/registrations/sim_signature',
  },
  usb_signature: {
    kind: 'registration',
    guide: '1.4',
    title: { vi: 'USB ký số', en: 'USB signature' },
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['details', 'usb_signature', 'confirm'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong USB; danh tính đọc từ chứng thư số của USB',
      en: "a signature made in the token; identity read from the token's certificate",
    },
    workflow: 'registerByUsbSignature',
    path: '/v1/registrations/usb_signature',
  },
  vietnam_post: {
    kind: 'registration',
    guide: '1.5',
    title: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
    subjectTypes: ['citizen'],
    steps: ['details', 'vietnam_post', 'confirm'],
    level: 3,
    proof: {
      vi: 'tài khoản Bưu điện Việt Nam đã được giao dịch viên kiểm tra giấy tờ',
      en: 'an account at Vietnam Post, whose papers a clerk has checked',
    },
    workflow: 'registerByVietnamPost',
    path: '/v1/registrations/vietnam_post',
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
  /** The highest verification level that the method proves, 1 to 3. */
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
  sim_signature: 'sim_signature',
  usb_signature: 'usb_signature',
  vietnam_post: 'vietnam_post',
} as const satisfies { [M in Method]: M };

export type FlowKind = 'registration';
export type SubjectType = 'citizen' | 'enterprise';
/** 1 self-declared, 2 verified by a source, 3 equal to in person. */
export type Level = 1 | 2 | 3;

/** The steps that a method may be made of. */
export const stepNames = [
  'details',
  'otp',
  'password',
  'sim_signature',
  'usb_signature',
  'vietnam_post',
  'confirm',
] as const;
export type StepName = (typeof stepNames)[number];

/** What a step may allow. */
export const actionNames = [
  'submit',
  'resendOtp',
  'resendPrompt',
  'askForReview',
  'cancel',
] as const;
export type ActionName = (typeof actionNames)[number];

/** A text for people, in the two languages of the API. */
export type Text = { readonly vi: string; readonly en: string };
