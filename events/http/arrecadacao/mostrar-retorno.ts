import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { aviso, cdc, centavos, contagem, data, idNoEndereco, pagina, paginado, porPagina } from '../esquemas.ts';
import { destinoPagamento, EXEMPLO_RETORNO, problemaDoArquivo, retorno } from '../esquemas-arquivos.ts';
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
  permissao: { funcao: 'retorno', acao: 'consultar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  consulta: z.strictObject({ destino: destinoPagamento.optional(), pagina, porPagina }),
  resposta: z.strictObject({
    retorno,
    conferencia: z
      .strictObject({ trailer: total.nullable(), lido: total, lancado: total, tarifas: centavos, confere: z.boolean() })
      .meta({ description: 'Pagamentos e valores: o que diz o trailer, o que o arquivo tem e o que está no razão. Um arquivo que não foi processado não tem nada lançado' }),
    porDestino: z.array(z.strictObject({ destino: destinoPagamento, registros: contagem, valor: centavos, quitado: centavos })).max(5),
    porMotivo: z.array(z.strictObject({ motivo: z.string().max(200), registros: contagem, valor: centavos })).max(20).meta({ description: 'Por que há dinheiro não identificado' }),
    avisos: z.array(z.string().max(1000)).max(100),
    erros: z.array(problemaDoArquivo).max(100).meta({ description: 'Do arquivo rejeitado: os primeiros cem, por linha' }),
    totalDeErros: contagem,
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
      porMotivo: [],
      avisos: [],
      erros: [],
      totalDeErros: 0,
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
            motivo: 'Não há fatura com este aviso. Peça o comprovante a quem pagou e associe o pagamento.',
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
