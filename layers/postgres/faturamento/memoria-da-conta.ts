import { dataCivil, somarDias } from '../../../domain/comum/data-civil.ts';
import { descreverFaixa, type BlocoDaMemoria, type LinhaDaMemoria } from '../../../domain/faturamento/linhas-da-memoria.ts';
import { memoriaProvada, type ContaGuardada, type Memoria, type TabelasDaMemoria } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { Executor } from '../conexao.ts';
import { baseDaConta, type LinhaDaConta } from './conta-guardada.ts';
import { tabelasDaConta, type TabelasDaConta } from './tabelas-da-memoria.ts';

/** The memory as the routes answer it; decimals are texts. */
export interface MemoriaApresentada {
  readonly atos: { readonly numero: string; readonly dias: number }[];
  readonly economias: { readonly categoria: string; readonly subcategoria: string; readonly quantidade: number }[];
  readonly linhas: LinhaApresentada[];
  readonly observacoes: string[];
}

interface LinhaApresentada {
  readonly ato: string;
  readonly categoria: string;
  readonly servico: LinhaDaMemoria['servico'];
  readonly descricao: string;
  readonly acimaDe: number | null;
  readonly ate: number | null;
  readonly quantidade: string | null;
  readonly preco: string | null;
  readonly valor: string;
}

const comVirgula = (decimal: string): string => decimal.replace('.', ',');

/** @throws when the calculation made again does not come to what the bill charges: a defect, never shown (invariant 15) */
export function exigirMemoria(conta: ContaGuardada, tabelas: TabelasDaMemoria, qual: string): Memoria {
  const memoria = memoriaProvada(conta, tabelas);
  if (memoria.ok) return memoria.valor;
  throw new Error(`${qual}: ${memoria.erro.codigo}: ${memoria.erro.mensagem}`);
}

/** The tables for the period of one bill. */
export function tabelasDoPeriodo(banco: Executor, l: Pick<LinhaDaConta, 'data_atual' | 'dias'>): Promise<TabelasDaConta> {
  const ate = dataCivil(l.data_atual ?? '');
  return tabelasDaConta(banco, somarDias(ate, -l.dias), ate);
}

/** The memory of one bill, proven. `calculada` is false where there is no bill to compute. */
export function memoriaDaConta(l: LinhaDaConta, tabelas: TabelasDaConta, calculada: boolean, qual: string): MemoriaApresentada {
  const economias = economiasDaConta(l.economias, tabelas);
  if (!calculada) return { atos: [], economias, linhas: [], observacoes: [] };
  const memoria = exigirMemoria(baseDaConta(l), tabelas, qual);
  return { atos: [...memoria.atos], economias, linhas: memoria.blocos.flatMap(linhasDoBloco), observacoes: observacoes(memoria) };
}

export function economiasDaConta(empacotadas: readonly number[], tabelas: TabelasDaConta): MemoriaApresentada['economias'] {
  const economias: MemoriaApresentada['economias'] = [];
  for (let i = 0; i + 1 < empacotadas.length; i += 2) {
    const s = tabelas.subcategorias.get(empacotadas[i] ?? 0);
    economias.push({ categoria: s?.categoria ?? 'Categoria não cadastrada', subcategoria: s?.nome ?? 'Subcategoria não cadastrada', quantidade: empacotadas[i + 1] ?? 0 });
  }
  return economias;
}

function linhasDoBloco(b: BlocoDaMemoria): LinhaApresentada[] {
  return b.linhas.flatMap((l): LinhaApresentada[] => {
    const { acimaDe, ate, quantidade, preco, percentual } = l;
    const faixa = { ato: b.ato, categoria: b.categoria, acimaDe, ate };
    const descricao = descreverFaixa(l);
    const daAgua = { ...faixa, servico: l.servico, descricao, quantidade, preco, valor: l.servico === 'AGUA' ? l.agua : l.esgoto };
    if (percentual === null) return [daAgua];
    const doPercentual = { ...faixa, descricao: `${comVirgula(percentual)}% da água de ${descricao}`, quantidade: l.servico === 'TEE' ? quantidade : null, preco: null, valor: l.esgoto };
    return l.servico === 'TEE' ? [{ ...doPercentual, servico: 'TEE' }] : [daAgua, { ...doPercentual, servico: 'ESGOTO' }];
  });
}

function observacoes(m: Memoria): string[] {
  const textos: string[] = [];
  const [primeiro, segundo] = m.atos;
  if (primeiro !== undefined && segundo !== undefined) {
    textos.push(`Dois atos no período: cada linha vale a fração exata dos seus dias (${primeiro.dias} e ${segundo.dias} de ${primeiro.dias + segundo.dias}).`);
  }
  if (new Set(m.blocos.filter((b) => b.servico === 'CONSUMO').map((b) => b.categoria)).size > 1) {
    textos.push('O volume foi repartido entre as categorias pela quantidade de economias de cada uma.');
  }
  for (const b of m.blocos) {
    const cobrado = b.linhas.filter((l) => l.servico !== 'ESGOTO').reduce((s, l) => s + Number(l.quantidade ?? 0), 0);
    if (cobrado > Number(b.volume) + 0.001) textos.push(`${b.categoria}: o consumo não passa da franquia da tabela, e ela é cobrada inteira.`);
  }
  return [...new Set(textos)];
}
