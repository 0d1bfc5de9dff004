import { writeFileSync } from 'node:fs';
import baixarFatura from '../../../events/http/faturamento/baixar-fatura.ts';
import mostrarFaturaContrato from '../../../events/http/faturamento/mostrar-fatura.ts';
import recalcularPrevia from '../../../events/http/faturamento/recalcular-previa.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { caminhoDigitado } from '../onde.ts';
import { dataBr, ficha, inteiro, reais, tabela } from '../texto.ts';

type Fatura = Awaited<ReturnType<typeof pedirFatura>>;

function pedirFatura(aviso: number, o: OpcoesDaApi) {
  return conectar(o).chamar(mostrarFaturaContrato, { params: { aviso } });
}

function apresentar(f: Fatura): string {
  const { titular, medicao: m, memoria } = f;
  const partes = [
    ficha([
      ['Aviso', `${f.aviso} (nota ${f.nota}, ciclo ${f.ciclo})`],
      ['Situação', f.situacao],
      ['Titular', `${titular.nome} (${titular.documentoMascarado})`],
      ['Ligação', `${titular.cdc}, ${titular.endereco}`],
      ['Referência', f.referencia],
      ['Emissão', dataBr(f.emissao)],
      ['Vencimento', `${dataBr(f.vencimento)} (vale até ${dataBr(f.validade)})`],
      ['Leituras', `${m.leituraAnterior ?? '–'} → ${m.leituraAtual ?? '–'} em ${m.dias} dias, ${m.tipoConsumo.toLowerCase()}, ${inteiro(m.volumeAgua)} m³`],
      ['Valor', `${reais(f.valor)} (saldo ${reais(f.saldo)})`],
    ]),
    tabela(['rubrica', 'valor'], f.componentes.map((c) => [c.nome, reais(c.valor)]), [1]),
    tabela(
      ['ato', 'categoria', 'serviço', 'faixa', 'm³', 'preço', 'valor'],
      memoria.linhas.map((l) => [l.ato, l.categoria, l.servico, l.descricao, l.quantidade ?? '', l.preco ?? '', l.valor]),
      [4, 5, 6],
    ),
    ...memoria.observacoes,
    `Linha digitável: ${f.linhaDigitavel}`,
  ];
  if (f.pagamentos.length > 0) {
    partes.push(tabela(['pago em', 'valor', 'quitou', 'destino', 'banco'], f.pagamentos.map((p) => [dataBr(p.data), reais(p.valor), reais(p.quitado), p.destino, p.banco]), [1, 2]));
  }
  return partes.join('\n\n');
}

export async function mostrarFatura(aviso: number, o: OpcoesDaApi): Promise<void> {
  mostrar(o, await pedirFatura(aviso, o), apresentar);
}

export async function baixarPdf(aviso: number, o: OpcoesDaApi & { readonly saida?: string }): Promise<void> {
  const { nome, conteudo } = await conectar(o).chamar(baixarFatura, { params: { aviso } });
  const destino = caminhoDigitado(o.saida ?? nome);
  writeFileSync(destino, conteudo);
  console.log(destino);
}

export async function recalcular(ciclo: number, cdc: number, o: OpcoesDaApi & { readonly motivo: string }): Promise<void> {
  const r = await conectar(o).chamar(recalcularPrevia, { params: { ciclo, cdc }, corpo: { motivo: o.motivo } });
  mostrar(o, r, (p) => `Prévia da ligação ${p.cdc}: era ${reais(p.valorAnterior)}, agora ${reais(p.valor)}; ${p.apontamentos} apontamento(s).`);
}
