import type { Problem } from '../problem.ts';

/** Requests that cannot be understood, whatever they are about. */
export const requestProblems = {
  MalformedJson: {
    status: 400,
    title: { vi: 'Nội dung không phải JSON hợp lệ', en: 'The body is not valid JSON' },
    detail: {
      vi: 'Hệ thống không đọc được nội dung gửi lên. Hãy gửi lại nội dung ở định dạng JSON (UTF-8).',
      en: 'The body could not be read. Send it again as JSON in UTF-8.',
    },
    nextActions: [],
  },
  ValidationFailed: {
    status: 400,
    title: { vi: 'Thông tin nhập chưa hợp lệ', en: 'Some of the information is not valid' },
    detail: {
      vi: 'Có trường chưa hợp lệ hoặc còn thiếu. Hãy sửa các trường được nêu rồi gửi lại.',
      en: 'Some fields are not valid or are missing. Correct the fields listed and send it again.',
    },
    nextActions: [],
  },
  IdempotencyKeyMissing: {
    status: 400,
    title: { vi: 'Thiếu Idempotency-Key', en: 'The Idempotency-Key is missing' },
    detail: {
      vi: 'Yêu cầu này cần tiêu đề Idempotency-Key. Hãy gửi lại kèm một UUID mới trong dấu ngoặc kép.',
      en: 'This request needs an Idempotency-Key header. Send it again with a new UUID in double quotes.',
    },
    nextActions: [],
  },
  IdempotencyKeyMalformed: {
    status: 400,
    title: { vi: 'Idempotency-Key không đúng dạng', en: 'The Idempotency-Key is malformed' },
    detail: {
      vi: 'Idempotency-Key phải là một UUID trong dấu ngoặc kép. Hãy sửa tiêu đề rồi gửi lại.',
      en: 'The Idempotency-Key must be a UUID in double quotes. Correct the header and send it again.',
    },
    nextActions: [],
  },
  HeaderInvalid: {
    status: 400,
    title: { vi: 'Tiêu đề hoặc tham số không hợp lệ', en: 'A header or parameter is not valid' },
    detail: {
      vi: 'Một tiêu đề hoặc tham số của yêu cầu không đúng dạng. Hãy xem tài liệu tại /docs, sửa rồi gửi lại.',
      en: 'A header or parameter of the request is malformed. See /docs, correct it and send it again.',
    },
    nextActions: [],
  },
  NotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy đường dẫn', en: 'There is nothing at this address' },
    detail: {
      vi: 'Hệ thống không có đường dẫn này. Hãy xem các đường dẫn tại /docs.',
      en: 'The system has no such address. See /docs for those that there are.',
    },
    nextActions: [],
  },
  MethodNotAllowed: {
    status: 405,
    title: { vi: 'Phương thức HTTP không được phép', en: 'The HTTP method is not allowed here' },
    detail: {
      vi: 'Đường dẫn này không nhận phương thức HTTP đã dùng. Hãy dùng một phương thức nêu trong tiêu đề Allow.',
      en: 'This address does not take the HTTP method used. Use one that the Allow header names.',
    },
    nextActions: [],
  },
  BodyTooLarge: {
    status: 413,
    title: { vi: 'Nội dung gửi lên quá lớn', en: 'The body is too large' },
    detail: {
      vi: 'Nội dung gửi lên vượt quá giới hạn. Hãy chỉ gửi các trường được yêu cầu.',
      en: 'The body is over the limit. Send only the fields that are asked for.',
    },
    nextActions: [],
  },
  BodyTooSlow: {
    status: 408,
    title: { vi: 'Nội dung gửi lên quá chậm', en: 'The body came too slowly' },
    detail: {
      vi: 'Nội dung không đến đủ trong thời gian cho phép. Hãy kiểm tra kết nối mạng rồi gửi lại.',
      en: 'The body did not arrive in time. Check the connection and send it again.',
    },
    nextActions: [],
  },
  UnsupportedMediaType: {
    status: 415,
    title: { vi: 'Định dạng nội dung không được hỗ trợ', en: 'The media type is not supported' },
    detail: {
      vi: 'Hệ thống chỉ nhận JSON. Hãy gửi lại với Content-Type: application/json.',
      en: 'Only JSON is accepted. Send it again with Content-Type: application/json.',
    },
    nextActions: [],
  },
  IdempotencyKeyReused: {
    status: 422,
    title: {
      vi: 'Idempotency-Key đã dùng cho nội dung khác',
      en: 'The Idempotency-Key was used with another body',
    },
    detail: {
      vi: 'Idempotency-Key này đã được dùng cho một yêu cầu có nội dung khác. Hãy gửi yêu cầu mới với một UUID mới.',
      en: 'This Idempotency-Key belongs to a request with another body. Send a new request with a new UUID.',
    },
    nextActions: [],
  },
  MetricsTokenInvalid: {
    status: 401,
    title: { vi: 'Số liệu chỉ dành cho người vận hành', en: 'The figures are for operators alone' },
    detail: {
      vi: 'Yêu cầu cần mã bí mật của hệ thống giám sát trong tiêu đề Authorization. Hãy hỏi người vận hành hệ thống.',
      en: 'The request needs the monitoring token in its Authorization header. Ask whoever runs the system.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
