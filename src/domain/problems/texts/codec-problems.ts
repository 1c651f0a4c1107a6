import type { Problem } from '../problem.ts';

/** What the codec server refuses of the payloads that it is to open. */
export const codecProblems = {
  PayloadsMalformed: {
    status: 400,
    title: { vi: 'Danh sách dữ liệu không đúng dạng', en: 'The payloads are malformed' },
    detail: {
      vi: 'Nội dung phải là JSON {"payloads": […]} với metadata và data ở dạng base64, như Temporal quy định. Hãy sửa rồi gửi lại.',
      en: 'The body must be JSON {"payloads": […]} with metadata and data in base64, as Temporal has it. Correct it and send it again.',
    },
    nextActions: [],
  },
  TooManyPayloads: {
    status: 413,
    title: { vi: 'Quá nhiều dữ liệu trong một lần', en: 'Too many payloads at once' },
    detail: {
      vi: 'Một yêu cầu chứa tối đa 2.000 dữ liệu. Hãy chia thành nhiều yêu cầu.',
      en: 'One request has 2,000 payloads at most. Split it into several.',
    },
    nextActions: [],
  },
  PayloadKeyUnknown: {
    status: 422,
    title: { vi: 'Không có khoá để giải mã dữ liệu', en: 'There is no key for a payload' },
    detail: {
      vi: 'Một dữ liệu được mã hoá bằng khoá mà máy chủ giải mã không có (xem keyId). Hãy bổ sung khoá này vào SECRET_KEYS của máy chủ giải mã.',
      en: 'A payload was encrypted by a key that the codec server does not have (see keyId). Add that key to its SECRET_KEYS.',
    },
    nextActions: [],
  },
  PayloadUnreadable: {
    status: 422,
    title: { vi: 'Dữ liệu không giải mã được', en: 'A payload cannot be opened' },
    detail: {
      vi: 'Một dữ liệu đã bị thay đổi, hoặc thuộc namespace khác. Hãy kiểm tra namespace (X-Namespace) và lịch sử của luồng.',
      en: 'A payload was changed, or is of another namespace. Check the namespace (X-Namespace) and the history of the flow.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
