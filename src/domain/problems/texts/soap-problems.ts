import type { Problem } from '../problem.ts';

/** What is wrong with a message that calls itself a notification of the SIM provider. */
export const soapProblems = {
  SoapTooLarge: {
    status: 413,
    title: { vi: 'Thông điệp SOAP quá lớn', en: 'The SOAP message is too large' },
    detail: {
      vi: 'Thông điệp lớn hơn 16 kB. Hãy gửi thông điệp nhỏ hơn.',
      en: 'The message is larger than 16 kB. Send a smaller one.',
    },
    nextActions: [],
  },
  SoapEntityForbidden: {
    status: 400,
    title: { vi: 'Không nhận khai báo thực thể XML', en: 'XML entities are not accepted' },
    detail: {
      vi: 'Thông điệp khai báo thực thể XML. Hãy gửi lại không có khai báo thực thể.',
      en: 'The message declares XML entities. Send it without them.',
    },
    nextActions: [],
  },
  SoapDoctypeForbidden: {
    status: 400,
    title: { vi: 'Không nhận khai báo DOCTYPE', en: 'A DOCTYPE is not accepted' },
    detail: {
      vi: 'Thông điệp có khai báo kiểu tài liệu. Hãy gửi lại không có DOCTYPE.',
      en: 'The message has a document type declaration. Send it without one.',
    },
    nextActions: [],
  },
  SoapMalformed: {
    status: 400,
    title: { vi: 'Thông điệp SOAP không đúng dạng', en: 'The SOAP message is malformed' },
    detail: {
      vi: 'Thông điệp không phải là XML hợp lệ hoặc thiếu thành phần bắt buộc. Hãy gửi thông điệp theo ETSI TS 102 204.',
      en: 'The message is no well-formed XML or lacks what is required. Send one as ETSI TS 102 204 has it.',
    },
    nextActions: [],
  },
  SoapNamespaceUnknown: {
    status: 400,
    title: { vi: 'Sai không gian tên XML', en: 'The XML namespace is another one' },
    detail: {
      vi: 'Thông điệp dùng không gian tên khác với SOAP 1.2 và TS 102 204 phiên bản 1.1.2. Hãy gửi đúng không gian tên.',
      en: 'The message is in other namespaces than those of SOAP 1.2 and TS 102 204 version 1.1.2. Send it in these.',
    },
    nextActions: [],
  },
  SimOtherApplication: {
    status: 403,
    title: { vi: 'Thông báo của ứng dụng khác', en: 'The notification is for another application' },
    detail: {
      vi: 'Mã AP_ID trong thông báo không phải của hệ thống này. Hãy kiểm tra địa chỉ nhận.',
      en: 'The AP_ID of the notification is not that of this system. Check where it is to go.',
    },
    nextActions: [],
  },
  SimNotificationForged: {
    status: 401,
    title: { vi: 'Không xác thực được bên gửi', en: 'The sender is not authenticated' },
    detail: {
      vi: 'Thông báo không chứng minh được là của nhà cung cấp Sim ký số. Hãy kiểm tra AP_PWD.',
      en: 'The notification does not prove to be the SIM provider’s. Check AP_PWD.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
