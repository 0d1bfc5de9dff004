import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/criar-usuario.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { criarUsuario } from '../../../layers/acesso/criar-usuario.ts';
import { guardarSenha } from '../../../layers/acesso/senha-guardada.ts';
import { senhaProvisoria } from '../../../layers/acesso/senha-provisoria.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** The answer alone has the password: what is kept is its hash, made before the transaction because it takes a fifth of a second. */
export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, hoje: relogio.hoje() };
  const senha = senhaProvisoria();
  const guardada = await guardarSenha(senha);
  const pedido = { ...corpo, email: corpo.email ?? null, departamento: corpo.departamento ?? null, validoDe: corpo.validoDe ?? null, validoAte: corpo.validoAte ?? null, copiarDe: corpo.copiarDe ?? null };
  const feito = await emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/criar-usuario', objeto: `usuario:${corpo.login}`, depois: pedido }, () => criarUsuario(cliente, ato, pedido, guardada)));
  return feito.ok ? ok({ senha, ...feito.valor }) : feito;
});
