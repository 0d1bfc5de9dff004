import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco, centavos, contagem, id, idNoEndereco, instante, m3, pagina, paginado, porPagina, referencia } from '../esquemas.ts';
import { regraCritica, situacaoApontamento } from '../esquemas-faturamento.ts';
import { nomeDePessoa, pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** The list of the crítica (TR 14.4): only what departs from the pattern, with enough history to decide without opening each one. */
export default rota({
  contexto: 'faturamento',
  nome: 'listar-apontamentos',
  operationId: 'listarApontamentos',
  resumo: 'Lista os apontamentos da crítica de um ciclo',
  metodo: 'GET',
  caminho: '/ciclos/{ciclo}/apontamentos',
  confianca: 'operador',
  permissao: { funcao: 'critica', acao: 'consultar' },
  auditada: { objeto: 'ciclo:{ciclo}', cada: 'cdc' },
  params: z.strictObject({ ciclo: idNoEndereco }),
  consulta: z.strictObject({
    regra: regraCritica.optional(),
    situacao: situacaoApontamento.optional(),
    rota: idNoEndereco.optional(),
    cdc: cdcNoEndereco.optional(),
    pagina,
    porPagina,
  }),
  resposta: z.strictObject({
    ...paginado(
      z.strictObject({
        cdc,
        rota: id,
        ordem: contagem,
        nome: nomeDePessoa,
        endereco: z.string().max(200),
        regra: regraCritica,
        detalhe: z.string().max(500),
        bloqueia: z.boolean(),
        situacao: situacaoApontamento,
        decididoPor: z.string().max(120).nullable(),
        decididoEm: instante.nullable(),
        motivo: pessoal('TEXTO', z.string().max(500)).nullable(),
        leituraAnterior: contagem.nullable(),
        leituraAtual: contagem.nullable(),
        ocorrencia: z.int().min(0),
        consumo: m3.nullable(),
        media: m3.nullable(),
        valor: centavos,
        historico: z.array(z.strictObject({ referencia, consumo: m3.nullable(), valor: centavos.nullable() })).max(12),
      }),
    ).shape,
    porRegra: z.array(z.strictObject({ regra: regraCritica, nome: z.string().max(120), pendentes: contagem, total: contagem })).max(50),
  }),
  erros: { 'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' } },
  exemplo: {
    params: { ciclo: '1' },
    consulta: { situacao: 'PENDENTE', pagina: '1' },
    resposta: {
      itens: [
        {
          cdc: 1001,
          rota: 101,
          ordem: 12,
          nome: 'Maria das Dores Almeida',
          endereco: 'Rua das Nascentes, 120, Centro',
          regra: 'CONSUMO_ACIMA',
          detalhe: 'Consumo de 41 m³, 173% acima da média de 15 m³',
          bloqueia: true,
          situacao: 'PENDENTE',
          decididoPor: null,
          decididoEm: null,
          motivo: null,
          leituraAnterior: 1210,
          leituraAtual: 1251,
          ocorrencia: 0,
          consumo: 41,
          media: 15,
          valor: 18240,
          historico: [{ referencia: '2026-04', consumo: 15, valor: 3500 }],
        },
      ],
      pagina: 1,
      porPagina: 50,
      total: 1,
      porRegra: [{ regra: 'CONSUMO_ACIMA', nome: 'Consumo acima da média', pendentes: 1, total: 1 }],
    },
  },
  execucao: naApi('A crítica não pode ser feita e o grupo não é emitido.'),
});
