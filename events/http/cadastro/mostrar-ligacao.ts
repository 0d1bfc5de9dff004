import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco, centavos, contagem, data, grupo, id, instante, m3, referencia } from '../esquemas.ts';
import { EXEMPLO, faturaResumida, pagamentoDaFatura } from '../esquemas-faturamento.ts';
import { documentoDePessoa, nomeDePessoa, pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** Everything an attendant is asked about a ligação. How a bill was computed is one call away, at `/faturas/{aviso}`. */
export default rota({
  contexto: 'cadastro',
  nome: 'mostrar-ligacao',
  operationId: 'mostrarLigacao',
  resumo: 'Mostra uma ligação: cadastro, leituras, faturas, pagamentos e saldo',
  metodo: 'GET',
  caminho: '/ligacoes/{cdc}',
  confianca: 'operador',
  permissao: { funcao: 'ligacao', acao: 'consultar' },
  auditada: { objeto: 'ligacao:{cdc}' },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  resposta: z.strictObject({
    cdc,
    inscricao: z.string().max(20),
    nome: nomeDePessoa,
    documentoMascarado: documentoDePessoa,
    telefone: pessoal('TELEFONE', z.string().max(20)).nullable(),
    email: pessoal('EMAIL', z.string().max(254)).nullable(),
    endereco: z.string().max(200),
    cep: z.string().regex(/^\d{8}$/),
    situacao: z.enum(['ATIVA', 'CORTADA', 'INATIVA', 'PROVISORIA']),
    tipoLigacao: z.enum(['HIDROMETRADA', 'CONSUMO_FIXO']),
    tipoFaturamento: z.strictObject({ codigo: z.int().min(1).max(5), nome: z.string().max(60) }),
    economias: z.array(z.strictObject({ categoria: z.string().max(60), subcategoria: z.string().max(80), quantidade: contagem })).max(100),
    grupo,
    rota: z.strictObject({ id, numero: contagem, sequencia: contagem }),
    hidrometro: z.strictObject({ numero: z.string().max(20), desde: data }).nullable(),
    master: cdc.nullable(),
    dependentes: z.array(cdc).max(2000),
    leituras: z
      .array(
        z.strictObject({
          referencia,
          medicao: z.enum(['REDE', 'POCO']),
          data,
          lidaEm: instante,
          valor: contagem.nullable(),
          consumo: m3.nullable(),
          ocorrencia: z.strictObject({ codigo: z.int().min(0), descricao: z.string().max(120) }),
          versao: z.int().min(1),
        }),
      )
      .max(36),
    faturas: z.array(faturaResumida).max(36),
    pagamentos: z.array(z.strictObject({ ...pagamentoDaFatura.shape, aviso: z.int().nullable() })).max(100),
    saldo: z.strictObject({ emAberto: centavos, vencido: centavos, creditos: centavos, encargosPendentes: centavos }),
  }),
  erros: { 'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' } },
  exemplo: {
    params: { cdc: '1001' },
    resposta: {
      cdc: 1001,
      inscricao: '010203040506071',
      nome: 'Maria das Dores Almeida',
      documentoMascarado: '***.456.789-**',
      telefone: '(**) *****-4567',
      email: 'm***@e***',
      endereco: 'Rua das Nascentes, 120, Centro',
      cep: '18010000',
      situacao: 'ATIVA',
      tipoLigacao: 'HIDROMETRADA',
      tipoFaturamento: { codigo: 1, nome: 'Água' },
      economias: [{ categoria: 'Residencial', subcategoria: 'Casa', quantidade: 1 }],
      grupo: 1,
      rota: { id: 101, numero: 1, sequencia: 12 },
      hidrometro: { numero: 'A17N123456', desde: '2021-03-02' },
      master: null,
      dependentes: [],
      leituras: [
        { referencia: '2026-05', medicao: 'REDE', data: '2026-05-11', lidaEm: '2026-05-11T09:14:00-03:00', valor: 1226, consumo: 16, ocorrencia: { codigo: 0, descricao: 'Leitura normal' }, versao: 1 },
      ],
      faturas: [EXEMPLO.fatura],
      pagamentos: [],
      saldo: { emAberto: 3900, vencido: 0, creditos: 0, encargosPendentes: 0 },
    },
  },
  execucao: naApi('O atendimento não responde sobre a ligação de quem liga.'),
});
