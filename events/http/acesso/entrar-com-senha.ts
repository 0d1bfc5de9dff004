import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { cabeEmMinusculas, DEMAIS_EM_MINUSCULAS } from '../esquemas-acesso.ts';
import { dadosDaEstacao, ERROS_DA_ESTACAO } from '../esquemas-estacao.ts';
import { ERROS_DA_TENTATIVA, provaDeTrabalho } from '../esquemas-prova.ts';
import { SESSOES_ENCERRADAS } from '../esquemas-sessoes.ts';
import { naApi } from '../execucao.ts';

/** Opens a session for who knows the password. Whatever is wrong, the answer is one. */
export default rota({
  contexto: 'acesso',
  nome: 'entrar-com-senha',
  operationId: 'entrarComSenha',
  resumo: 'Entra no sistema com usuário (ou e-mail) e senha',
  descricao: 'A resposta define o cookie da sessão (HttpOnly, SameSite=Strict). Com pendencia SEGUNDO_FATOR ainda não há sessão: falta POST /entrar/segundo-fator, em cinco minutos. Com pendencia ESTACAO também não: o registro deste computador foi pedido, o cookie da estação veio, e falta que alguém o aprove. Uma sessão que venha com o pedido é encerrada. Chamada por página de outro endereço, é recusada.',
  metodo: 'POST',
  caminho: '/entrar',
  confianca: 'publico',
  sigilosa: true,
  corpo: z.strictObject({
    login: z.string().min(1).max(254).refine(cabeEmMinusculas, DEMAIS_EM_MINUSCULAS).meta({ description: 'Usuário ou e-mail' }),
    senha: z.string().min(1).max(1_000),
    prova: provaDeTrabalho.optional().meta({ description: 'Só depois de acesso/prova-exigida: a resposta de um desafio de GET /entrar/desafio' }),
    estacao: dadosDaEstacao.optional().meta({ description: 'Só depois de acesso/estacao-desconhecida: pede o registro deste computador' }),
  }),
  resposta: z.strictObject({
    nome: z.string().max(120),
    pendencia: z.enum(['TROCAR_SENHA', 'SEGUNDO_FATOR', 'ESTACAO']).nullable(),
    acessoAnterior: instante.nullable(),
    sessoesEncerradas: SESSOES_ENCERRADAS,
  }),
  erros: {
    ...ERROS_DA_TENTATIVA,
    ...ERROS_DA_ESTACAO,
    'acesso/entrada-recusada': { status: 401, descricao: 'A entrada foi recusada' },

    'acesso/entrada-fora-do-horario': { status: 403, descricao: 'O acesso desta pessoa está fechado a esta hora' },
    'acesso/entrada-lotada': { status: 503, descricao: 'Há entradas demais sendo conferidas ao mesmo tempo' },
  },
  exemplo: {
    corpo: { login: 'marina', senha: 'cavalo correto bateria grampo' },
    resposta: { nome: 'Marina Duarte (demonstração)', pendencia: null, acessoAnterior: '2026-05-11T20:01:00.000Z', sessoesEncerradas: 0 },
  },
  // two derivations of 64 MiB each, beside what the process takes
  execucao: { ...naApi('Ninguém consegue entrar com senha.', { segredo: 'chave-de-sessao' }), memoriaMB: 1024 },
});
