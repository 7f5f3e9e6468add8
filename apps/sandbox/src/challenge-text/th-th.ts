import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'ยืนยันกับธนาคารของคุณ',
  coming: 'กำลังรอหน้าของธนาคาร…',
  frame: 'หน้าของธนาคารคุณ',
  bank: 'ธนาคารทดสอบ',
  question: 'นี่คือการชำระเงินของคุณใช่ไหม?',
  shop: 'ร้านค้า',
  amount: 'จำนวนเงิน',
  card: 'บัตร',
  approve: 'ใช่ อนุมัติ',
  reject: 'ไม่ใช่ ปฏิเสธ',
  leave: 'ออกโดยไม่ตอบ',
  openWindow: 'ตอบในหน้าต่างใหม่',
  inWindow: 'ธนาคารจะถามคุณในหน้าต่างแยก',
  answered: 'ขอบคุณ',
  close: 'ธนาคารแจ้งร้านค้าแล้ว คุณปิดหน้าต่างนี้ได้',
  over: 'คำถามนี้ปิดแล้ว',
  sandbox: 'หน้าทดสอบที่ใช้แทนธนาคาร ไม่มีการโอนเงินจริง',
};
