import type { NextAction, Problem } from '../problem.ts';

const seeDataRequests: NextAction = {
  action: 'seeDataRequests',
  href: '/v1/account/data-requests',
  method: 'GET',
};

/** What is refused about requests of people about their own data. */
export const dataRequestProblems = {
  DataRequestNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy yêu cầu', en: 'There is no such request' },
    detail: {
      vi: 'Không có yêu cầu về dữ liệu cá nhân này. Hãy tải lại danh sách yêu cầu.',
      en: 'There is no such request about personal data. Read the list of requests again.',
    },
    nextActions: [],
  },
  DataRequestNotOpen: {
    status: 409,
    title: { vi: 'Yêu cầu đã được giải quyết', en: 'The request is settled already' },
    detail: {
      vi: 'Yêu cầu này đã được trả lời hoặc đã được rút lại, nên không thay đổi được nữa. Hãy tải lại để xem kết quả.',
      en: 'This request was answered or withdrawn before, so it cannot be changed any more. Read it again to see how.',
    },
    nextActions: [],
  },
  DataRequestsStillOpen: {
    status: 409,
    title: { vi: 'Đã có nhiều yêu cầu đang chờ', en: 'Several requests are waiting already' },
    detail: {
      vi: 'Tài khoản đã có 5 yêu cầu đang chờ trả lời. Hãy đợi trả lời, hoặc rút lại một yêu cầu rồi gửi lại.',
      en: 'Five requests of the account wait for an answer. Wait for it, or withdraw one of them and send this again.',
    },
    nextActions: [seeDataRequests],
  },
  TooManyDataRequests: {
    status: 429,
    title: { vi: 'Đã gửi quá nhiều yêu cầu trong ngày', en: 'Too many requests in a day' },
    detail: {
      vi: 'Mỗi tài khoản gửi được 10 yêu cầu trong 24 giờ. Hãy gửi lại sau thời điểm được báo.',
      en: 'An account may make 10 requests in 24 hours. Send it again after the time that is told.',
    },
    nextActions: [seeDataRequests],
  },
  ConsentVersionNotFound: {
    status: 404,
    title: { vi: 'Không có phiên bản này', en: 'There is no such version' },
    detail: {
      vi: 'Không có văn bản đồng ý nào mang phiên bản này. Văn bản hiện hành có tại /v1/consent.',
      en: 'No consent text has this version. The one in force is at /v1/consent.',
    },
    nextActions: [{ action: 'readConsent', href: '/v1/consent', method: 'GET' }],
  },
} satisfies Record<string, Problem>;
