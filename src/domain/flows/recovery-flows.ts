import type { OwnFlowRow } from './flow-row.ts';

const anybody = ['citizen', 'enterprise'] as const;

/**
 * The ways back in that the guide offers whoever has an account already (guide 1.1, Chú ý); and the way
 * back to a flow that was begun on another device.
 */
export const recoveryFlows = {
  password: {
    guide: '1.1',
    title: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
    subjectTypes: anybody,
    steps: ['username', 'otp', 'password'],
    level: 2,
    proof: {
      vi: 'mã OTP đến số điện thoại đã đăng ký',
      en: 'a code to the registered phone',
    },
    asksFirst: 'system',
    refusals: ['Overloaded'],
    path: '/v1/recoveries',
    workflow: 'recoverPassword',
  },
  counter: {
    guide: '1.1',
    title: { vi: 'Khôi phục tại quầy giao dịch', en: 'Recovery at a service counter' },
    subjectTypes: anybody,
    steps: ['counter_request', 'otp', 'counter', 'waiting_period', 'password'],
    level: 3,
    proof: {
      vi: 'giấy tờ được giao dịch viên kiểm tra, kiểm soát viên phê duyệt',
      en: 'papers that a clerk has checked and a supervisor approved',
    },
    asksFirst: 'carrier',
    refusals: ['MessageLimit', 'OtpSentElsewhere', 'MessagesAtNight', 'SmsUnavailable'],
    path: '/v1/recoveries/counter',
    workflow: 'recoverAtCounter',
    resumable: true,
  },
  resumption: {
    guide: '1.1',
    title: { vi: 'Tiếp tục hồ sơ trên thiết bị khác', en: 'Continue on another device' },
    subjectTypes: anybody,
    steps: ['reference', 'otp'],
    level: 1,
    proof: {
      vi: 'mã OTP đến số điện thoại đã nhập trong hồ sơ',
      en: 'a code to the phone that was typed in the flow',
    },
    asksFirst: 'system',
    refusals: ['Overloaded'],
    path: '/v1/resumptions',
    workflow: 'resumeFlow',
  },
} as const satisfies Record<string, OwnFlowRow>;
