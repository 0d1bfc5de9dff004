import { BlockList, isIPv6 } from 'node:net';
import { pessoaNaAuditoria, type PessoaNaAuditoria } from '../postgres/comum/pessoas-da-auditoria.ts';
import type { FiltroDaAuditoria } from '../postgres/comum/procurar-auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import type { AtoGuardado } from './ato-guardado.ts';

/** Whether an act of that day (in Brasília) is one of those that were asked for. */
export type Serve = (ato: AtoGuardado, dia: string) => boolean;

const comeca = (valor: string | null, inicio: string | null | undefined): boolean => typeof inicio !== 'string' || (valor ?? '').toLowerCase().startsWith(inicio.toLowerCase());
const igual = (valor: string, pedido: string | null | undefined): boolean => typeof pedido !== 'string' || valor === pedido;

function dentroDe(rede: string | null | undefined): (ip: string | null) => boolean {
  if (typeof rede !== 'string') return () => true;
  const lista = new BlockList();
  const familia = (ip: string) => (isIPv6(ip) ? 'ipv6' : 'ipv4');
  const [endereco = '', tamanho] = rede.split('/');
  lista.addSubnet(endereco, tamanho === undefined ? (isIPv6(endereco) ? 128 : 32) : Number(tamanho), familia(endereco));
  return (ip) => ip !== null && familia(ip) === familia(endereco) && lista.check(ip, familia(ip));
}

/** Of the parts of `objeto`, all; a user, by any of the names that the audit has for him. */
async function doObjeto(banco: Executor, objeto: string | null | undefined): Promise<(partes: readonly string[]) => boolean> {
  if (typeof objeto !== 'string') return () => true;
  const [, qual] = /^usuario:([^/]+)$/.exec(objeto) ?? [];
  const dono = qual === undefined ? undefined : await pessoaNaAuditoria(banco, qual);
  if (dono !== undefined) return (partes) => partes.some((parte) => dono.objetos.includes(parte));
  const pedidas = objeto.split('/');
  return (partes) => pedidas.every((parte) => partes.includes(parte));
}

function daPessoa(id: string | null | undefined, pessoa: PessoaNaAuditoria | undefined): (ato: AtoGuardado, partes: readonly string[]) => boolean {
  if (typeof id !== 'string') return () => true;
  const { objetos, nomes }: Pick<PessoaNaAuditoria, 'objetos' | 'nomes'> = pessoa ?? { objetos: [`usuario:${id}`], nomes: [] };
  return ({ usuario }, partes) => partes.some((parte) => objetos.includes(parte)) || nomes.includes(usuario.toLowerCase());
}

/** The same conditions as in the database (`procurarAuditoria`), on what was read of the bucket. Who is a person is asked of the database, once. */
export async function serveNaGuarda(banco: Executor, p: FiltroDaAuditoria): Promise<{ readonly cabe: Serve; readonly nomeDaPessoa: string | null }> {
  const daRede = dentroDe(p.ip);
  const quem = typeof p.pessoa === 'string' ? await pessoaNaAuditoria(banco, p.pessoa) : undefined;
  const [objeto, pessoa] = [await doObjeto(banco, p.objeto), daPessoa(p.pessoa, quem)];
  const cabe: Serve = (ato, dia) => {
    const partes = ato.objeto.split('/');
    return (
      (typeof p.de !== 'string' || dia >= p.de) &&
      (typeof p.ate !== 'string' || dia <= p.ate) &&
      comeca(ato.usuario, p.usuario) &&
      (typeof p.delegante !== 'string' || (ato.delegante !== null && comeca(ato.delegante, p.delegante))) &&
      (typeof p.funcao !== 'string' || ato.funcao.startsWith(p.funcao)) &&
      igual(ato.funcao, p.evento) &&
      igual(ato.resultado, p.resultado) &&
      objeto(partes) &&
      pessoa(ato, partes) &&
      daRede(ato.ip)
    );
  };
  return { cabe, nomeDaPessoa: quem?.nome ?? null };
}
