import type { z } from 'zod';
import type { acessosPedidos, opcoesDeUsuario, usuario } from '../../../../../../events/http/esquemas-usuarios.ts';

export type Usuario = z.output<typeof usuario>;
export type Opcoes = z.output<typeof opcoesDeUsuario>;
export type Acessos = Usuario['acessos'];
export type AcessosPedidos = z.output<typeof acessosPedidos>;
export type ConcessaoPedida = AcessosPedidos['concessoes'][number];

/** What an act on a person makes old. */
export const ENVELHECEM = ['verUsuario', 'listarUsuarios'];

/** The API takes the whole document: what a screen does not change goes as it came. */
export function acessosPara(acessos: Acessos, mudanca: Partial<Omit<AcessosPedidos, 'versao' | 'motivo'>>, motivo: string): AcessosPedidos {
  return { ...acessos, concessoes: acessos.concessoes.map(comoPedida), negacoes: acessos.negacoes.map(comoPedida), ...mudanca, motivo };
}

export function comoPedida({ funcao, acoes, localidades, setores, departamentos }: Acessos['concessoes'][number]): ConcessaoPedida {
  return { funcao, acoes, ...(localidades === null ? {} : { localidades }), ...(setores === null ? {} : { setores }), ...(departamentos === null ? {} : { departamentos }) };
}
