/** From the facts of an issued bill to its document: the words, the order and the messages of the page. */
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { centavos, somarTodos } from '../../domain/comum/dinheiro.ts';
import { aviso } from '../../domain/comum/identidades.ts';
import { formatarReferencia } from '../../domain/comum/referencia.ts';
import { memoriaProvada } from '../../domain/faturamento/memoria-de-calculo.ts';
import { COBRANCAS, ehTipoFaturamento } from '../../domain/cadastro/tipo-faturamento.ts';
import { referenciaDoNumero } from '../postgres/comum/referencia.ts';
import type { FatosDaFatura as Fatos } from '../postgres/faturamento/dados-das-faturas.ts';
import type { TabelasDaConta } from '../postgres/faturamento/tabelas-da-memoria.ts';
import { composicaoDaFatura, notaDaComposicao } from './composicao-da-fatura.ts';
import type { DadosConcessionaria, DadosFatura, Lancamento, OrigemConsumo } from './dados-fatura.ts';
import { mensagensDaFatura } from './mensagens-da-fatura.ts';

export interface ContextoDaFatura extends TabelasDaConta {
  readonly concessionaria: DadosConcessionaria;
  /** Printed again after the print file of the cycle. */
  readonly segundaVia: boolean;
}

/** By the number in `tipo_consumo`; a month without it was not read. */
const ORIGEM: readonly OrigemConsumo[] = ['estimada', 'real', 'media', 'minimo', 'fixo', 'estimada'];
const SO_TEE = 3;

const origem = (tipoConsumo: number | null): OrigemConsumo => ORIGEM[tipoConsumo ?? 0] ?? 'estimada';

/** Late charges say the bill that each comes from (TR 10.11). */
function encargos(f: Fatos, rubrica: number, campo: 'multa' | 'correcao', descricao: string): readonly Lancamento[] {
  const cobrado = f.conta.valores[f.conta.rubricas.indexOf(rubrica)] ?? 0;
  const partes = f.encargos.filter((e) => e[campo] > 0);
  const linhas = partes.map((e) => ({ descricao, referencia: `conta ${formatarReferencia(referenciaDoNumero(e.referencia))}`, valor: centavos(e[campo]) }));
  return somarTodos(linhas.map((l) => l.valor)) === cobrado ? linhas : [{ descricao, referencia: null, valor: centavos(cobrado) }];
}

function lancamentos(f: Fatos, c: ContextoDaFatura): readonly Lancamento[] {
  return f.conta.rubricas.flatMap((rubrica, i) => {
    const { codigo, nome } = c.rubricas.get(rubrica) ?? { codigo: '', nome: `Rubrica ${rubrica}` };
    if (codigo === 'MULTA') return encargos(f, rubrica, 'multa', nome);
    if (codigo === 'CORRECAO') return encargos(f, rubrica, 'correcao', nome);
    return [{ descricao: nome, referencia: formatarReferencia(referenciaDoNumero(f.referencia)), valor: centavos(f.conta.valores[i] ?? 0) }];
  });
}

/** m³ that the meter of the chart measured, or that were billed in its place. */
function volumeDoMes({ conta, leitura: l }: Fatos): number {
  return conta.tipoFaturamento === SO_TEE ? (l.medidoPoco ?? conta.volumeTee) : (l.medido ?? conta.volumeAgua);
}

/** Up to thirteen months, the oldest first; months before the first known one are left out. */
function historico(f: Fatos): DadosFatura['historico'] {
  const primeiro = f.historico.findIndex((m) => m.consumo !== null);
  const antes = primeiro < 0 ? [] : f.historico.slice(primeiro);
  return [
    ...antes.map((m) => ({ referencia: m.referencia, consumo: m.consumo, origem: origem(m.tipoConsumo) })),
    { referencia: referenciaDoNumero(f.referencia), consumo: volumeDoMes(f), origem: origem(f.leitura.tipoConsumo) },
  ];
}

