import type pg from 'pg';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { MAQUINA_CASO, NOME_DA_SITUACAO_DO_CASO, type Desfecho, type SituacaoDoCaso } from '../../../domain/gerencial/maquina-do-caso.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { podeIrPara } from '../comum/situacao.ts';

export type RecusaDeCaso = { readonly codigo: 'caso/nao-encontrado' | 'caso/voce-e-parte'; readonly mensagem: string };
export type RecusaDePosse = RecusaDeCaso | { readonly codigo: 'caso/encerrado'; readonly mensagem: string };
export type RecusaDeDesfecho = RecusaDeCaso | { readonly codigo: 'caso/nao-e-seu'; readonly mensagem: string };

interface Travado {
  readonly situacao: SituacaoDoCaso;
  readonly dono: string | null;
}

/** The case, held until the transaction ends, if `autor` may have anything to do with it: nobody judges a case that names himself. */
async function travar(cliente: pg.ClientBase, id: number, autor: Autor): Promise<Resultado<Travado, RecusaDeCaso>> {
  const { rows } = await cliente.query<Travado & { parte: boolean }>(
    'SELECT situacao, dono, gerencial.nomeia(usuarios, $2) AS parte FROM gerencial.caso_de_fraude WHERE id = $1 FOR UPDATE',
    [id, autor.nome],
  );
  const caso = rows[0];
  if (caso === undefined) return recusa('caso/nao-encontrado', `Não há caso número ${id}. Confira o número na lista de casos.`);
  if (caso.parte) return recusa('caso/voce-e-parte', 'Este caso traz o seu nome: outra pessoa precisa examiná-lo. Avise o controle interno.');
  return ok(caso);
}

const ANDAR = 'INSERT INTO gerencial.andamento_de_caso (caso, quem, de, para, texto) VALUES ($1, $2, $3, $4, $5)';

/** Takes a case, or takes it over from another: from then on only the owner decides it. Taking what is already one's own changes nothing. */
export async function assumirCaso(cliente: pg.ClientBase, { id, autor }: { readonly id: number; readonly autor: Autor }): Promise<Resultado<null, RecusaDePosse>> {
  const travado = await travar(cliente, id, autor);
  if (!travado.ok) return travado;
  const { situacao, dono } = travado.valor;
  if (situacao === 'EM_ANALISE' && dono === autor.nome) return ok(null);
  const { rowCount } = await cliente.query(
    `UPDATE gerencial.caso_de_fraude SET situacao = 'EM_ANALISE', dono = $2, assumido_em = clock_timestamp() WHERE id = $1 AND ${podeIrPara(MAQUINA_CASO, 'EM_ANALISE')}`,
    [id, autor.nome],
  );
  if (rowCount !== 1) return recusa('caso/encerrado', `O caso ${id} já foi encerrado (${NOME_DA_SITUACAO_DO_CASO[situacao].toLowerCase()}). Só evidência nova o abre de novo.`);
  await cliente.query(ANDAR, [id, autor.nome, situacao, 'EM_ANALISE', dono === null ? null : `Assumiu de ${dono}`]);
  await auditar(cliente, { autor, funcao: 'gerencial/assumir-caso-fraude', objeto: `caso-de-fraude:${id}`, antes: { situacao, dono }, depois: { situacao: 'EM_ANALISE', dono: autor.nome } });
  return ok(null);
}

/** The owner says what came of it, with the reason. It punishes nobody: it is what the internal control concluded. */
export async function concluirCaso(
  cliente: pg.ClientBase,
  { id, desfecho, motivo, autor }: { readonly id: number; readonly desfecho: Desfecho; readonly motivo: string; readonly autor: Autor },
): Promise<Resultado<null, RecusaDeDesfecho>> {
  const travado = await travar(cliente, id, autor);
  if (!travado.ok) return travado;
  const { situacao, dono } = travado.valor;
  const { rowCount } = await cliente.query(
    `UPDATE gerencial.caso_de_fraude SET situacao = $3, desfecho = $4, encerrado_por = $2, encerrado_em = clock_timestamp()
      WHERE id = $1 AND dono = $2 AND ${podeIrPara(MAQUINA_CASO, desfecho)}`,
    [id, autor.nome, desfecho, motivo],
  );
  if (rowCount !== 1) {
    const oque = situacao === 'EM_ANALISE' ? `está com ${dono ?? 'outra pessoa'}` : `está ${NOME_DA_SITUACAO_DO_CASO[situacao].toLowerCase()}`;
    return recusa('caso/nao-e-seu', `O caso ${id} ${oque}: só quem o assumiu pode concluí-lo. Atualize a tela e assuma o caso, se couber.`);
  }
  await cliente.query(ANDAR, [id, autor.nome, situacao, desfecho, motivo]);
  await auditar(cliente, { autor, funcao: 'gerencial/concluir-caso-fraude', objeto: `caso-de-fraude:${id}`, antes: { situacao, dono }, depois: { situacao: desfecho }, motivo });
  return ok(null);
}
