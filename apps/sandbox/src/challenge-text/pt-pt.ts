import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirme junto do seu banco',
  coming: 'A aguardar a página do seu banco…',
  frame: 'Página do seu banco',
  bank: 'Banco de testes',
  question: 'Este pagamento é seu?',
  shop: 'Loja',
  amount: 'Montante',
  card: 'Cartão',
  approve: 'Sim, aprovar',
  reject: 'Não, recusar',
  leave: 'Sair sem responder',
  openWindow: 'Responder numa nova janela',
  inWindow: 'O seu banco pergunta numa janela própria.',
  answered: 'Obrigado',
  close: 'O seu banco informou a loja. Pode fechar esta janela.',
  over: 'Esta pergunta já não está aberta.',
  sandbox: 'Uma página de testes no lugar de um banco. Não há movimento de dinheiro.',
};
