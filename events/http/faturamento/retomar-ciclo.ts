import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { idempotencia, naApi, saida } from '../execucao.ts';

/** Starts again a cycle that stopped on a failure: it goes on from where it was, and nothing that was done is done twice. */
export default rota({
  contexto: 'faturamento',
  nome: 'retomar-ciclo',
  operationId: 'retomarCiclo',
  resumo: 'Retoma um ciclo que parou por falha',
  descricao: 'Corrija antes a causa mostrada em "falha". O que já foi calculado, aprovado, emitido ou impresso fica como está.',
  metodo: 'POST',
  caminho: '/ciclos/{ciclo}/retomada',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'executar', semLugar: true },
  params: z.strictObject({ ciclo: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: z.strictObject({ ciclo: z.int(), tentativa: z.int().min(2) }),
  status: 202,
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/sem-falha': { status: 409, descricao: 'O ciclo não parou por falha' },
  },
  idempotente: true,
  exemplo: { params: { ciclo: '1' }, corpo: { motivo: 'Tarifa da categoria comercial cadastrada' }, resposta: { ciclo: 1, tentativa: 2 } },
  execucao: naApi('Um ciclo parado por falha só volta pela mão de quem mantém o sistema.', idempotencia, ...saida),
});
