import type { Texts } from './type.ts';

const CHECK_IT = { same_session: '請核對後再試。' };
const ANOTHER_WAY = { new_session: '請重新開始，並選擇其他付款方式。' };

export const texts: Texts = {
  space: '',
  surface: {
    title: '付款',
    close: '關閉',
    loading: '正在載入付款表格…',
    frame: '付款表格',
    challenge: '請向您的銀行確認',
    vaulting: {
      title: '儲存卡',
      loading: '正在載入卡表格…',
      frame: '卡表格',
    },
  },
  advice: {
    why: {
      number: '無法識別此卡號。',
      expiry: '有效期似乎不正確。',
      security_code: '安全碼與卡不符。',
      form: '部分資料尚未填妥。',
      verification: '驗證碼不正確。',
      expired_card: '此卡已過期。',
      card: '此處不接受這張卡。',
      declined: '您的付款未獲批准。',
      identity: '您的銀行或電子錢包未確認此次付款。',
      confirm: '您的銀行要求您確認此次付款。',
      balance: '可用餘額不足以支付這筆款項。',
      amount: '金額超出此付款方式的限額。',
      account: '此帳戶無法用於付款。',
      unverified: '此帳戶須先完成身份認證才可付款。',
      paused: '此付款方式暫時無法使用。',
      method: '此訂單無法以這種方式付款。',
      order: '此訂單已無法付款。',
      expired: '付款時限已過。',
      cancelled: '付款已取消。',
      shop: '商店暫時無法收取這筆款項。',
      loading: '付款頁面未能載入。',
      failed: '付款未能完成。',
    },
    next: {
      same_session: '請再試一次。',
      other_card: '請使用另一張卡或其他付款方式。',
      new_session: '請重新開始付款。',
      later: '請稍後再試，或選擇其他付款方式。',
      no: '請聯絡商店。',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: CHECK_IT,
      verification: { same_session: '請重新索取驗證碼後再試。' },
      declined: { other_card: '請使用另一張卡或其他付款方式，或向您的銀行查詢。' },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: '您可隨時再試。' },
      shop: { new_session: '請重新開始，或聯絡商店。' },
      loading: { same_session: '請檢查網絡連線後再試。' },
    },
    open: {
      waiting: '付款結果仍在確認中。請勿再次付款，商店會通知您結果。',
      finished:
        '付款結果仍在確認中。您是否已完成付款？如已完成，請稍候，不要再次付款；如未完成，您可返回繼續付款。',
    },
    vaulting: {
      declined: '您的銀行未批准此卡。',
      failed: '未能儲存此卡。',
      waiting: '正在儲存您的卡，商店會通知您結果。',
      next: {
        other_card: '請試用另一張卡，或向您的銀行查詢。',
        new_session: '請重新開始。',
        later: '請稍後再試。',
      },
    },
  },
};
