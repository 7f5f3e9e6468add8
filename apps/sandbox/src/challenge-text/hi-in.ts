import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'अपने बैंक से पुष्टि करें',
  coming: 'आपके बैंक के पेज का इंतज़ार है…',
  frame: 'आपके बैंक का पेज',
  bank: 'सैंडबॉक्स बैंक',
  question: 'क्या यह भुगतान आपका है?',
  shop: 'दुकान',
  amount: 'राशि',
  card: 'कार्ड',
  approve: 'हाँ, मंज़ूर करें',
  reject: 'नहीं, अस्वीकार करें',
  leave: 'जवाब दिए बिना जाएँ',
  openWindow: 'नई विंडो में जवाब दें',
  inWindow: 'आपका बैंक आपसे एक अलग विंडो में पूछता है।',
  answered: 'धन्यवाद',
  close: 'आपके बैंक ने दुकान को बता दिया है। आप यह विंडो बंद कर सकते हैं।',
  over: 'यह सवाल अब खुला नहीं है।',
  sandbox: 'बैंक की जगह सैंडबॉक्स का एक पेज। कोई पैसा नहीं जाता।',
};
