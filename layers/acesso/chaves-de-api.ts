/** The acts on keys of the API: each in its transaction, with its audit. */
import { randomInt } from 'node:crypto';
import { conferirValidade, montarChave } from '../../domain/acesso/chave-de-api.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { chavePorId, incluirChave, nomeEmUso, revogarChave, substituirChave, travarChaves, type ChaveDeApi } from '../postgres/acesso/chaves.ts';
import { comoConcessao, comoPedida, conferirConcessoes, gravarConcessoes, type ConcessaoPedida } from '../postgres/acesso/concessoes.ts';
import { travarDireitos } from '../postgres/acesso/travar-direitos.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { resumoDe, segredoAleatorio } from './segredo-aleatorio.ts';

/** Who does it and when. */
export interface AtoDeChave {
  readonly autor: Autor;
  readonly pessoa: string;
  readonly agora: Date;
  readonly hoje: DataCivil;
}

export interface PedidoDeChave {
  readonly nome: string;
  readonly validaAte: DataCivil;
  readonly redes: readonly string[];
  readonly concessoes: readonly ConcessaoPedida[];
}

const ALFABETO = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIA_MS = 86_400_000;

/** Makes a key that can do no more than its maker, now. The answer alone has the key. */
export async function criarChave(cliente: Executor, ato: AtoDeChave, pedido: PedidoDeChave) {
  await travarDireitos(cliente, ato.pessoa);
  await travarChaves(cliente);
  if (await nomeEmUso(cliente, pedido.nome, ato.agora)) return recusa('chave/nome-em-uso', `Já há uma chave "${pedido.nome}" em uso. Troque-a por uma nova, ou dê outro nome a esta.`, 'corpo.nome');
  return gravarNova(cliente, ato, pedido, 'acesso/criar-chave');
}

/** Puts another key, with the same networks and grants, in the place of one; the old one opens for `dias` more, none being at once. Who does it must hold what the key does. */
export async function trocarChave(cliente: Executor, ato: AtoDeChave, id: string, { validaAte, dias }: { readonly validaAte: DataCivil; readonly dias: number }) {
  await travarDireitos(cliente, ato.pessoa);
  await travarChaves(cliente);
  const antiga = await chavePorId(cliente, id, ato.agora);
  if (antiga === undefined) return recusa('chave/nao-encontrada', 'Não há chave com este identificador. Confira a lista de chaves.');
  // by who took its place, and not by its state: one that was changed for now is past its end already
  if (antiga.situacao === 'REVOGADA' || antiga.sucessora !== null) return recusa('chave/fora-de-uso', `Esta chave já foi ${antiga.situacao === 'REVOGADA' ? 'revogada' : 'trocada'}. Escolha a que está em uso, ou crie uma nova.`);
  const nova = await gravarNova(cliente, ato, { nome: antiga.nome, validaAte, redes: antiga.redes, concessoes: antiga.concessoes.map(comoPedida) }, 'acesso/trocar-chave', antiga.prefixo);
  if (!nova.ok) return nova;
  await substituirChave(cliente, { antiga: id, nova: nova.valor.registro.id, ate: new Date(ato.agora.getTime() + dias * DIA_MS) });
  return nova;
}

/** From the next call on it opens nothing. */
export async function encerrarChave(cliente: Executor, { autor, agora }: Pick<AtoDeChave, 'autor' | 'agora'>, id: string, motivo: string) {
  await travarChaves(cliente);
  const antes = await chavePorId(cliente, id, agora);
  if (antes === undefined) return recusa('chave/nao-encontrada', 'Não há chave com este identificador. Confira a lista de chaves.');
  if (!(await revogarChave(cliente, id, agora))) return recusa('chave/fora-de-uso', 'Esta chave já foi revogada: não abre mais nada.');
  await auditar(cliente, { autor, funcao: 'acesso/revogar-chave', objeto: `chave:${antes.prefixo}`, antes: { situacao: antes.situacao }, depois: { situacao: 'REVOGADA' }, motivo });
  return ok(await exigirChave(cliente, id, agora));
}

async function gravarNova(cliente: Executor, { autor, pessoa, agora, hoje }: AtoDeChave, { nome, validaAte, redes, concessoes }: PedidoDeChave, funcao: string, antecessora?: string) {
  const validade = conferirValidade(validaAte, hoje);
  if (!validade.ok) return validade;
  const conferidas = await conferirConcessoes(cliente, pessoa, concessoes.map(comoConcessao), hoje);
  if (!conferidas.ok) return conferidas;
  const prefixo = Array.from({ length: 8 }, () => ALFABETO[randomInt(ALFABETO.length)] ?? '').join('');
  const chave = montarChave(prefixo, segredoAleatorio());
  const id = await incluirChave(cliente, { nome, prefixo, resumo: resumoDe(chave), redes, criadaPor: pessoa, agora, ate: validaAte });
  await gravarConcessoes(cliente, { coluna: 'chave', id }, concessoes);
  await auditar(cliente, { autor, funcao, objeto: `chave:${prefixo}`, depois: { nome, validaAte, redes, concessoes, ...(antecessora === undefined ? {} : { antecessora }) } });
  return ok({ chave, registro: await exigirChave(cliente, id, agora) });
}

async function exigirChave(cliente: Executor, id: string, agora: Date): Promise<ChaveDeApi> {
  const chave = await chavePorId(cliente, id, agora);
  if (chave === undefined) throw new Error(`a chave ${id} sumiu`);
  return chave;
}
