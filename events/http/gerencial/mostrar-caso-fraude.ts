import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, instante, contagem } from '../esquemas.ts';
import { casoDeFraude, EXEMPLO_CASO, situacaoDoCaso } from '../esquemas-fraude.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** A case with its evidence in order. Looking at it is an act, and is in the audit. */
export default rota({
  contexto: 'gerencial',
  nome: 'mostrar-caso-fraude',
  operationId: 'mostrarCasoDeFraude',
  resumo: 'Mostra um caso da caça-fraude, com as evidências',
  descricao: 'As 500 evidências mais recentes, em ordem. A consulta fica registrada na auditoria.',
  metodo: 'GET',
  caminho: '/fraudes/casos/{id}',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'consultar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  resposta: z.strictObject({
    caso: casoDeFraude,
    voceEParte: z.boolean().meta({ description: 'O caso traz o nome de quem pergunta, que por isso não pode assumi-lo' }),
    evidencias: z.array(
      z.strictObject({
        id: z.int().min(1),
        em: instante.nullable(),
        achadaEm: instante,
        rodada: z.int().min(1),
        texto: pessoal('TEXTO', z.string()),
        pontos: contagem,
        objeto: z.string().nullable(),
        dados: pessoal('TEXTO', z.record(z.string(), z.unknown())),
      }),
    ),
    andamentos: z.array(z.strictObject({ em: instante, quem: z.string(), de: situacaoDoCaso.nullable(), para: situacaoDoCaso, texto: pessoal('TEXTO', z.string()).nullable() })),
  }),
  erros: { 'caso/nao-encontrado': { status: 404, descricao: 'Não há caso com este número' } },
  exemplo: {
    params: { id: '12' },
    resposta: {
      caso: EXEMPLO_CASO,
      voceEParte: false,
      evidencias: [
        { id: 40, em: '2026-11-19T14:02:00.000Z', achadaEm: '2026-11-20T08:10:00.000Z', rodada: 3, texto: 'Recalculou a prévia', pontos: 55, objeto: 'ciclo:1/ligacao:10102', dados: { ato: 1412, valorAntes: '3900', valorDepois: '2100' } },
      ],
      andamentos: [{ em: '2026-11-20T08:10:00.000Z', quem: 'sistema:cacar-fraudes', de: null, para: 'ABERTO', texto: null }],
    },
  },
  execucao: naApi('O controle interno não vê as evidências de um caso.'),
});
