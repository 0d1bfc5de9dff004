import { formatarLinhaDigitavel, linhaDigitavel } from '../../domain/arrecadacao/linha-digitavel.ts';
import { simboloItf } from '../../domain/arrecadacao/simbolo-itf.ts';
import { impossivel } from '../../domain/comum/afirmar.ts';
import { formatarData } from '../../domain/comum/data-civil.ts';
import { formatarReais } from '../../domain/comum/dinheiro.ts';
import { formatarReferencia } from '../../domain/comum/referencia.ts';
import { apresentarValores, formatarDecimal } from './apresentar-valores.ts';
import type { ConsumoDoMes, DadosFatura, OrigemConsumo, PontoDeLeitura, QualidadeDaAgua } from './dados-fatura.ts';
import { encurtar } from './largura-de-texto.ts';
import type { CampoApresentado, FaturaApresentada, PagamentoApresentado } from './fatura-apresentada.ts';

const MESES_DO_GRAFICO = 13;
const AUSENTE = '—';
const ORIGENS: Readonly<Record<OrigemConsumo, string>> = {
  real: 'leitura real',
  media: 'média',
  minimo: 'mínimo',
  fixo: 'consumo fixo',
  informada: 'leitura informada pelo cliente',
  estimada: 'estimativa',
};

/** From facts to strings; pure, so that the same bill is the same page. Long register texts are shortened to the room that the page has. */
export function apresentarFatura(d: DadosFatura): FaturaApresentada {
  const valores = apresentarValores(d);
  const continua = valores.continuacao === null ? [] : ['Continua no verso ou na folha seguinte'];
  return {
    titulo: d.segundaVia ? 'Conta de água e esgoto: 2ª via' : 'Conta de água e esgoto',
    concessionaria: {
      nome: encurtar(d.concessionaria.nome, 30),
      linhas: [
        encurtar(`CNPJ ${d.concessionaria.cnpj} · ${d.concessionaria.endereco}`, 48),
        encurtar(d.concessionaria.telefones.map((t) => `${t.rotulo} ${t.numero}`).join(' · '), 48),
        encurtar(`${d.concessionaria.site} · Ouvidoria ${d.concessionaria.ouvidoria}`, 48),
      ],
    },
    identificacao: [`Nota fiscal ${d.notaFiscal} · Aviso ${d.aviso}`, `Emitida em ${formatarData(d.emissao)}`, ...continua],
    destaques: destaques(d),
    consumidor: consumidor(d),
    ligacao: ligacao(d),
    leitura: leitura(d),
    grafico: grafico(d.historico),
    ...valores,
    total: formatarReais(d.total),
    tributos: tributos(d),
    qualidade: d.qualidadeDaAgua === null ? null : qualidade(d.qualidadeDaAgua),
    canhoto: {
      endereco: encurtar(d.consumidor.enderecoEntrega ?? d.consumidor.enderecoLigacao, 56),
      nota: d.pagamento.forma === 'codigo-de-barras' ? 'Destaque na linha e leve esta parte para pagar' : 'Comprovante',
      campos: [
        { rotulo: 'Ligação (CDC)', valor: d.ligacao.cdc },
        { rotulo: 'Referência', valor: formatarReferencia(d.referencia) },
        { rotulo: 'Aviso', valor: d.aviso },
        { rotulo: 'Pagável até', valor: formatarData(d.validade) },
        { rotulo: 'Vencimento', valor: formatarData(d.vencimento) },
        { rotulo: 'Total a pagar', valor: formatarReais(d.total) },
      ],
    },
    pagamento: pagamento(d),
  };
}

function destaques(d: DadosFatura): readonly CampoApresentado[] {
  return [
    { rotulo: 'Ligação (CDC)', valor: d.ligacao.cdc },
    { rotulo: 'Mês de referência', valor: formatarReferencia(d.referencia) },
    { rotulo: 'Vencimento', valor: formatarData(d.vencimento) },
    { rotulo: 'Total a pagar', valor: formatarReais(d.total) },
  ];
}

function consumidor(d: DadosFatura): FaturaApresentada['consumidor'] {
  const { nome, documento, enderecoLigacao, enderecoEntrega } = d.consumidor;
  return {
    nome: encurtar(nome, 27),
    campos: [
      { rotulo: 'CPF ou CNPJ', valor: documento ?? AUSENTE },
      { rotulo: 'Imóvel', valor: encurtar(enderecoLigacao, 60) },
      { rotulo: 'Entrega', valor: enderecoEntrega === null ? 'no imóvel' : encurtar(enderecoEntrega, 60) },
    ],
  };
}

function ligacao(d: DadosFatura): readonly CampoApresentado[] {
  const categorias = d.ligacao.categorias.map((c) => `${c.nome} (${c.economias})`).join(', ');
  const economias = d.ligacao.categorias.reduce((soma, c) => soma + c.economias, 0);
  return [
    { rotulo: 'Inscrição cadastral', valor: encurtar(d.ligacao.inscricao, 14) },
    { rotulo: 'Hidrômetro', valor: encurtar(d.ligacao.hidrometro ?? 'sem hidrômetro', 9) },
    { rotulo: 'Roteiro', valor: encurtar(d.ligacao.roteiro, 10) },
    { rotulo: 'Categorias (economias)', valor: encurtar(categorias, 27) },
    { rotulo: 'Economias', valor: String(economias) },
    { rotulo: 'Cobrança', valor: encurtar(d.ligacao.tipoFaturamento, 20) },
  ];
}

