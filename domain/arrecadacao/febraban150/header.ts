/** Header A of a set of payments: what it says, and what is wrong with it. */
import { CAMPOS_A, textoDoCampo, type Campo } from './campos.ts';
import { apontarAviso, apontarErro, type Coletor } from './apontamentos.ts';
import { letraUtf8 } from './codificacao.ts';
import { ehVersaoConhecida } from './codigos.ts';
import { dataExiste } from './data-numerica.ts';

/** As written, blanks trimmed. `dataGeracao` is AAAAMMDD text; `nsa` null when it is not a number; `tipoServico` null when blank. */
export interface HeaderDeRetorno {
  readonly codigoRemessa: string;
  readonly convenio: string;
  readonly empresa: string;
  readonly banco: string;
  readonly nomeBanco: string;
  readonly dataGeracao: string;
  readonly nsa: number | null;
  readonly versao: string;
  readonly tipoServico: string | null;
}

export function lerHeader(bytes: Uint8Array, posicao: number): HeaderDeRetorno {
  const campo = (c: Campo): string => textoDoCampo(bytes, posicao, c);
  const nsa = campo(CAMPOS_A.nsa);
  const tipoServico = campo(CAMPOS_A.tipoServico);
  return {
    codigoRemessa: campo(CAMPOS_A.codigoRemessa),
    convenio: campo(CAMPOS_A.convenio),
    empresa: campo(CAMPOS_A.empresa),
    banco: campo(CAMPOS_A.banco),
    nomeBanco: campo(CAMPOS_A.nomeBanco),
    dataGeracao: campo(CAMPOS_A.dataGeracao),
    nsa: /^\d+$/.test(nsa) ? Number(nsa) : null,
    versao: campo(CAMPOS_A.versao),
    tipoServico: tipoServico === '' ? null : tipoServico,
  };
}

/** Structure and content that any return file must have; whose it is, is `conferirIdentidade`. */
export function criticarHeader(coletor: Coletor, h: HeaderDeRetorno, linha: number, bytes: Uint8Array, inicio: number, fim: number): void {
  const erro = (mensagem: string): void => apontarErro(coletor, 'retorno/header-invalido', linha, `Linha ${linha}: ${mensagem}`);
  if (letraUtf8(bytes, inicio, fim) >= 0) {
    apontarErro(coletor, 'retorno/codificacao', linha, `Linha ${linha}: o texto está em UTF-8. Peça ao banco o arquivo original, em texto simples (ISO 8859-1).`);
  }
  if (h.codigoRemessa !== '2') {
    apontarErro(coletor, 'retorno/nao-e-retorno', linha, `Linha ${linha}: a posição 2 é "${h.codigoRemessa}", e em um arquivo de retorno ela é 2. Confira se não é um arquivo de remessa.`);
  }
  if (h.tipoServico !== null && /^D.BITO/i.test(h.tipoServico)) {
    apontarErro(coletor, 'retorno/outro-servico', linha, `Linha ${linha}: o arquivo é do serviço "${h.tipoServico}", não de código de barras. Envie-o à entrada desse serviço.`);
  }
  if (h.convenio === '') erro('o convênio está em branco (posições 3 a 22). Peça outro arquivo ao banco.');
  if (!/^\d{3}$/.test(h.banco)) erro(`o banco "${h.banco}" não tem 3 algarismos (posições 43 a 45). Peça outro arquivo ao banco.`);
  if (!/^\d{8}$/.test(h.dataGeracao) || !dataExiste(Number(h.dataGeracao))) {
    erro(`a data de geração "${h.dataGeracao}" não existe (posições 66 a 73). Peça outro arquivo ao banco.`);
  }
  if (h.nsa === null || h.nsa === 0) {
    erro('o número sequencial do arquivo é zero ou não é um número (posições 74 a 79). Peça outro arquivo ao banco.');
  }
  if (!ehVersaoConhecida(h.versao)) {
    apontarAviso(coletor, 'retorno/versao-desconhecida', linha, `Linha ${linha}: a versão "${h.versao}" do leiaute não é conhecida (03 a 07). O arquivo foi lido assim mesmo; confira os valores.`, 1, h.versao);
  }
}
