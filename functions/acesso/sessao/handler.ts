import { fechaEm, horarioQueVale } from '../../../domain/acesso/janela-de-acesso.ts';
import { valeSemLugar } from '../../../domain/acesso/lugares.ts';
import { alcance } from '../../../domain/acesso/permissao.ts';
import { permissoesEfetivas, type PermissaoEfetiva } from '../../../domain/acesso/permissoes-efetivas.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/sessao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { instanteDe, momentoDe, relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

const nome = ({ funcao, acao }: PermissaoEfetiva): string => `${funcao}:${acao}`;

/** The door has already said who it is and read what he may. */
export const handler = operacao(contrato, deps, ({ quem, credencial, direitos }) => {
  if (credencial === undefined || direitos === undefined) throw new Error('a porta deixou passar quem não foi reconhecido');
  const { instantaneo, horario, administrador, gruposDeTrabalho } = direitos;
  const em = relogio.agora();
  const agora = momentoDe(em);
  const fim = fechaEm(horarioQueVale(horario.proprio, horario.dosPerfis), agora);
  const efetivas = permissoesEfetivas(instantaneo, agora.data);
  const limitadas = efetivas.filter(({ funcao, acao }) => !valeSemLugar(alcance(instantaneo, funcao, acao, agora.data)));
  const daSessao = credencial.origem === 'sessao' ? credencial : undefined;
  return Promise.resolve(
    ok({
      em: em.toISOString(),
      nome: quem.nome,
      login: daSessao?.login ?? null,
      confianca: credencial.confianca,
      origem: credencial.origem,
      administrador,
      pendencia: daSessao?.pendencia ?? null,
      acessoAnterior: daSessao?.acessoAnterior ?? null,
      fechaEm: fim === null ? null : instanteDe(fim).toISOString(),
      permissoes: efetivas.map(nome),
      limitadas: limitadas.map(nome),
      privilegios: [...quem.privilegios],
      gruposDeTrabalho: [...gruposDeTrabalho],
    }),
  );
});
