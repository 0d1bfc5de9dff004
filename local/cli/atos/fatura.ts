import { writeFileSync } from 'node:fs';
import baixarFatura from '../../../events/http/faturamento/baixar-fatura.ts';
import mostrarFaturaContrato from '../../../events/http/faturamento/mostrar-fatura.ts';
import recalcularPrevia from '../../../events/http/faturamento/recalcular-previa.ts';
import { DESTINO, FATURA } from '../../../web/operador/src/nucleo/situacoes.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { caminhoDigitado } from '../onde.ts';
import { dataBr, ficha, inteiro, quantos, reais, tabela } from '../texto.ts';

type Fatura = Awaited<ReturnType<typeof pedirFatura>>;

function pedirFatura(aviso: number, o: OpcoesDaApi) {
  return conectar(o).chamar(mostrarFaturaContrato, { params: { aviso } });
}

const CONSUMO: Readonly<Record<Fatura['medicao']['tipoConsumo'], string>> = { LEITURA: 'pela leitura', MEDIA: 'pela média', MINIMO: 'pelo mínimo', FIXO: 'pelo fixo', NAO_FATURADO: 'não faturado' };
const SERVICO: Readonly<Record<Fatura['memoria']['linhas'][number]['servico'], string>> = { AGUA: 'água', ESGOTO: 'esgoto', TEE: 'TEE' };

/** Exact decimals, as many as there are, and at least the two of money. */
const decimal = (valor: string | null): string => (valor ?? '').replace(/^(-?\d+)(?:\.(\d+))?$/, (_, inteiros: string, casas = '') => `${inteiros},${String(casas).padEnd(2, '0')}`);

export function apresentarFatura(f: Fatura): string {
  const { titular, medicao: m, memoria } = f;
  const partes = [
    ficha([
      ['Aviso', `${f.aviso} (nota ${f.nota}, ciclo ${f.ciclo})`],
      ['Situação', FATURA[f.situacao].nome],
      ['Titular', `${titular.nome} (${titular.documentoMascarado})`],
      ['Ligação', `${titular.cdc}, ${titular.endereco}`],
      ['Referência', f.referencia],
      ['Emissão', dataBr(f.emissao)],
      ['Vencimento', `${dataBr(f.vencimento)} (vale até ${dataBr(f.validade)})`],
      ['Leituras', `${m.leituraAnterior ?? '–'} → ${m.leituraAtual ?? '–'} em ${m.dias} dias, ${CONSUMO[m.tipoConsumo]}, ${inteiro(m.volumeAgua)} m³`],
      ['Valor', `${reais(f.valor)} (saldo ${reais(f.saldo)})`],
    ]),
    tabela(['rubrica', 'valor'], f.componentes.map((c) => [c.nome, reais(c.valor)]), [1]),
    tabela(
      ['ato', 'categoria', 'serviço', 'faixa', 'm³', 'preço', 'valor'],
      memoria.linhas.map((l) => [l.ato, l.categoria, SERVICO[l.servico], l.descricao, (l.quantidade ?? '').replace('.', ','), decimal(l.preco), decimal(l.valor)]),
      [4, 5, 6],
    ),
    ...memoria.observacoes,
    `Linha digitável: ${f.linhaDigitavel}`,
  ];
  if (f.pagamentos.length > 0) {
    partes.push(tabela(['pago em', 'valor', 'quitou', 'destino', 'banco'], f.pagamentos.map((p) => [dataBr(p.data), reais(p.valor), reais(p.quitado), DESTINO[p.destino].nome, p.banco]), [1, 2]));
  }
  return partes.join('\n\n');
}

export async function mostrarFatura(aviso: number, o: OpcoesDaApi): Promise<void> {
  mostrar(o, await pedirFatura(aviso, o), apresentarFatura);
}

export async function baixarPdf(aviso: number, o: OpcoesDaApi & { readonly saida?: string }): Promise<void> {
  const { nome, conteudo } = await conectar(o).chamar(baixarFatura, { params: { aviso } });
  const destino = caminhoDigitado(o.saida ?? nome);
  writeFileSync(destino, conteudo);
  mostrar(o, { aviso, arquivo: destino, bytes: conteudo.length }, ({ arquivo }) => arquivo);
}

export async function recalcular(ciclo: number, cdc: number, o: OpcoesDaApi & { readonly motivo: string }): Promise<void> {
  const r = await conectar(o).chamar(recalcularPrevia, { params: { ciclo, cdc }, corpo: { motivo: o.motivo } });
  mostrar(o, r, (p) => `Prévia da ligação ${p.cdc}: era ${reais(p.valorAnterior)}, agora ${reais(p.valor)}; ${quantos(p.apontamentos, 'apontamento', 'apontamentos')}.`);
}
