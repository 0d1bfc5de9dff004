import type { Documento } from '../../../domain/cadastro/documento.ts';
import { recusa } from '../../../domain/comum/resultado.ts';
import type { TipoDeContato } from '../../pessoais/proteger.ts';
import type { Executor } from '../conexao.ts';

/** The person of a ligação, whose data are encrypted. */
export interface Titular {
  readonly pessoa: number;
  readonly nome: string;
  readonly documentoTipo: Documento['tipo'];
  readonly documentoCifrado: Buffer;
}

/** Undefined when there is no such ligação, or it is of a place that the caller does not see. */
export async function titularDaLigacao(banco: Executor, cdc: number): Promise<Titular | undefined> {
  const { rows } = await banco.query<Titular>(
    `SELECT p.id AS pessoa, left(p.nome, 120) AS nome, p.documento_tipo AS "documentoTipo", p.documento_cifrado AS "documentoCifrado"
       FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa WHERE l.cdc = $1`,
    [cdc],
  );
  return rows[0];
}

export function semLigacao(cdc: number) {
  return recusa('ligacao/nao-encontrada', `Não há ligação com o CDC ${cdc}. Confira o número na conta ou busque pelo nome ou endereço.`, 'cdc');
}

/** The encrypted contact of a person; undefined when there is none. */
export async function contatoCifrado(banco: Executor, pessoa: number, tipo: TipoDeContato): Promise<Buffer | undefined> {
  const { rows } = await banco.query<{ cifrado: Buffer }>('SELECT valor_cifrado AS cifrado FROM cadastro.contato WHERE pessoa = $1 AND tipo = $2', [pessoa, tipo]);
  return rows[0]?.cifrado;
}
