import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Vui lòng kiểm tra và thử lại.' };
const ANOTHER_WAY = { new_session: 'Vui lòng bắt đầu lại và chọn cách thanh toán khác.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Thanh toán',
    close: 'Đóng',
    loading: 'Đang tải biểu mẫu thanh toán…',
    frame: 'Biểu mẫu thanh toán',
    challenge: 'Xác nhận với ngân hàng của bạn',
    vaulting: {
      title: 'Lưu thẻ',
      loading: 'Đang tải biểu mẫu thẻ…',
      frame: 'Biểu mẫu thẻ',
    },
  },
  advice: {
    why: {
      number: 'Không nhận ra số thẻ.',
      expiry: 'Ngày hết hạn có vẻ không đúng.',
      security_code: 'Mã bảo mật không khớp với thẻ.',
      form: 'Một số thông tin còn thiếu hoặc chưa đầy đủ.',
      verification: 'Mã xác minh không khớp.',
      expired_card: 'Thẻ này đã hết hạn.',
      card: 'Thẻ này không được chấp nhận ở đây.',
      declined: 'Thanh toán của bạn không được chấp thuận.',
      identity: 'Ngân hàng hoặc ví của bạn không xác nhận thanh toán này.',
      confirm: 'Ngân hàng yêu cầu bạn xác nhận thanh toán này.',
      balance: 'Không đủ tiền cho thanh toán này.',
      amount: 'Số tiền vượt hạn mức của cách thanh toán này.',
      account: 'Không thể dùng tài khoản này để thanh toán.',
      unverified: 'Tài khoản này cần được xác minh trước khi dùng để thanh toán.',
      paused: 'Cách thanh toán này tạm thời không dùng được.',
      method: 'Không thể thanh toán đơn hàng này bằng cách này.',
      order: 'Đơn hàng này không thể thanh toán được nữa.',
      expired: 'Đã hết thời gian cho thanh toán này.',
      cancelled: 'Thanh toán đã bị hủy.',
      shop: 'Cửa hàng tạm thời không thể nhận thanh toán này.',
      loading: 'Trang thanh toán không tải được.',
      failed: 'Thanh toán không thành công.',
    },
    next: {
      same_session: 'Vui lòng thử lại.',
      other_card: 'Vui lòng dùng thẻ khác hoặc cách thanh toán khác.',
      new_session: 'Vui lòng bắt đầu thanh toán lại.',
      later: 'Vui lòng thử lại sau, hoặc chọn cách thanh toán khác.',
      no: 'Vui lòng liên hệ cửa hàng.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Vui lòng điền đầy đủ và thử lại.' },
      verification: { same_session: 'Vui lòng yêu cầu mã mới và thử lại.' },
      declined: {
        other_card: 'Vui lòng dùng thẻ khác hoặc cách thanh toán khác, hoặc hỏi ngân hàng của bạn.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Bạn có thể thử lại bất cứ lúc nào.' },
      shop: { new_session: 'Vui lòng bắt đầu lại, hoặc liên hệ cửa hàng.' },
      loading: { same_session: 'Vui lòng kiểm tra kết nối và thử lại.' },
    },
    open: {
      waiting:
        'Thanh toán của bạn vẫn đang được xác nhận. Vui lòng đừng thanh toán lại: cửa hàng sẽ báo kết quả cho bạn.',
      finished:
        'Thanh toán của bạn vẫn đang được xác nhận. Bạn đã thanh toán xong chưa? Nếu rồi, vui lòng chờ và đừng thanh toán lại. Nếu chưa, bạn có thể quay lại và hoàn tất.',
    },
    vaulting: {
      declined: 'Ngân hàng của bạn không chấp thuận thẻ này.',
      failed: 'Không lưu được thẻ.',
      waiting: 'Thẻ của bạn đang được lưu. Cửa hàng sẽ báo kết quả cho bạn.',
      next: {
        other_card: 'Hãy thử thẻ khác, hoặc hỏi ngân hàng của bạn.',
        new_session: 'Vui lòng bắt đầu lại.',
        later: 'Vui lòng thử lại sau.',
      },
    },
  },
};
