import { fechaEm, horarioQueVale } from '../../../domain/acesso/janela-de-acesso.ts';
import { permissoesEfetivas } from '../../../domain/acesso/permissoes-efetivas.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/sessao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { instanteDe, momentoDe, relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

/** The door has already said who it is and read what he may. */
export const handler = operacao(contrato, deps, ({ quem, credencial, direitos }) => {
  if (credencial === undefined || direitos === undefined) throw new Error('a porta deixou passar quem não foi reconhecido');
  const { instantaneo, horario, administrador, gruposDeTrabalho } = direitos;
  const agora = momentoDe(relogio.agora());
  const fim = fechaEm(horarioQueVale(horario.proprio, horario.dosPerfis), agora);
  const daSessao = credencial.origem === 'sessao' ? credencial : undefined;
  return Promise.resolve(
    ok({
      nome: quem.nome,
      login: daSessao?.login ?? null,
      confianca: credencial.confianca,
      origem: credencial.origem,
      administrador,
      pendencia: daSessao?.pendencia ?? null,
      acessoAnterior: daSessao?.acessoAnterior ?? null,
      fechaEm: fim === null ? null : instanteDe(fim).toISOString(),
      permissoes: permissoesEfetivas(instantaneo, agora.data).map(({ funcao, acao }) => `${funcao}:${acao}`),
      privilegios: [...quem.privilegios],
      gruposDeTrabalho: [...gruposDeTrabalho],
    }),
  );
});
