import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { aviso, cdc, centavos, contagem, data, idNoEndereco, pagina, paginado, porPagina } from '../esquemas.ts';
import { destinoPagamento, EXEMPLO_RETORNO, retorno } from '../esquemas-arquivos.ts';
import { naApi } from '../execucao.ts';

const total = z.strictObject({ registros: contagem, valor: centavos });

/** The conference of a bank file: what the trailer says, what was read, what was posted, and where each real went. */
export default rota({
  contexto: 'arrecadacao',
  nome: 'mostrar-retorno',
  operationId: 'mostrarRetorno',
  resumo: 'Mostra a conferência de um arquivo de retorno',
  metodo: 'GET',
  caminho: '/retornos/{id}',
  confianca: 'operador',
  permissao: { funcao: 'retorno', acao: 'consultar' },
  params: z.strictObject({ id: idNoEndereco }),
  consulta: z.strictObject({ destino: destinoPagamento.optional(), pagina, porPagina }),
  resposta: z.strictObject({
    retorno,
    conferencia: z.strictObject({ trailer: total.nullable(), lido: total, lancado: total, tarifas: centavos, confere: z.boolean() }),
    porDestino: z.array(z.strictObject({ destino: destinoPagamento, registros: contagem, valor: centavos, quitado: centavos })).max(5),
    avisos: z.array(z.string().max(300)).max(100),
    detalhes: paginado(
      z.strictObject({
        linha: contagem,
        nsr: contagem,
        valor: centavos,
        quitado: centavos,
        data,
        dataCredito: data.nullable(),
        aviso: aviso.nullable(),
        cdc: cdc.nullable(),
        destino: destinoPagamento,
        motivo: z.string().max(200).nullable(),
        codigoDeBarras: z.string().max(44).nullable(),
      }),
    ),
  }),
  erros: { 'retorno/nao-encontrado': { status: 404, descricao: 'Não há arquivo de retorno com este número' } },
  exemplo: {
    params: { id: '1' },
    consulta: { destino: 'NAO_IDENTIFICADO' },
    resposta: {
      retorno: EXEMPLO_RETORNO,
      conferencia: { trailer: { registros: 430, valor: 2610000 }, lido: { registros: 430, valor: 2610000 }, lancado: { registros: 430, valor: 2610000 }, tarifas: 60200, confere: true },
      porDestino: [{ destino: 'QUITACAO', registros: 430, valor: 2610000, quitado: 2610000 }],
      avisos: [],
      detalhes: {
        itens: [
          {
            linha: 2,
            nsr: 1,
            valor: 3900,
            quitado: 0,
            data: '2026-05-28',
            dataCredito: '2026-05-29',
            aviso: null,
            cdc: null,
            destino: 'NAO_IDENTIFICADO',
            motivo: 'Fatura desconhecida: procure pelo valor e pela data',
            codigoDeBarras: '82600000000390012342026082600000004021000000',
          },
        ],
        pagina: 1,
        porPagina: 50,
        total: 1,
      },
    },
  },
  execucao: naApi('A tesouraria não confere o que o banco pagou contra o que foi baixado.'),
});
