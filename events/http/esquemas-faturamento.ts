/** The pieces of the routes of `faturamento`. The names are those of the tables (`migrations/0006_faturamento.sql`) and of the glossary. */
import { z } from 'zod';
import { aviso, cdc, centavos, contagem, data, decimal, grupo, id, instante, m3, referencia } from './esquemas.ts';
import { documentoDePessoa, nomeDePessoa } from './esquemas-pessoais.ts';

export const situacaoCiclo = z
  .enum(['ABERTO', 'CALCULANDO', 'EM_CRITICA', 'APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO', 'FALHOU'])
  .meta({ id: 'SituacaoCiclo' });

export const cicloResumido = z
  .strictObject({
    id,
    grupo,
    referencia,
    situacao: situacaoCiclo,
    abertoEm: instante,
    abertoPor: z.string().max(120),
    vencimento: data,
    ligacoes: contagem,
    apontamentosPendentes: contagem,
    valor: centavos,
  })
  .meta({ id: 'CicloResumido' });

export const cicloRota = z
  .strictObject({
    rota: id,
    numero: z.int().min(0),
    situacao: z.enum(['PENDENTE', 'CALCULADA', 'EMITIDA', 'IMPRESSA']),
    ligacoes: contagem,
    calculos: contagem,
    calculadas: contagem,
    estacionadas: contagem,
    semFatura: contagem,
    apontamentos: contagem,
    pendentes: contagem,
    volume: m3,
    valor: centavos,
    emitidas: contagem.nullable(),
    calculadaEm: instante.nullable(),
    emitidaEm: instante.nullable(),
    impressaEm: instante.nullable(),
  })
  .meta({ id: 'CicloRota' });

export const regraCritica = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/).meta({ id: 'RegraCritica', description: 'Código da regra da crítica' });
export const situacaoApontamento = z.enum(['PENDENTE', 'ACEITO', 'CORRIGIDO', 'RELEITURA', 'MEDIA', 'ESTACIONADO']).meta({ id: 'SituacaoApontamento' });
export const acaoCritica = z.enum(['ACEITAR', 'CORRIGIR_LEITURA', 'PEDIR_RELEITURA', 'FATURAR_MEDIA', 'LIBERAR', 'ESTACIONAR']).meta({ id: 'AcaoCritica' });

/** One component of a bill. */
export const componente = z.strictObject({ rubrica: z.int().min(1), codigo: z.string().max(40), nome: z.string().max(80), valor: centavos }).meta({ id: 'Componente' });

/** What a bill is computed from: readings, consumption, economias. Null where there is no meter, no well or no reading. */
export const medicao = z
  .strictObject({
    hidrometro: z.string().max(20).nullable(),
    leituraAnterior: contagem.nullable(),
    leituraAtual: contagem.nullable(),
    dataAnterior: data.nullable(),
    dataAtual: data.nullable(),
    dias: contagem,
    consumoMedido: m3.nullable(),
    consumoPoco: m3.nullable(),
    volumeAgua: m3,
    volumeTee: m3,
    media: m3.nullable(),
    tipoConsumo: z.enum(['LEITURA', 'MEDIA', 'MINIMO', 'FIXO', 'NAO_FATURADO']),
    ocorrencia: z.strictObject({ codigo: z.int().min(0), descricao: z.string().max(120) }),
    saldoTransportado: m3,
  })
  .meta({ id: 'Medicao' });

/** How the value came out, line by line, so that an attendant can read it aloud: act, category, band, volume, price. */
export const memoriaDeCalculo = z
  .strictObject({
    atos: z.array(z.strictObject({ numero: z.string().max(40), dias: contagem })).max(2),
    economias: z.array(z.strictObject({ categoria: z.string().max(60), subcategoria: z.string().max(80), quantidade: contagem })).max(100),
    linhas: z
      .array(
        z.strictObject({
          ato: z.string().max(40),
          categoria: z.string().max(60),
          servico: z.enum(['AGUA', 'ESGOTO', 'TEE']),
          descricao: z.string().max(200),
          acimaDe: contagem.nullable(),
          ate: contagem.nullable(),
          quantidade: decimal.nullable(),
          preco: decimal.nullable(),
          valor: decimal,
        }),
      )
      .max(2000),
    observacoes: z.array(z.string().max(300)).max(50),
  })
  .meta({ id: 'MemoriaDeCalculo' });

export const situacaoFatura = z.enum(['EM_DEBITO', 'PAGA', 'CANCELADA']).meta({ id: 'SituacaoFatura' });

export const faturaResumida = z
  .strictObject({ aviso, nota: z.int().min(1), referencia, emissao: data, vencimento: data, valor: centavos, situacao: situacaoFatura, volumeAgua: m3 })
  .meta({ id: 'FaturaResumida' });

export const pagamentoDaFatura = z
  .strictObject({
    data,
    dataCredito: data.nullable(),
    valor: centavos,
    quitado: centavos,
    destino: z.enum(['QUITACAO', 'CREDITO_PARCIAL', 'CREDITO_FORA_VALIDADE', 'CREDITO_DUPLICIDADE', 'NAO_IDENTIFICADO']),
    banco: z.string().max(80),
    arquivo: id,
    linha: z.int().min(1),
  })
  .meta({ id: 'PagamentoDaFatura' });

export const titular = z.strictObject({ cdc, nome: nomeDePessoa, documentoMascarado: documentoDePessoa, endereco: z.string().max(200) }).meta({ id: 'Titular' });

/** The samples of the routes below tell the story of one ligação: 16 m³ under the table of TR 14.1. */
export const EXEMPLO = {
  medicao: {
    hidrometro: 'A17N123456',
    leituraAnterior: 1210,
    leituraAtual: 1226,
    dataAnterior: '2026-04-10',
    dataAtual: '2026-05-11',
    dias: 31,
    consumoMedido: 16,
    consumoPoco: null,
    volumeAgua: 16,
    volumeTee: 0,
    media: 15,
    tipoConsumo: 'LEITURA',
    ocorrencia: { codigo: 0, descricao: 'Leitura normal' },
    saldoTransportado: 0,
  },
  memoria: {
    atos: [{ numero: 'Ato 21', dias: 31 }],
    economias: [{ categoria: 'Residencial', subcategoria: 'Casa', quantidade: 1 }],
    linhas: [
      { ato: 'Ato 21', categoria: 'Residencial', servico: 'AGUA', descricao: '0 a 10 m³', acimaDe: 0, ate: 10, quantidade: '10', preco: '2.00', valor: '20.00' },
      { ato: 'Ato 21', categoria: 'Residencial', servico: 'AGUA', descricao: '11 a 15 m³', acimaDe: 10, ate: 15, quantidade: '5', preco: '3.00', valor: '15.00' },
      { ato: 'Ato 21', categoria: 'Residencial', servico: 'AGUA', descricao: '16 a 20 m³', acimaDe: 15, ate: 20, quantidade: '1', preco: '4.00', valor: '4.00' },
    ],
    observacoes: [],
  },
  componentes: [{ rubrica: 1, codigo: 'AGUA', nome: 'Água', valor: 3900 }],
  titular: { cdc: 1001, nome: 'Maria das Dores Almeida', documentoMascarado: '***.456.789-**', endereco: 'Rua das Nascentes, 120, Centro' },
  fatura: { aviso: 4021, nota: 4021, referencia: '2026-05', emissao: '2026-05-13', vencimento: '2026-05-28', valor: 3900, situacao: 'EM_DEBITO', volumeAgua: 16 },
} as const;
