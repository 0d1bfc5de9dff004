import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { excecaoDeSegregacao, EXEMPLO_EXCECAO } from '../esquemas-perfil.ts';
import { DE_ADMINISTRADOR } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Before its end. What the person holds is not taken; the pair shows as open, and its second side does not act. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-excecao-de-segregacao',
  operationId: 'encerrarExcecaoDeSegregacao',
  resumo: 'Encerra uma exceção de segregação',
  metodo: 'POST',
  caminho: '/excecoes-de-segregacao/{id}/fim',
  confianca: 'operador',
  permissao: { funcao: 'excecao-de-segregacao', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: excecaoDeSegregacao,
  erros: {
    ...DE_ADMINISTRADOR,
    'segregacao/excecao-nao-encontrada': { status: 404, descricao: 'Não há exceção com este número' },
    'segregacao/ja-terminou': { status: 409, descricao: 'A exceção já terminou' },
  },
  idempotente: true,
  exemplo: { params: { id: '4' }, corpo: { motivo: 'Chegou outra pessoa ao setor' }, resposta: { ...EXEMPLO_EXCECAO, situacao: 'ENCERRADA', encerradaEm: '2026-12-05T12:00:00.000Z' } },
  execucao: naApi('Uma exceção indevida só termina pelo prazo.', idempotencia),
});