/** Readings of the meter that the bill is about: of the well where there is no water. What was reckoned is not printed as read. */
function leitura(f: Fatos): DadosFatura['leitura'] {
  const { leitura: l } = f;
  const soTee = f.conta.tipoFaturamento === SO_TEE;
  const medido = soTee ? l.medidoPoco : l.medido;
  const atual = soTee ? l.poco : l.atual;
  const doPoco = l.poco !== null && l.medidoPoco !== null && l.poco >= l.medidoPoco ? l.poco - l.medidoPoco : null;
  const comMedidor = f.hidrometro !== null && l.tipoConsumo !== 4;
  return {
    anterior: l.dataAnterior === null || !comMedidor ? null : { data: l.dataAnterior, valor: soTee ? doPoco : l.anterior },
    atual: l.dataAtual === null || !comMedidor ? null : { data: l.dataAtual, valor: l.lida ? atual : null },
    proxima: comMedidor ? l.proxima : null,
    dias: f.conta.dias,
    origem: origem(l.tipoConsumo),
    ocorrencia: l.ocorrencia.codigo === 0 ? null : { codigo: String(l.ocorrencia.codigo).padStart(2, '0'), descricao: l.ocorrencia.descricao },
    medido: l.lida ? medido : null,
    media: l.media,
  };
}

function volumes({ conta }: Fatos): DadosFatura['volumes'] {
  const cobra = ehTipoFaturamento(conta.tipoFaturamento) ? COBRANCAS[conta.tipoFaturamento] : { agua: true, esgoto: false, tee: false };
  const esgoto = (cobra.esgoto ? conta.volumeAgua : 0) + (cobra.tee ? conta.volumeTee : 0);
  return { agua: cobra.agua ? conta.volumeAgua : null, esgoto: cobra.esgoto || cobra.tee ? esgoto : null };
}

function agrupar(texto: string, ...partes: readonly number[]): string {
  let i = 0;
  return partes.map((n) => texto.slice(i, (i += n))).join('.');
}

function consumidor(f: Fatos): DadosFatura['consumidor'] {
  const { logradouro, numero, complemento, bairro, cep } = f.endereco;
  const linha = [`${logradouro}, ${numero}`, complemento, bairro, `${cep.slice(0, 5)}-${cep.slice(5)}`].filter((p) => p !== null && p !== '').join(', ');
  return { nome: f.pessoa.nome, documento: f.pessoa.documento, enderecoLigacao: linha, enderecoEntrega: null };
}

function categorias(f: Fatos, c: ContextoDaFatura): readonly { nome: string; economias: number }[] {
  const lista: { nome: string; economias: number }[] = [];
  for (let i = 0; i + 1 < f.conta.economias.length; i += 2) {
    lista.push({ nome: c.subcategorias.get(f.conta.economias[i] ?? 0)?.nome ?? '', economias: f.conta.economias[i + 1] ?? 0 });
  }
  return lista;
}

/**
 * The document of one bill.
 * @throws when the calculation made again is not what the bill charges: a paper that cannot be explained is not printed.
 */
export function documentoDaFatura(f: Fatos, c: ContextoDaFatura): DadosFatura {
  const memoria = memoriaProvada(f.conta, c);
  if (!memoria.ok) throw new Error(`a fatura de aviso ${f.aviso} não pode ser impressa: ${memoria.erro.mensagem}`);
  const tipo = f.conta.tipoFaturamento;
  const valor = centavos(f.valor);
  return {
    concessionaria: c.concessionaria,
    aviso: String(f.aviso),
    notaFiscal: String(f.nota),
    segundaVia: c.segundaVia,
    referencia: referenciaDoNumero(f.referencia),
    emissao: f.emissao,
    vencimento: f.vencimento,
    validade: f.validade,
    consumidor: consumidor(f),
    ligacao: {
      cdc: String(f.cdc),
      inscricao: agrupar(f.inscricao, 2, 3, 3, 5, 2),
      hidrometro: f.hidrometro,
      categorias: categorias(f, c),
      tipoFaturamento: ehTipoFaturamento(tipo) ? COBRANCAS[tipo].nome : '',
      roteiro: `${f.roteiro.grupo} / ${f.roteiro.rota} / ${String(f.roteiro.sequencia).padStart(4, '0')}`,
    },
    leitura: leitura(f),
    volumes: volumes(f),
    historico: historico(f),
    composicao: composicaoDaFatura(memoria.valor),
    notaComposicao: notaDaComposicao(memoria.valor),
    lancamentos: lancamentos(f, c),
    total: valor,
    mensagens: mensagensDaFatura(f),
    qualidadeDaAgua: null,
    tributos: [],
    pagamento: { forma: 'codigo-de-barras', codigo: montarCodigoDeBarras(f.convenio, { valor, validade: f.validade, aviso: aviso(f.aviso) }) },
  };
}
