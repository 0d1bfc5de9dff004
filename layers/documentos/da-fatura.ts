/** From the facts of an issued bill to its document: the words, the order and the messages of the page. */
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { centavos, formatarReais, somarTodos } from '../../domain/comum/dinheiro.ts';
import { aviso } from '../../domain/comum/identidades.ts';
import { mesesEntre, referencia, somarMeses, type Referencia } from '../../domain/comum/referencia.ts';
import { memoriaProvada, type Memoria } from '../../domain/faturamento/memoria-de-calculo.ts';
import { COBRANCAS, ehTipoFaturamento } from '../../domain/faturamento/tipo-faturamento.ts';
import type { LinhaDaMemoria } from '../../domain/faturamento/linhas-da-memoria.ts';
import type { FatosDaFatura as Fatos } from '../postgres/faturamento/dados-das-faturas.ts';
import type { TabelasDaConta } from '../postgres/faturamento/tabelas-da-memoria.ts';
import type { Composicao, DadosConcessionaria, DadosFatura, Lancamento, MensagemFatura, OrigemConsumo } from './dados-fatura.ts';

export interface ContextoDaFatura extends TabelasDaConta {
  readonly concessionaria: DadosConcessionaria;
  /** Printed again after the print file of the cycle. */
  readonly segundaVia: boolean;
}

const ORIGEM: readonly OrigemConsumo[] = ['real', 'real', 'media', 'minimo', 'fixo', 'real'];
const MESES_DO_GRAFICO = 13;
/** Above this share of the average the page itself warns about leaks (TR 14.2). */
const AUMENTO_A_AVISAR = 170;

function mes(numero: number): Referencia {
  return referencia(`${Math.trunc(numero / 100)}-${String(numero % 100).padStart(2, '0')}`);
}

function faixa(l: LinhaDaMemoria): string {
  if (l.tipo === 'FIXO') return 'Tarifa fixa';
  if (l.tipo === 'MINIMO') return `Tarifa mínima até ${l.ate ?? 0} m³`;
  if (l.ate === null) return `Acima de ${l.acimaDe} m³`;
  return `${l.acimaDe === 0 ? 0 : l.acimaDe + 1} a ${l.ate} m³`;
}

function composicao(memoria: Memoria): readonly Composicao[] {
  return memoria.blocos.map((b) => ({
    titulo: `${b.categoria}, ${b.economias} ${b.economias === '1' ? 'economia' : 'economias'}, ${b.volume.replace('.', ',')} m³${memoria.atos.length > 1 ? `, ato ${b.ato}` : ''}`,
    faixas: b.linhas.map((l) => ({ descricao: faixa(l), volume: l.quantidade ?? '0', tarifa: l.preco ?? (l.agua === '0' ? l.esgoto : l.agua), agua: l.centavosAgua, esgoto: l.centavosEsgoto })),
    agua: somarTodos(b.linhas.map((l) => l.centavosAgua)),
    esgoto: somarTodos(b.linhas.map((l) => l.centavosEsgoto)),
  }));
}

function nota(memoria: Memoria): string {
  const percentuais = new Set(memoria.blocos.flatMap((b) => b.linhas.map((l) => l.percentual)).filter((p) => p !== null));
  const esgoto = percentuais.size === 0 ? '' : ` Esgoto: ${[...percentuais].map((p) => p.replace('.', ',')).join('%, ')}% da água.`;
  const atos = memoria.atos.map((a) => (memoria.atos.length > 1 ? `${a.numero} (${a.dias} dias)` : a.numero)).join(' e ');
  return `Ato ${atos}.${esgoto}`;
}

function lancamentos(f: Fatos, c: ContextoDaFatura): readonly Lancamento[] {
  const multa = c.rubricaDe.get('MULTA');
  const correcao = c.rubricaDe.get('CORRECAO');
  const mesDaConta = mes(f.referencia).split('-').reverse().join('/');
  return f.conta.rubricas.map((rubrica, i) => ({
    descricao: c.rubricas.get(rubrica)?.nome ?? `Rubrica ${rubrica}`,
    referencia: rubrica === multa || rubrica === correcao ? `aviso ${f.encargosDe.join(', ')}` : mesDaConta,
    valor: centavos(f.conta.valores[i] ?? 0),
  }));
}

