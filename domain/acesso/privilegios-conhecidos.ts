/**
 * The privileges that there are (confiabilidade 5.2; TR 8.9, 10.11 to 10.13, 13.7, 13.8): what can be granted by name. One whose feature is still to come may
 * be granted already and opens nothing yet; the screen says so.
 */
export interface PrivilegioConhecido {
  /** `<objeto>:<ato>`, as `domain/acesso/privilegio.ts` reads it. */
  readonly codigo: string;
  readonly nome: string;
  readonly permite: string;
  /** Functions or acts that ask for it. */
  readonly usadoEm: readonly string[];
  readonly porVir: boolean;
}

const porVir = (codigo: string, nome: string, permite: string, ...usadoEm: readonly string[]): PrivilegioConhecido => ({ codigo, nome, permite, usadoEm, porVir: true });

export const PRIVILEGIOS_CONHECIDOS: readonly PrivilegioConhecido[] = [
  porVir('divida-ativa:ver', 'Ver dívida ativa', 'Vê os débitos inscritos em dívida ativa, que para os demais não aparecem (TR 10.11).', 'Extrato da ligação', 'Segunda via'),
  porVir('execucao-fiscal:ver', 'Ver execução fiscal', 'Vê os débitos em execução fiscal e imprime a segunda via deles (TR 10.11).', 'Extrato da ligação', 'Segunda via'),
  porVir('divida-ativa:operar', 'Operar dívida ativa', 'Inscreve, altera e baixa débitos em dívida ativa.', 'Dívida ativa'),
  porVir('execucao-fiscal:operar', 'Operar execução fiscal', 'Registra e altera execuções fiscais (TR 10.13).', 'Execução fiscal'),
  porVir('divida-ativa:estornar', 'Estornar dívida ativa', 'Desfaz a inscrição ou a baixa de um débito em dívida ativa.', 'Dívida ativa'),
  porVir('economias:alterar', 'Alterar economias', 'Muda o número de economias de uma ligação (TR 8.9).', 'Cadastro da ligação'),
  porVir('categoria:alterar', 'Alterar categoria', 'Muda a categoria tarifária de uma ligação (TR 8.9).', 'Cadastro da ligação'),
  porVir('fatura:recalcular', 'Recalcular conta', 'Recalcula uma conta já emitida.', 'Recálculo'),
  porVir('pagamento:estornar', 'Estornar pagamento', 'Desfaz a baixa de um pagamento.', 'Arrecadação'),
  porVir('pagamento:baixar', 'Baixar conta à mão', 'Baixa uma conta sem o arquivo do banco.', 'Baixa manual'),
  porVir('taxa:isentar', 'Isentar taxa', 'Dispensa uma taxa de serviço (TR 13.7).', 'Serviços'),
  porVir('vencimento:alterar-lote', 'Alterar vencimentos em lote', 'Muda o vencimento de muitas contas de uma vez (TR 10.12).', 'Faturamento'),
  porVir('media:gerar-lote', 'Faturar pela média em lote', 'Fatura muitas ligações pela média de uma vez.', 'Crítica'),
  porVir('critica:validar', 'Validar a crítica', 'Aceita em conjunto o que a crítica apontou.', 'Crítica'),
  porVir('excecao:cadastrar', 'Cadastrar exceção', 'Tira uma ligação de uma regra da crítica ou da cobrança.', 'Crítica', 'Cobrança'),
  porVir('religacao:sem-baixa', 'Religar sem baixa', 'Pede a religação antes de a baixa do pagamento chegar (TR 10.8).', 'Religação'),
  porVir('debito-automatico:gerir', 'Gerir débito automático', 'Inclui e retira contas do débito automático.', 'Arrecadação'),
  { codigo: 'dado-pessoal:ver', nome: 'Ver dado pessoal completo', permite: 'Vê sem as partes ocultas o que as telas, os arquivos exportados e a API mostram. O documento e os contatos do cadastro são guardados cifrados: só por Revelar.', usadoEm: ['Todas as telas'], porVir: false },
  porVir('massa:exportar', 'Exportar em massa', 'Exporta listas inteiras com dados de pessoas.', 'Relatórios'),
  { codigo: 'auditoria:exportar', nome: 'Exportar a auditoria', permite: 'Leva para fora do sistema, em CSV, o que a auditoria registrou.', usadoEm: ['Auditoria'], porVir: false },
];

export function privilegioConhecido(codigo: string): PrivilegioConhecido | undefined {
  return PRIVILEGIOS_CONHECIDOS.find((p) => p.codigo === codigo);
}
