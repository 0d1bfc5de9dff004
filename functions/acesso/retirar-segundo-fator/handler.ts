import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/retirar-segundo-fator.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { protegerAdministrador } from '../../../layers/acesso/mexer-em-usuario.ts';
import type { Quem } from '../../../layers/http/pedido.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { apagarFator } from '../../../layers/postgres/acesso/segundo-fator.ts';
import { donoDoLogin } from '../../../layers/postgres/acesso/senhas.ts';
import { encerrarSessoesDe } from '../../../layers/postgres/acesso/sessao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import type { Cliente } from '../../../layers/postgres/conexao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, ({ corpo, quem }, { pool }) =>
  emTransacao(pool, async (cliente) => {
    const login = corpo.login.toLowerCase();
    return comTentativa(cliente, { autor: quem, funcao: 'acesso/retirar-segundo-fator', objeto: `usuario:${login}` }, () => retirar(cliente, quem, { login, motivo: corpo.motivo }));
  }),
);

async function retirar(cliente: Cliente, quem: Quem, { login, motivo }: { readonly login: string; readonly motivo: string }) {
  const dono = await donoDoLogin(cliente, login);
  if (dono !== undefined && dono.id === quem.usuario) return recusa('usuario/proprio', 'O seu segundo fator se desliga na sua página, com a prova de que é você. Se perdeu o celular, peça a outra pessoa que cuida dos segundos fatores.', 'corpo.login');
  const protegido = dono === undefined ? ok(null) : await protegerAdministrador(cliente, quem, dono.id);
  if (!protegido.ok) return protegido;
  if (dono === undefined || !(await apagarFator(cliente, dono.id))) return recusa('segundo-fator/nao-cadastrado', 'Ninguém tem este usuário, ou ele não tem segundo fator. Confira como foi escrito.', 'corpo.login');
  const sessoesEncerradas = await encerrarSessoesDe(cliente, dono.id, null);
  await auditar(cliente, { autor: quem, funcao: 'acesso/retirar-segundo-fator', objeto: `usuario:${login}`, antes: { segundoFator: true }, depois: { segundoFator: false, sessoesEncerradas }, motivo });
  return ok({ nome: dono.nome });
}
