import type { Answer, Text } from './answer.ts';

const tellOperator: Text = {
  vi: 'Hãy báo cho đơn vị vận hành cổng dịch vụ.',
  en: 'Tell those who run the portal.',
};

/** What is wrong with a request before any token is asked. */
export const requestAnswers = {
  MalformedRequest: {
    status: 400,
    text: { vi: 'Yêu cầu không đúng định dạng.', en: 'The request is malformed.' },
    next: tellOperator,
  },
  OriginNotAllowed: {
    status: 403,
    text: {
      vi: 'Trang web này không được phép dùng công cụ ký điện tử.',
      en: 'This web page may not use the signing agent.',
    },
    next: {
      vi: 'Chỉ ký trên trang của cổng dịch vụ; kiểm tra địa chỉ trên thanh trình duyệt.',
      en: 'Sign on the pages of the portal only; check the address in the browser.',
    },
  },
  NotFound: {
    status: 404,
    text: { vi: 'Không có địa chỉ này.', en: 'There is no such address.' },
    next: tellOperator,
  },
  MethodNotAllowed: {
    status: 405,
    text: { vi: 'Phương thức HTTP không phù hợp.', en: 'This address takes another HTTP method.' },
    next: tellOperator,
  },
  AgentTooOld: {
    status: 409,
    text: { vi: 'Công cụ ký điện tử đã cũ.', en: 'The signing agent is too old.' },
    next: {
      vi: 'Hãy cài phiên bản mới từ trang của cổng dịch vụ rồi thử lại.',
      en: 'Install the new version from the portal, then try again.',
    },
  },
  AgentBusy: {
    status: 409,
    text: {
      vi: 'Công cụ ký điện tử đang chờ bạn trả lời một yêu cầu khác.',
      en: 'The signing agent still waits for your answer to another request.',
    },
    next: {
      vi: 'Hãy trả lời hoặc từ chối yêu cầu đó rồi thử lại.',
      en: 'Answer or decline that request, then try again.',
    },
  },
  BodyTooLarge: {
    status: 413,
    text: { vi: 'Yêu cầu quá lớn.', en: 'The request is too large.' },
    next: tellOperator,
  },
  UnsupportedMediaType: {
    status: 415,
    text: { vi: 'Yêu cầu phải là JSON.', en: 'The request must be JSON.' },
    next: tellOperator,
  },
  HostNotAllowed: {
    status: 421,
    text: {
      vi: 'Công cụ ký điện tử chỉ trả lời tại 127.0.0.1.',
      en: 'The signing agent answers as 127.0.0.1 only.',
    },
    next: tellOperator,
  },
  InternalError: {
    status: 500,
    text: { vi: 'Công cụ ký điện tử gặp lỗi.', en: 'The signing agent has failed.' },
    next: {
      vi: 'Hãy khởi động lại công cụ ký điện tử rồi thử lại.',
      en: 'Start the signing agent again, then try once more.',
    },
  },
} satisfies Record<string, Answer>;
