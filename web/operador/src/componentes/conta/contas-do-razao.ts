/** Accounts as people call them; the code after the colon is the rubrica, the kind of credit or the bank. */
const CONTAS: Readonly<Record<string, string>> = {
  RECEBER: 'A receber',
  RECEITA: 'Receita',
  CREDITO: 'Crédito do cliente',
  NAO_IDENTIFICADO: 'Não identificado',
  TARIFA_BANCARIA: 'Tarifa bancária',
};
const DO_BANCO: Readonly<Record<string, string>> = { TRANSITO: 'A caminho do banco', BANCO: 'Conta no banco' };

const DETALHES: Readonly<Record<string, string>> = {
  AGUA: 'água',
  ESGOTO: 'esgoto',
  TEE: 'esgoto especial',
  MULTA: 'multa',
  CORRECAO: 'correção',
  ESGOTO_COLETA: 'coleta de esgoto',
  ESGOTO_TRATAMENTO: 'tratamento de esgoto',
  EXCEDENTE: 'pago a maior',
  PARCIAL: 'pago a menor',
  FORA_VALIDADE: 'pago fora da validade',
  DUPLICIDADE: 'pago de novo',
};

/** `RECEBER:AGUA` is "A receber: água". An account that this screen does not know keeps its code: the chart of accounts is data. */
export function nomeDaConta(codigo: string): string {
  const [conta = '', detalhe] = codigo.split(':');
  const banco = DO_BANCO[conta];
  if (banco !== undefined && detalhe !== undefined) return `${banco} ${detalhe}`;
  const nome = CONTAS[conta];
  if (nome === undefined) return codigo;
  if (detalhe === undefined) return nome;
  return `${nome}: ${DETALHES[detalhe] ?? detalhe}`;
}

/** A credit of the citizen, kept by the utility. */
export function ehCreditoDoCliente(codigo: string): boolean {
  return codigo.startsWith('CREDITO:');
}
