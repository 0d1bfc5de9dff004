import { ok, recusa } from '../../domain/comum/resultado.ts';
import { bloquearParaSempre, donoDoNome, estaNaFaixa, liberarBloqueio, travarQuemEntra } from '../postgres/acesso/bloqueios.ts';
import { encerrarSessoesDe } from '../postgres/acesso/sessao.ts';
import type { Quem } from '../http/pedido.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { protegerAdministrador } from './mexer-em-usuario.ts';

interface DeQuem {
  readonly autor: Quem;
  readonly login: string | null;
}

interface PedidoDeBloqueio {
  readonly alvo: 'USUARIO' | 'IP';
  readonly valor: string;
  readonly motivo: string;
}

const A_SI_MESMO = recusa('bloqueio/a-si-mesmo', 'Este bloqueio fecharia o seu próprio acesso, e nada foi feito. Confira o que você digitou, ou peça a outro administrador.', 'corpo.valor');
const JA_BLOQUEADO = recusa('bloqueio/ja-bloqueado', 'Isto já está bloqueado. Veja quem bloqueou e por quê na lista dos bloqueios vigentes.', 'corpo.valor');

/** Without end, until somebody releases it. The open sessions of the person end in the same commit; those of an address stop at their next call. */
export function bloquear(pool: Pool, { alvo, valor, motivo }: PedidoDeBloqueio, { autor, login: proprio }: DeQuem) {
  const login = alvo === 'USUARIO' ? valor.toLowerCase() : null;
  const faixa = alvo === 'IP' ? valor : null;
  return emTransacao(pool, async (cliente) => {
    if (faixa !== null && (await estaNaFaixa(cliente, autor.ip, faixa))) return A_SI_MESMO;
    const dono = login === null ? undefined : await donoDoNome(cliente, login);
    if (dono !== undefined && dono.login === proprio) return A_SI_MESMO;
    const protegido = dono === undefined ? ok(null) : await protegerAdministrador(cliente, autor, dono.id);
    if (!protegido.ok) return protegido;
    if (dono !== undefined) await travarQuemEntra(cliente, dono.id);
    const feito = await bloquearParaSempre(cliente, { login: dono?.login ?? login, faixa, motivo, por: autor.nome });
    if (feito === undefined) return JA_BLOQUEADO;
    const sessoesEncerradas = dono === undefined ? 0 : await encerrarSessoesDe(cliente, dono.id, null);
    await auditar(cliente, { autor, funcao: 'acesso/bloquear', objeto: `bloqueio:${feito.id}`, depois: { alvo, valor: feito.valor, permanente: true, sessoesEncerradas }, motivo });
    return ok(feito);
  });
}

/** Gives back what a person or the failures locked; counting begins again. */
export function liberar(pool: Pool, id: number, motivo: string, autor: Quem) {
  return emTransacao(pool, async (cliente) => {
    const feito = await liberarBloqueio(cliente, id, { por: autor.nome, motivo });
    if (feito === undefined) return undefined;
    await auditar(cliente, {
      autor,
      funcao: 'acesso/liberar-bloqueio',
      objeto: `bloqueio:${id}`,
      antes: { situacao: 'VIGENTE', alvo: feito.alvo, valor: feito.valor },
      depois: { situacao: 'LIBERADO' },
      motivo,
    });
    return feito;
  });
}
