import type { Canal } from '../../../domain/cadastro/consentimento.ts';
import { DIAS_DO_ALARME, MAQUINA_PEDIDO, prazoDoPedido, type AlarmeDoPedido, type DecisaoDoPedido, type SituacaoDoPedido, type TipoDePedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { origensDe } from '../../../domain/comum/maquina.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Cliente, Executor } from '../conexao.ts';

export interface PedidoGuardado {
  readonly protocolo: number;
  readonly cdc: number;
  readonly nome: string;
  readonly tipo: TipoDePedido;
  readonly canal: Canal;
  readonly situacao: SituacaoDoPedido;
  readonly abertoEm: DataCivil;
  readonly prazo: DataCivil;
  readonly responsavel: string | null;
  readonly respondidoPor: string | null;
  readonly respondidoEm: string | null;
}

export interface PedidoInteiro extends PedidoGuardado {
  readonly pessoa: number;
  readonly registradoPor: string;
  readonly textoCifrado: Buffer;
  readonly respostaCifrada: Buffer | null;
}

const COLUNAS = `d.protocolo, d.cdc, left(p.nome, 120) AS nome, d.tipo, d.canal, d.situacao, d.aberto_em AS "abertoEm", d.prazo, d.responsavel, d.respondido_por AS "respondidoPor",
  to_char(d.respondido_em AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "respondidoEm"`;
const DE = 'cadastro.pedido_do_titular d JOIN cadastro.pessoa p ON p.id = d.pessoa';
/** Of requests not answered, on the day $1: the same as `alarmeDoPedido` of the domain, which a test holds together. */
const ALARME = `CASE WHEN d.respondido_em IS NOT NULL THEN 'ENCERRADO' WHEN d.prazo < $1::date THEN 'VENCIDO' WHEN $1::date - d.aberto_em >= ${DIAS_DO_ALARME} THEN 'A_VENCER' ELSE 'NO_PRAZO' END`;

export interface FiltroDePedidos {
  readonly situacao: SituacaoDoPedido | null;
  readonly tipo: TipoDePedido | null;
  readonly alarme: AlarmeDoPedido | null;
}

export interface PedidosListados {
  readonly itens: PedidoGuardado[];
  readonly total: number;
  readonly prazos: { readonly noPrazo: number; readonly aVencer: number; readonly vencidos: number };
}

/** Those not answered first, by who has least time left; then the answered ones, the last first. `prazos` counts all that wait, whatever the filter. */
export async function listarPedidos(banco: Executor, hoje: DataCivil, f: FiltroDePedidos, { pagina, porPagina }: { readonly pagina: number; readonly porPagina: number }): Promise<PedidosListados> {
  const filtro = `($2::text IS NULL OR d.situacao = $2) AND ($3::text IS NULL OR d.tipo = $3) AND ($4::text IS NULL OR ${ALARME} = $4)`;
  const { rows } = await banco.query<PedidosListados>(
    `SELECT (SELECT count(*)::integer FROM cadastro.pedido_do_titular d WHERE ${filtro}) AS total,
            (SELECT json_build_object('noPrazo', count(*) FILTER (WHERE x.alarme = 'NO_PRAZO'), 'aVencer', count(*) FILTER (WHERE x.alarme = 'A_VENCER'), 'vencidos', count(*) FILTER (WHERE x.alarme = 'VENCIDO'))
               FROM (SELECT ${ALARME} AS alarme FROM cadastro.pedido_do_titular d WHERE d.respondido_em IS NULL) x) AS prazos,
            coalesce((SELECT json_agg(y) FROM (SELECT ${COLUNAS} FROM ${DE} WHERE ${filtro}
              ORDER BY d.respondido_em IS NOT NULL, CASE WHEN d.respondido_em IS NULL THEN d.prazo END, CASE WHEN d.respondido_em IS NULL THEN d.protocolo END, d.protocolo DESC LIMIT $5 OFFSET $6) y), '[]') AS itens`,
    [hoje, f.situacao, f.tipo, f.alarme, porPagina, (pagina - 1) * porPagina],
  );
  return rows[0] ?? { itens: [], total: 0, prazos: { noPrazo: 0, aVencer: 0, vencidos: 0 } };
}

/** Undefined when there is no such protocol. */
export async function lerPedido(banco: Executor, protocolo: number): Promise<PedidoInteiro | undefined> {
  const { rows } = await banco.query<PedidoInteiro>(
    `SELECT ${COLUNAS}, d.pessoa, d.registrado_por AS "registradoPor", d.texto_cifrado AS "textoCifrado", d.resposta_cifrada AS "respostaCifrada" FROM ${DE} WHERE d.protocolo = $1`,
    [protocolo],
  );
  return rows[0];
}

export function semPedido(protocolo: number) {
  return recusa('pedido-titular/nao-encontrado', `Não há pedido com o protocolo ${protocolo}. Confira o número ou procure na lista.`, 'protocolo');
}

async function exigirPedido(banco: Executor, protocolo: number): Promise<PedidoGuardado> {
  const lido = await lerPedido(banco, protocolo);
  if (lido === undefined) throw new Error(`o pedido ${protocolo} não está onde foi gravado`);
  const { pessoa: _p, registradoPor: _r, textoCifrado: _t, respostaCifrada: _c, ...pedido } = lido;
  return pedido;
}

interface Novo {
  readonly pessoa: number;
  readonly cdc: number;
  readonly tipo: TipoDePedido;
  readonly canal: Canal;
  readonly textoCifrado: Buffer;
  readonly autor: Autor;
  /** The day of the request. */
  readonly abertoEm: DataCivil;
  readonly agora: Date;
}

/** The database numbers it. What was asked is not in the audit: it is in the request, encrypted. */
export async function registrarPedido(cliente: Cliente, n: Novo): Promise<PedidoGuardado> {
  const { rows } = await cliente.query<{ protocolo: number }>(
    `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING protocolo`,
    [n.pessoa, n.cdc, n.tipo, n.canal, n.textoCifrado, n.abertoEm, prazoDoPedido(n.abertoEm), n.autor.nome, n.agora],
  );
  const pedido = await exigirPedido(cliente, rows[0]?.protocolo ?? 0);
  await auditar(cliente, { autor: n.autor, funcao: 'cadastro/registrar-pedido-titular', objeto: `ligacao:${n.cdc}/pedido-titular:${pedido.protocolo}`, depois: { tipo: n.tipo, canal: n.canal, abertoEm: n.abertoEm, prazo: pedido.prazo } });
  return pedido;
}

async function travar(cliente: Cliente, protocolo: number): Promise<SituacaoDoPedido | undefined> {
  const { rows } = await cliente.query<{ situacao: SituacaoDoPedido }>('SELECT situacao FROM cadastro.pedido_do_titular WHERE protocolo = $1 FOR UPDATE', [protocolo]);
  return rows[0]?.situacao;
}

const invalida = (mensagem: string) => recusa('pedido-titular/transicao-invalida', mensagem, 'protocolo');

/** Refusals: `pedido-titular/nao-encontrado`, `pedido-titular/transicao-invalida`. */
export async function assumirPedido(cliente: Cliente, { protocolo, autor }: { readonly protocolo: number; readonly autor: Autor }) {
  const situacao = await travar(cliente, protocolo);
  if (situacao === undefined) return semPedido(protocolo);
  if (!origensDe(MAQUINA_PEDIDO, 'EM_ANALISE').includes(situacao)) return invalida('O pedido já está em análise ou já foi respondido. Atualize a tela e confira quem cuida dele.');
  await cliente.query(`UPDATE cadastro.pedido_do_titular SET situacao = 'EM_ANALISE', responsavel = $2 WHERE protocolo = $1`, [protocolo, autor.nome]);
  await auditar(cliente, { autor, funcao: 'cadastro/assumir-pedido-titular', objeto: `pedido-titular:${protocolo}`, antes: { situacao }, depois: { situacao: 'EM_ANALISE' } });
  return ok(await exigirPedido(cliente, protocolo));
}

interface Resposta {
  readonly protocolo: number;
  readonly decisao: DecisaoDoPedido;
  readonly respostaCifrada: Buffer;
  readonly motivo: string;
  readonly autor: Autor;
  readonly agora: Date;
}

/** Refusals: `pedido-titular/nao-encontrado`, `pedido-titular/transicao-invalida`. */
export async function responderPedido(cliente: Cliente, r: Resposta) {
  const situacao = await travar(cliente, r.protocolo);
  if (situacao === undefined) return semPedido(r.protocolo);
  if (!origensDe(MAQUINA_PEDIDO, r.decisao).includes(situacao)) return invalida('O pedido já foi respondido, e a resposta não se altera. Se a pessoa pede outra coisa, registre um pedido novo.');
  await cliente.query(`UPDATE cadastro.pedido_do_titular SET situacao = $2, resposta_cifrada = $3, respondido_por = $4, respondido_em = $5 WHERE protocolo = $1`, [r.protocolo, r.decisao, r.respostaCifrada, r.autor.nome, r.agora]);
  await auditar(cliente, { autor: r.autor, funcao: 'cadastro/responder-pedido-titular', objeto: `pedido-titular:${r.protocolo}`, antes: { situacao }, depois: { situacao: r.decisao }, motivo: r.motivo });
  return ok(await exigirPedido(cliente, r.protocolo));
}
