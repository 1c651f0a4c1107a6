import type { Method } from '../methods/methods.ts';
import type { FlowRow } from './flow-row.ts';

/** The guide's first module, "Đăng ký theo 5 cách": 1.1 to 1.5. */
export const registrationFlows = {
  mobile_subscriber: {
    guide: '1.1',
    subjectTypes: ['citizen'],
    steps: ['details', 'otp', 'password'],
    level: 2,
    proof: {
      vi: 'nhà mạng xác nhận thuê bao chính chủ',
      en: 'the carrier confirms the registered owner',
    },
    workflow: 'registerByMobileSubscriber',
    resumable: true,
  },
  social_insurance: {
    guide: '1.2',
    subjectTypes: ['citizen'],
    steps: ['details', 'otp', 'password'],
    level: 2,
    proof: {
      vi: 'dữ liệu của cơ quan BHXH khớp với thông tin nhập vào',
      en: "the insurer's record equals what was typed",
    },
    workflow: 'registerBySocialInsurance',
    resumable: true,
  },
  sim_signature: {
    guide: '1.3',
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['details', 'sim_signature', 'confirm'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong SIM; danh tính đọc từ chứng thư số của SIM',
      en: "a signature made in the SIM; identity read from the SIM's certificate",
    },
    workflow: 'registerBySimSignature',
    resumable: true,
  },
  usb_signature: {
    guide: '1.4',
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['details', 'usb_signature', 'confirm'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong USB; danh tính đọc từ chứng thư số của USB',
      en: "a signature made in the token; identity read from the token's certificate",
    },
    workflow: 'registerByUsbSignature',
  },
  vietnam_post: {
    guide: '1.5',
    subjectTypes: ['citizen'],
    steps: ['details', 'vietnam_post', 'confirm'],
    level: 3,
    proof: {
      vi: 'tài khoản Bưu điện Việt Nam đã được giao dịch viên kiểm tra giấy tờ',
      en: 'an account at Vietnam Post, whose papers a clerk has checked',
    },
    workflow: 'registerByVietnamPost',
  },
} as const satisfies Partial<Record<Method, FlowRow>>;
