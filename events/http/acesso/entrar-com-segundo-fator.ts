import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { dadosDaEstacao, ERROS_DA_ESTACAO } from '../esquemas-estacao.ts';
import { ERROS_DA_TENTATIVA, provaDeTrabalho } from '../esquemas-prova.ts';
import { SESSOES_ENCERRADAS } from '../esquemas-sessoes.ts';
import { naApi } from '../execucao.ts';

/** The second step of a login; a wrong code counts as a wrong password. */
export default rota({
  contexto: 'acesso',
  nome: 'entrar-com-segundo-fator',
  operationId: 'entrarComSegundoFator',
  resumo: 'Termina a entrada com o código do celular ou com um de reserva',
  metodo: 'POST',
  caminho: '/entrar/segundo-fator',
  confianca: 'publico',
  sigilosa: true,
  corpo: z.strictObject({
    codigo: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9 -]{4,34}[a-z0-9]$/, 'são seis algarismos, ou um código de reserva como abcd-efgh-jkmn-pqrs-tuvw-xyz2'),
    prova: provaDeTrabalho.optional(),
    estacao: dadosDaEstacao.optional(),
  }),
  resposta: z.strictObject({ nome: z.string().max(120), pendencia: z.enum(['TROCAR_SENHA', 'ESTACAO']).nullable(), acessoAnterior: instante.nullable(), sessoesEncerradas: SESSOES_ENCERRADAS }),
  erros: {
    ...ERROS_DA_TENTATIVA,
    ...ERROS_DA_ESTACAO,
    'acesso/passo-vencido': { status: 401, descricao: 'Falta a senha, ou ela foi conferida há mais de cinco minutos' },
    'acesso/codigo-do-celular-recusado': { status: 401, descricao: 'O código não confere ou já foi usado' },
    'acesso/entrada-fora-do-horario': { status: 403, descricao: 'O acesso desta pessoa está fechado a esta hora' },
  },
  exemplo: { corpo: { codigo: '081804' }, resposta: { nome: 'Marina Duarte (demonstração)', pendencia: null, acessoAnterior: null, sessoesEncerradas: 0 } },
  execucao: naApi('Quem tem segundo fator não consegue entrar.', { segredo: 'chave-de-sessao' }),
});
