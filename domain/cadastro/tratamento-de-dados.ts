/**
 * What the utility does with data of people, as it says it to them: to what end, on what ground, from where the data came, who else receives them and
 * for how long they are kept (LGPD arts. 9º, 18, I and VII, 19, § 1º, and 23, I). One entry for each kind of datum of `dadosDoTitular`.
 */
export interface Tratamento {
  readonly dados: string;
  readonly finalidade: string;
  readonly fundamento: string;
  readonly origem: string;
  readonly guarda: string;
}

const SERVICO = 'Execução do contrato e do serviço público de saneamento (LGPD, art. 7º, III e V, e art. 23)';
const DEVER = 'Dever legal e defesa de direitos (LGPD, art. 7º, II e VI)';

export const TRATAMENTOS: readonly Tratamento[] = [
  {
    dados: 'Nome, CPF ou CNPJ, telefone e e-mail',
    finalidade: 'Saber quem responde pela ligação, emitir a conta em seu nome e falar com você',
    fundamento: SERVICO,
    origem: 'Você, ou quem o representa, ao pedir a ligação, a troca de titular ou um atendimento',
    guarda: 'Enquanto você for titular e, depois, pelo prazo das contas',
  },
  {
    dados: 'Ligações: endereço, inscrição e situação',
    finalidade: 'Levar água e recolher esgoto no imóvel',
    fundamento: SERVICO,
    origem: 'O pedido de ligação e o cadastro do imóvel feito em campo',
    guarda: 'Enquanto você for titular e, depois, pelo prazo das contas',
  },
  {
    dados: 'Leituras do hidrômetro, com o lugar em que foram feitas e, quando há, a foto',
    finalidade: 'Medir o consumo e provar a medição',
    fundamento: SERVICO,
    origem: 'O leiturista, no imóvel',
    guarda: 'O prazo das contas; as fotos, 24 meses, salvo discussão',
  },
  {
    dados: 'Contas, pagamentos e créditos',
    finalidade: 'Cobrar o consumo, dar baixa do que foi pago e devolver o que foi pago a mais',
    fundamento: `${SERVICO}. Depois de quitadas: dever legal e defesa de direitos (art. 7º, II e VI)`,
    origem: 'O cálculo da conta; os bancos e demais arrecadadores, no retorno dos pagamentos',
    guarda: '10 anos depois da quitação, prazo em que a tarifa pode ser discutida (STJ, Tema 932)',
  },
  {
    dados: 'Autorizações para mensagens e pesquisas',
    finalidade: 'Mandar só o que você quis receber, e provar que quis',
    fundamento: 'Consentimento (LGPD, arts. 7º, I, e 8º)',
    origem: 'Você, pelo canal escrito em cada autorização',
    guarda: 'Pelo prazo das contas; você retira a autorização quando quiser',
  },
  {
    dados: 'Pedidos sobre os seus dados e registros de quando eles foram vistos inteiros',
    finalidade: 'Responder a você e prestar contas do que foi feito com os seus dados',
    fundamento: DEVER,
    origem: 'Você; e o próprio sistema, a cada consulta',
    guarda: 'Pedidos, 5 anos; registros de consulta, o prazo da auditoria',
  },
];

/** With whom, of all the above. */
export const COMPARTILHAMENTOS: readonly { readonly quem: string; readonly oQue: string }[] = [
  { quem: 'Bancos e demais arrecadadores', oQue: 'O código de barras da conta que você paga (número, valor e validade da conta). O seu nome e o seu documento não estão nele.' },
  { quem: 'Empresa que mantém este sistema', oQue: 'Guarda os dados no Brasil, cifrados, em nome da concessionária e só conforme as ordens dela (LGPD, art. 39).' },
  { quem: 'Justiça, Ministério Público, agência reguladora e tribunal de contas', oQue: 'O que pedirem nos termos da lei (LGPD, arts. 7º, II, III e VI, e 26).' },
];

/** What the person can do about what it reads: correct it, oppose it, ask again, complain. */
export const COMO_CONTESTAR: readonly string[] = [
  'Se algo aqui está errado ou desatualizado, peça a correção. Se entende que um dado é excessivo, ou tratado contra a lei, peça que seja bloqueado ou eliminado, ou oponha-se ao seu uso (LGPD, art. 18, III, IV e § 2º). O pedido não custa nada (art. 18, § 5º).',
  'Autorizações para mensagens e pesquisas podem ser retiradas a qualquer momento, pelos mesmos canais, sem prejuízo do serviço (LGPD, art. 8º, § 5º).',
  'O que a lei manda guardar, como contas e pagamentos, não pode ser eliminado antes do prazo (LGPD, art. 16, I). A recusa é dita por escrito, com a lei em que se apoia.',
  'Se a resposta não resolver, você pode reclamar à Autoridade Nacional de Proteção de Dados (ANPD) e aos órgãos de defesa do consumidor (LGPD, art. 18, §§ 1º e 8º).',
];