function leitura(d: DadosFatura): FaturaApresentada['leitura'] {
  const l = d.leitura;
  const linha = (rotulo: string, p: PontoDeLeitura | null): readonly string[] =>
    p === null ? [rotulo, AUSENTE, AUSENTE] : [rotulo, formatarData(p.data), p.valor === null ? 'não lida' : inteiro(p.valor)];
  const metros = (v: number | null): string => (v === null ? AUSENTE : `${inteiro(v)} m³`);
  return {
    cabecalho: ['Leitura', 'Data', 'm³ no hidrômetro'],
    linhas: [linha('Anterior', l.anterior), linha('Atual', l.atual), ['Próxima prevista', l.proxima === null ? AUSENTE : formatarData(l.proxima), '']],
    campos: [
      { rotulo: 'Consumo medido', valor: metros(l.medido) },
      { rotulo: 'Água cobrada', valor: metros(d.volumes.agua) },
      { rotulo: 'Esgoto cobrado', valor: metros(d.volumes.esgoto) },
      { rotulo: 'Período', valor: `${inteiro(l.dias)} ${l.dias === 1 ? 'dia' : 'dias'}` },
      { rotulo: 'Média', valor: metros(l.media) },
      { rotulo: 'Cobrado por', valor: ORIGENS[l.origem].replace(' informada pelo cliente', ' informada') },
    ],
    ocorrencia: l.ocorrencia === null ? null : encurtar(`Ocorrência ${l.ocorrencia.codigo}: ${l.ocorrencia.descricao}`, 56),
  };
}

function grafico(historico: readonly ConsumoDoMes[]): FaturaApresentada['grafico'] {
  const meses = historico.slice(-MESES_DO_GRAFICO);
  const maior = Math.max(1, ...meses.map((m) => m.consumo ?? 0));
  const naoLidos = meses.some((m) => m.consumo !== null && m.origem !== 'real');
  const dizer = (m: ConsumoDoMes): string => {
    if (m.consumo === null) return `${formatarReferencia(m.referencia)} sem conta`;
    return `${formatarReferencia(m.referencia)} ${inteiro(m.consumo)}${m.origem === 'real' ? '' : ` (${ORIGENS[m.origem]})`}`;
  };
  return {
    alt: `Consumo em metros cúbicos, mês a mês: ${meses.map(dizer).join('; ')}.`,
    barras: meses.map((m, i) => ({
      mes: `${m.referencia.slice(5, 7)}/${m.referencia.slice(2, 4)}`,
      rotulo: m.consumo === null ? AUSENTE : inteiro(m.consumo),
      proporcao: Math.max(0, m.consumo ?? 0) / maior,
      lida: m.origem === 'real',
      atual: i === meses.length - 1,
    })),
    legenda: naoLidos ? 'Barra pontilhada: mês sem leitura real do hidrômetro.' : null,
  };
}

function tributos(d: DadosFatura): string | null {
  if (d.tributos.length === 0) return null;
  const partes = d.tributos.map((t) => `${t.nome} ${formatarDecimal(t.aliquota, 2)}% (${formatarReais(t.valor)})`);
  return encurtar(`Tributos incluídos: ${partes.join(' · ')}`, 76);
}

function qualidade(q: QualidadeDaAgua): FaturaApresentada['qualidade'] {
  return {
    titulo: encurtar(`Qualidade da água em ${formatarReferencia(q.referencia)}: ${q.sistema}`, 27),
    cabecalho: ['Parâmetro (amostras)', 'Exigidas', 'Realizadas', 'Conformes'],
    linhas: q.parametros.slice(0, 6).map((p) => [encurtar(p.nome, 12), inteiro(p.exigidas), inteiro(p.realizadas), inteiro(p.conformes)]),
  };
}

function pagamento(d: DadosFatura): PagamentoApresentado {
  const p = d.pagamento;
  switch (p.forma) {
    case 'codigo-de-barras': {
      const linha = formatarLinhaDigitavel(linhaDigitavel(p.codigo));
      const barras = simboloItf(p.codigo).barras.map((b): readonly [number, number] => [b.x, b.largura]);
      return { forma: p.forma, blocos: linha.split(' '), alt: `Código de barras para pagamento. Linha digitável: ${linha}`, barras };
    }
    case 'debito-automatico':
      return { forma: 'sem-codigo', titulo: 'Débito automático', texto: `Esta conta será debitada no vencimento: ${encurtar(p.banco, 34)}. Confira o saldo; não é preciso pagá-la em outro lugar.` };
    case 'nada-a-pagar':
      return { forma: 'sem-codigo', titulo: 'Nada a pagar', texto: 'Esta conta não tem valor a pagar. Guarde-a como comprovante do consumo do mês.' };
    default:
      return impossivel(p);
  }
}

function inteiro(valor: number): string {
  return formatarDecimal(String(valor));
}
