import type {
  DataRequestOutcome,
  DataRequestState,
} from '../../src/domain/privacy/data-request.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** What somebody asks about their own data (law 91/2025/QH15, article 4). */
export const dataRequestTexts = {
  title: { vi: 'Yêu cầu về dữ liệu cá nhân', en: 'Requests about your data' },
  lead: {
    vi: 'Bạn có quyền yêu cầu cung cấp, chỉnh sửa, xóa dữ liệu của mình hoặc hạn chế việc xử lý. Yêu cầu được trả lời trong 2 ngày làm việc.',
    en: 'You may ask for your data, for their correction or deletion, or that their processing be restricted. Requests are answered within 2 working days.',
  },
  none: { vi: 'Chưa có yêu cầu nào.', en: 'There are no requests yet.' },
  make: { vi: 'Gửi yêu cầu mới', en: 'Make a request' },
  yourself: {
    vi: 'Có việc bạn tự làm được ngay, không cần chờ:',
    en: 'Some things you can do at once yourself:',
  },
  kind: { vi: 'Bạn yêu cầu điều gì?', en: 'What do you ask for?' },
  kindMissing: { vi: 'Hãy chọn loại yêu cầu.', en: 'Choose what you ask for.' },
  incomplete: { vi: 'Cần nhập đủ', en: 'Something is missing' },
  statement: { vi: 'Nội dung yêu cầu', en: 'Your request' },
  statementHint: {
    vi: 'Từ 20 đến 2.000 ký tự. Không cần ghi số giấy tờ: cán bộ biết đó là tài khoản nào.',
    en: '20 to 2,000 characters. Leave document numbers out: staff know which account it is.',
  },
  send: { vi: 'Gửi yêu cầu', en: 'Send the request' },
  state: { vi: 'Tình trạng', en: 'State' },
  reference: { vi: 'Mã yêu cầu', en: 'Reference' },
  askedAt: { vi: 'Gửi lúc', en: 'Sent' },
  dueAt: { vi: 'Hạn trả lời', en: 'To be answered by' },
  said: { vi: 'Nội dung', en: 'What you asked' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  answered: { vi: '{outcome}, {at}', en: '{outcome}, {at}' },
  restricted: {
    vi: 'Việc xử lý dữ liệu của bạn đang được hạn chế.',
    en: 'The processing of your data is restricted.',
  },
  withdraw: { vi: 'Rút lại yêu cầu', en: 'Withdraw the request' },
  lift: { vi: 'Gỡ hạn chế', en: 'Lift the restriction' },
  older: { vi: 'Các yêu cầu cũ hơn', en: 'Older requests' },
  toExport: { vi: 'Tải dữ liệu của tôi', en: 'Export my data' },
  toIdentity: { vi: 'Thông tin định danh', en: 'Identity' },
  toClosing: { vi: 'Đóng tài khoản', en: 'Close the account' },
} as const satisfies Record<string, Text>;

export const dataRequestStateTexts: Record<DataRequestState, Text> = {
  open: { vi: 'Đang chờ trả lời', en: 'Waiting for an answer' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  withdrawn: { vi: 'Đã rút lại', en: 'Withdrawn' },
};

export const dataRequestOutcomeTexts: Record<DataRequestOutcome, Text> = {
  done: { vi: 'Đã thực hiện', en: 'Done' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  forwarded: { vi: 'Đã chuyển cơ quan khác', en: 'Forwarded to another authority' },
};

/** What each kind is about, where one is chosen. */
export const dataRequestHints = {
  access: {
    vi: 'Biết hệ thống lưu những gì về bạn, từ nguồn nào, dùng để làm gì.',
    en: 'To know what is held of you, from where, and what it is used for.',
  },
  rectification: {
    vi: 'Dữ liệu đang lưu sai hoặc thiếu.',
    en: 'Something that is held is wrong or missing.',
  },
  deletion: {
    vi: 'Xóa dữ liệu không còn cần. Để xóa tất cả, hãy đóng tài khoản.',
    en: 'To delete what is not needed any more. To delete everything, close the account.',
  },
  restriction: {
    vi: 'Dữ liệu chỉ được dùng khi chính bạn sử dụng tài khoản, cho đến khi bạn gỡ hạn chế.',
    en: 'Your data are used only when you use the account yourself, until you lift it.',
  },
} as const satisfies Record<string, Text>;

/** The same in the staff's console. */
export const requestQueueTexts = {
  title: { vi: 'Yêu cầu về dữ liệu cá nhân', en: 'Data requests' },
  lead: {
    vi: 'Theo hạn trả lời: 2 ngày làm việc từ khi nhận.',
    en: 'By due date: 2 working days after they came.',
  },
  none: { vi: 'Không có yêu cầu nào.', en: 'There are none.' },
  line: { vi: '{reference}: {kind}', en: '{reference}: {kind}' },
  due: { vi: 'Hạn {at}', en: 'Due {at}' },
  overdue: { vi: 'QUÁ HẠN từ {at}', en: 'OVERDUE since {at}' },
  settled: { vi: '{state}; nhận {at}', en: '{state}; came {at}' },
  next: { vi: 'Các yêu cầu tiếp theo', en: 'More requests' },
  kind: { vi: 'Yêu cầu', en: 'Request' },
  accountId: { vi: 'Id tài khoản', en: 'Id of the account' },
  restrictedAt: { vi: 'Đang hạn chế xử lý từ', en: 'Processing restricted since' },
  said: { vi: 'Công dân viết', en: 'The citizen writes' },
  respond: { vi: 'Trả lời công dân', en: 'Answer the citizen' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  outcomeMissing: { vi: 'Hãy chọn kết quả.', en: 'Choose the outcome.' },
  answer: { vi: 'Nội dung trả lời', en: 'What the citizen is told' },
  answerHint: {
    vi: 'Từ 20 đến 2.000 ký tự. Công dân đọc sau khi đăng nhập; tin nhắn chỉ báo là đã có trả lời.',
    en: '20 to 2,000 characters. The citizen reads it once signed in; the message only says that there is an answer.',
  },
  effectDone: {
    vi: 'Nếu chọn “Đã thực hiện”: {effect}',
    en: 'If you choose “Done”: {effect}',
  },
  send: { vi: 'Gửi trả lời', en: 'Send the answer' },
  answeredBy: { vi: 'Người trả lời', en: 'Answered by' },
} as const satisfies Record<string, Text>;

/** What `done` does, by kind. */
export const doneEffects = {
  access: {
    vi: 'công dân được chỉ đến trang tải dữ liệu của mình.',
    en: 'the citizen is led to the export of their data.',
  },
  rectification: {
    vi: 'công dân được chỉ đến trang thông tin định danh; hệ thống không tự sửa gì.',
    en: 'the citizen is led to the page of their identity; nothing is changed by itself.',
  },
  deletion: {
    vi: 'công dân được chỉ đến trang đóng tài khoản; hệ thống không tự xóa gì.',
    en: 'the citizen is led to the closing of the account; nothing is deleted by itself.',
  },
  restriction: {
    vi: 'việc xử lý dữ liệu của tài khoản bị hạn chế ngay, cho đến khi công dân gỡ.',
    en: 'the processing of the account’s data is restricted at once, until the citizen lifts it.',
  },
} as const satisfies Record<string, Text>;
