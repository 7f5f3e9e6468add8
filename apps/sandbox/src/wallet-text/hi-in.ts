import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'अपने वॉलेट से भुगतान करें?',
  shop: 'दुकान',
  amount: 'राशि',
  order: 'किसके लिए',
  answers: {
    approve: 'भुगतान स्वीकार करें',
    decline: 'भुगतान अस्वीकार करें',
    wait: 'स्वीकार करें और लंबित रहने दें',
    leave: 'बिना फ़ैसला किए वापस जाएँ',
  },
  approved: 'भुगतान स्वीकार हुआ',
  declined: 'भुगतान अस्वीकार हुआ',
  waiting: 'भुगतान लंबित है',
  over: 'यह भुगतान अब खुला नहीं है',
  close: 'आप यह पेज बंद करके दुकान पर वापस जा सकते हैं।',
  back: 'दुकान पर वापस जाएँ',
  sandbox: 'वॉलेट की जगह सैंडबॉक्स का पेज। कोई पैसा नहीं कटता।',
};
