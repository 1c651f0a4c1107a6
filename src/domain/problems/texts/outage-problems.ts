import type { Problem } from '../problem.ts';

/** What is refused of operators who declare outages of outside systems, and end them. */
export const outageProblems = {
  OutageAlreadyOpen: {
    status: 409,
    title: { vi: 'Sự cố này đã được khai báo', en: 'This outage is declared already' },
    detail: {
      vi: 'Hệ thống này đang có một sự cố chưa kết thúc; thời hạn của hồ sơ đã được giữ theo sự cố đó.',
      en: 'An outage of this system is open already, and deadlines are kept by it.',
    },
    nextActions: [],
  },
  OutageTimesWrong: {
    status: 422,
    title: { vi: 'Thời điểm của sự cố không hợp lệ', en: 'The times of the outage cannot be' },
    detail: {
      vi: 'Sự cố không bắt đầu hay kết thúc trong tương lai, không bắt đầu trước hơn 16 ngày, và không kết thúc trước khi bắt đầu.',
      en: 'An outage neither begins nor ends in the future, has begun within 16 days, and does not end before it begins.',
    },
    nextActions: [],
  },
  OutageNotFound: {
    status: 404,
    title: { vi: 'Không có sự cố này', en: 'There is no such outage' },
    detail: {
      vi: 'Không có sự cố nào mang mã này. Hãy xem lại danh sách sự cố.',
      en: 'There is no outage of this id. Look at the list of them.',
    },
    nextActions: [],
  },
  OutageEnded: {
    status: 409,
    title: { vi: 'Sự cố đã kết thúc', en: 'The outage has ended already' },
    detail: {
      vi: 'Sự cố này đã được kết thúc trước đó. Nếu hệ thống lại gặp sự cố, hãy khai báo sự cố mới.',
      en: 'It was ended before. Should the system be down again, declare another one.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