/** Up to thirteen months, the oldest first; what came before the registered history is left out. */
function historico(f: Fatos): DadosFatura['historico'] {
  const atual = mes(f.referencia);
  const meses: { referencia: Referencia; consumo: number | null; origem: OrigemConsumo }[] = [];
  for (let i = MESES_DO_GRAFICO - 1; i >= 1; i--) {
    const m = somarMeses(atual, -i);
    const indice = f.historicoDesde === null ? -1 : mesesEntre(m, mes(f.historicoDesde));
    const consumo = f.historico[indice];
    if (consumo !== undefined || meses.length > 0) meses.push({ referencia: m, consumo: consumo ?? null, origem: 'real' });
  }
  meses.push({ referencia: atual, consumo: f.leitura.medido ?? f.conta.volumeAgua, origem: ORIGEM[f.leitura.tipoConsumo] ?? 'real' });
  return meses;
}

function mensagens(f: Fatos): readonly MensagemFatura[] {
  const lista: MensagemFatura[] = [];
  if (f.vencidas.quantidade > 0) {
    const contas = f.vencidas.quantidade === 1 ? 'Há 1 conta vencida' : `Há ${f.vencidas.quantidade} contas vencidas`;
    lista.push({ tipo: 'debito', titulo: contas, texto: `Somam ${formatarReais(centavos(f.vencidas.valor))}, sem multa e correção. Se já pagou, desconsidere este aviso.` });
  }
  const { medido, media, tipoConsumo } = f.leitura;
  if (tipoConsumo === 2) lista.push({ tipo: 'aviso', titulo: 'Conta pela média', texto: 'Não foi possível ler o hidrômetro. A diferença para a leitura real será acertada nas próximas contas. Deixe o hidrômetro acessível.' });
  if (tipoConsumo === 1 && medido !== null && media !== null && media > 0 && medido * 100 > media * AUMENTO_A_AVISAR) {
    lista.push({ tipo: 'aviso', titulo: 'Seu consumo subiu', texto: `Foram ${medido} m³; a média é de ${media} m³. Feche os registros e veja se o hidrômetro continua a girar: pode ser vazamento.` });
  }
  if (f.encargosDe.length > 0) lista.push({ tipo: 'aviso', titulo: 'Encargos por atraso', texto: `A multa e a correção são de conta paga depois do vencimento (aviso ${f.encargosDe.join(', ')}).` });
  return lista;
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
  const { leitura: l } = f;
  const tipo = f.conta.tipoFaturamento;
  const temEsgoto = ehTipoFaturamento(tipo) && (COBRANCAS[tipo].esgoto || COBRANCAS[tipo].tee);
  const valor = centavos(f.valor);
  return {
    concessionaria: c.concessionaria,
    aviso: String(f.aviso),
    notaFiscal: String(f.nota),
    segundaVia: c.segundaVia,
    referencia: mes(f.referencia),
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
    leitura: {
      anterior: l.dataAnterior === null ? null : { data: l.dataAnterior, valor: l.anterior },
      atual: l.dataAtual === null ? null : { data: l.dataAtual, valor: l.tipoConsumo === 1 ? l.atual : null },
      proxima: l.proxima,
      dias: f.conta.dias,
      origem: ORIGEM[l.tipoConsumo] ?? 'real',
      ocorrencia: l.ocorrencia.codigo === 0 ? null : { codigo: String(l.ocorrencia.codigo).padStart(2, '0'), descricao: l.ocorrencia.descricao },
      medido: l.medido,
      media: l.media,
    },
    volumes: { agua: f.conta.volumeAgua, esgoto: temEsgoto ? f.conta.volumeTee || f.conta.volumeAgua : 0 },
    historico: historico(f),
    composicao: composicao(memoria.valor),
    notaComposicao: nota(memoria.valor),
    lancamentos: lancamentos(f, c),
    total: valor,
    mensagens: mensagens(f),
    qualidadeDaAgua: null,
    tributos: [],
    pagamento: { forma: 'codigo-de-barras', codigo: montarCodigoDeBarras(f.convenio, { valor, validade: f.validade, aviso: aviso(f.aviso) }) },
  };
}
