import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirme com seu banco',
  coming: 'Aguardando a página do seu banco…',
  frame: 'Página do seu banco',
  bank: 'Banco de testes',
  question: 'Este pagamento é seu?',
  shop: 'Loja',
  amount: 'Valor',
  card: 'Cartão',
  approve: 'Sim, aprovar',
  reject: 'Não, recusar',
  leave: 'Sair sem responder',
  openWindow: 'Responder em uma nova janela',
  inWindow: 'Seu banco pergunta em uma janela própria.',
  answered: 'Obrigado',
  close: 'Seu banco avisou a loja. Você pode fechar esta janela.',
  over: 'Esta pergunta não está mais aberta.',
  sandbox: 'Uma página de testes no lugar de um banco. Nenhum dinheiro é movimentado.',
};
