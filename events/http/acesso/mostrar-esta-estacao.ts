import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_ESTACAO, situacaoDaEstacao } from '../esquemas-estacao.ts';
import { naApi } from '../execucao.ts';

/** What the computer of the caller is. */
export default rota({
  contexto: 'acesso',
  nome: 'mostrar-esta-estacao',
  operationId: 'mostrarEstaEstacao',
  resumo: 'Diz que estação é o computador de onde se chama',
  metodo: 'GET',
  caminho: '/estacoes/esta',
  confianca: 'operador',
  permissao: 'PROPRIA',
  resposta: z.strictObject({
    esta: z.strictObject({ nome: z.string().max(40), local: z.string().max(200), situacao: situacaoDaEstacao }).nullable().meta({ description: 'null: este computador não é uma estação' }),
    exigida: z.boolean().meta({ description: 'Só se entra com senha por uma estação ativa' }),
  }),
  erros: {},
  exemplo: { resposta: { esta: { nome: EXEMPLO_DE_ESTACAO.nome, local: EXEMPLO_DE_ESTACAO.local, situacao: 'ATIVA' }, exigida: false } },
  execucao: naApi('Ninguém vê se o seu computador está registrado.'),
});
