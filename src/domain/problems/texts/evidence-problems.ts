import type { Problem } from '../problem.ts';
import { addEvidence, submitEvidence } from './next-actions.ts';

/** What is wrong with a file that is sent as evidence. */
export const evidenceProblems = {
  EvidenceTypeUnknown: {
    status: 415,
    title: { vi: 'Loại tệp không được nhận', en: 'Files of this kind are not taken' },
    detail: {
      vi: 'Chỉ nhận tệp PDF, JPEG hoặc PNG, được gửi đúng với loại của nó; loại tệp được xét theo nội dung, không theo tên. Hãy chụp hoặc quét giấy tờ, lưu ở một trong ba định dạng này rồi gửi lại.',
      en: 'Only PDF, JPEG and PNG files are taken, each sent as what it is; its content tells that, not its name. Take a picture of your papers or scan them, save it in one of these formats, and send that.',
    },
    nextActions: [addEvidence],
  },
  EvidenceEmpty: {
    status: 422,
    title: { vi: 'Tệp rỗng', en: 'The file is empty' },
    detail: {
      vi: 'Tệp không có nội dung. Hãy mở thử tệp trên máy, rồi chọn và gửi lại.',
      en: 'There is nothing in the file. Open it on your device, then choose it and send it again.',
    },
    nextActions: [addEvidence],
  },
  EvidenceTooLarge: {
    status: 413,
    title: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    detail: {
      vi: 'Mỗi tệp nhiều nhất 5 MB, mỗi ảnh nhiều nhất 40 triệu điểm ảnh. Hãy giảm kích thước tệp hoặc chụp lại với độ phân giải thấp hơn rồi gửi lại.',
      en: 'A file has 5 MB at most, a picture 40 megapixels. Make it smaller, or take the picture at a lower resolution, and send it again.',
    },
    nextActions: [addEvidence],
  },
  EvidenceUnreadable: {
    status: 422,
    title: { vi: 'Không đọc được tệp', en: 'The file cannot be read' },
    detail: {
      vi: 'Tệp bị hỏng, bị cắt cụt hoặc được bảo vệ bằng mật khẩu. Hãy mở thử tệp trên máy, lưu lại không có mật khẩu rồi gửi lại.',
      en: 'The file is damaged, cut short, or protected by a password. Open it on your device, save it without a password, and send it again.',
    },
    nextActions: [addEvidence],
  },
  EvidenceActive: {
    status: 422,
    title: { vi: 'Tệp PDF chứa nội dung hoạt động', en: 'The PDF has active content' },
    detail: {
      vi: 'Tệp PDF chứa mã lệnh, lệnh mở chương trình hoặc tệp đính kèm nên không được nhận. Hãy in lại thành một tệp PDF mới rồi gửi lại.',
      en: 'The PDF has scripts, starts programs or carries other files, and is not taken. Print it to a new PDF and send that.',
    },
    nextActions: [addEvidence],
  },
  EvidenceTooMany: {
    status: 409,
    title: { vi: 'Đã đủ năm tệp', en: 'There are five files already' },
    detail: {
      vi: 'Mỗi khiếu nại có nhiều nhất năm tệp. Hãy xóa bớt một tệp trước khi gửi tệp khác.',
      en: 'A complaint has five files at most. Delete one before you send another.',
    },
    nextActions: [submitEvidence],
  },
  EvidenceMissing: {
    status: 422,
    title: { vi: 'Chưa có giấy tờ chứng minh', en: 'There is no evidence yet' },
    detail: {
      vi: 'Khiếu nại cần ít nhất một tệp chứng minh, ví dụ ảnh chụp giấy tờ của bạn. Hãy gửi tệp rồi tiếp tục.',
      en: 'A complaint needs one file as evidence at least, such as a picture of your papers. Send one, then go on.',
    },
    nextActions: [addEvidence],
  },
  EvidenceNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy tệp', en: 'There is no such file' },
    detail: {
      vi: 'Khiếu nại này không có tệp như vậy, hoặc tệp đã được xóa. Hãy tải lại danh sách tệp.',
      en: 'The complaint has no such file, or it was deleted. Read the list of files again.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
