import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { exigenciaDeEstacao } from '../esquemas-estacao.ts';
import { motivo } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** In force for who enters with a password from here on; who is in stays in. */
export default rota({
  contexto: 'acesso',
  nome: 'exigir-estacao',
  operationId: 'exigirEstacao',
  resumo: 'Liga ou desliga a exigência de estação para entrar com senha',
  descricao: 'Ligar é recusado fora de uma estação ativa. O endereço de uso único do terminal, as chaves de API e os tokens não dependem dela.',
  metodo: 'PUT',
  caminho: '/estacoes/exigencia',
  confianca: 'operador',
  permissao: { funcao: 'estacao', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: z.strictObject({ exigida: exigenciaDeEstacao, motivo }),
  resposta: z.strictObject({ exigida: exigenciaDeEstacao }),
  erros: { 'estacao/nao-e-esta': { status: 422, descricao: 'O computador de onde se liga não é uma estação ativa' } },
  exemplo: { corpo: { exigida: true, motivo: 'Portaria 12/2026' }, resposta: { exigida: true } },
  execucao: naApi('Ninguém muda se o sistema exige estação.', idempotencia),
});
